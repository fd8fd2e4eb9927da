import Conversations
import Messaging
import Testing

/// The schedule and the store together under random schedules: messages are added, sent, refused, delivered and reported,
/// accounts stop and go on, the program dies and starts again, the clock jumps.
///
/// What is found wrong is told with the seed and the shortest number of steps that shows it.
@Suite struct OutboxModelTests {
    @Test func randomSchedulesKeepEveryPromise() {
        for seed in 0..<300 as Range<UInt64> {
            guard let complaint = OutboxModel.complaint(seed: seed, steps: 400) else { continue }
            // Shrinks to the fewest steps.
            let steps = (1...400).first { OutboxModel.complaint(seed: seed, steps: $0) != nil } ?? 400
            Issue.record("seed \(seed), \(steps) steps: \(complaint)")
            return
        }
    }
}

/// A world in which nothing waits for anything but its own dice.
private struct OutboxModel {
    private var random: SeededGenerator
    private let store = MemoryConversationStore()
    private var schedule = OutboxSchedule()
    private var now: Int64 = 0
    private var inFlight: [OutboxTicket] = []
    private var events = 0
    /// What was added, by conversation, in order: row ids.
    private var added: [ConversationKey: [Int]] = [:]
    /// What arrived at the platform, by conversation, in order.
    private var arrived: [ConversationKey: [Int]] = [:]
    /// How often a row arrived without the program knowing: it died, or no answer came.
    private var unknownArrivals: [Int: Int] = [:]
    private var stopped: Set<AccountKey> = []

    private init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// What goes wrong in so many steps, and in bringing everything to its end after them; `nil` for nothing.
    static func complaint(seed: UInt64, steps: Int) -> String? {
        var model = OutboxModel(seed: seed)
        for _ in 0..<steps { model.step() }
        model.drain()
        return model.complaint
    }

    private mutating func step() {
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1: addEvent()
        case 2, 3, 4: take()
        case 5, 6, 7: answer(allowsTrouble: true)
        case 8: now += Int64.random(in: 0...10_000, using: &random)
        case 9: resume()
        case 10: if Int.random(in: 0..<10, using: &random) == 0 { crash() }
        default: report()
        }
    }

    private mutating func addEvent() {
        // One in four is a delivery of an earlier event.
        let isAgain = events > 0 && Int.random(in: 0..<4, using: &random) == 0
        let number = isAgain ? Int.random(in: 1...events, using: &random) : events + 1
        events = max(events, number)
        let key = ConversationKey(
            platform: number % 2 == 0 ? .whatsapp : .messenger,
            account: "\(number % 3)",
            contact: "\(number % 7)"
        )
        let event = InboundEvent(platform: key.platform, kind: .message, account: key.account, id: "m\(number)")
        var settlement = Settlement(
            keys: [EventKey(event)],
            entry: nil,
            conversation: key,
            destination: Destination(conversation: key, account: key.account, address: .contact(key.contact)),
            windowOpenedAt: 0,
            messages: (0..<(number % 3 + 1)).map { .init(reply: .text("\(number).\($0)")) }
        )
        let claim = OutboxClaim(conversation: key, kind: .text)
        settlement.claimsFirst = Bool.random(using: &random) && schedule.claim(claim, at: now)
        // Others are sent and answered while it is stored.
        if settlement.claimsFirst {
            for _ in 0..<3 { Bool.random(using: &random) ? take() : answer(allowsTrouble: true) }
        }
        guard case .settled(let rows) = store.settle(settlement) else {
            if settlement.claimsFirst { _ = schedule.redeem(claim, for: [], at: now) }
            return
        }
        added[key, default: []] += rows.map(\.id)
        guard settlement.claimsFirst else { return schedule.add(rows.map(OutboxTicket.init), at: now) }
        if let first = schedule.redeem(claim, for: rows.map(OutboxTicket.init), at: now) { inFlight.append(first) }
    }

    private mutating func take() {
        guard let ticket = schedule.next(at: now) else { return }
        store.update(ticket.id, to: .sending(attempt: ticket.attempts + 1))
        inFlight.append(ticket)
    }

    private mutating func answer(allowsTrouble: Bool) {
        guard let index = inFlight.indices.randomElement(using: &random) else { return }
        let ticket = inFlight.remove(at: index)
        let key = ticket.conversation
        switch allowsTrouble ? Int.random(in: 0..<8, using: &random) : 7 {
        case 0:
            store.update(ticket.id, to: .queued)
            schedule.postpone(ticket, for: Int64.random(in: 0...5000, using: &random), at: now)
        case 1:
            store.update(ticket.id, to: .queued)
            schedule.block(ticket, .paused(until: now + 2000), at: now)
        case 2:
            store.update(ticket.id, to: .queued)
            stopped.insert(ticket.account)
            schedule.block(ticket, .stopped(reason: "token", secretsGeneration: 1), at: now)
        case 3:
            let later = store.abandon(ticket.id, as: .failed(code: 131_026, reason: "no"))
            schedule.finish(ticket, dropping: Set(later), at: now)
        case 4:
            // It arrived, but no answer came: it is sent once more.
            guard unknownArrivals[ticket.id] == nil else { fallthrough }
            arrived[key, default: []].append(ticket.id)
            unknownArrivals[ticket.id, default: 0] += 1
            store.update(ticket.id, to: .queued)
            schedule.postpone(ticket, for: 1000, at: now)
        default:
            arrived[key, default: []].append(ticket.id)
            store.update(ticket.id, to: .sent(messageID: "wamid.\(ticket.id)"))
            schedule.finish(ticket, at: now)
        }
    }

    private mutating func resume() {
        for account in stopped { schedule.resume(account) }
        stopped = []
    }

    /// The program dies: only the store is left.
    private mutating func crash() {
        for ticket in inFlight where Bool.random(using: &random) {
            arrived[ticket.conversation, default: []].append(ticket.id)
            unknownArrivals[ticket.id, default: 0] += 1
        }
        inFlight = []
        stopped = []
        // A new process's clock begins anew.
        now = Int64.random(in: 0...1_000_000, using: &random)
        schedule = OutboxSchedule()
        schedule.add(store.recover(.resend), at: now)
    }

    private func report() {
        var random = random
        guard let id = (1...max(events, 1)).randomElement(using: &random) else { return }
        store.note(DeliveryReport(progress: .delivered), about: "wamid.\(id)", at: now)
    }

    /// Lets everything come to its end: nobody refuses anything any more.
    private mutating func drain() {
        for _ in 0..<100_000 {
            resume()
            take()
            if inFlight.isEmpty {
                guard let wake = schedule.nextWake, schedule.count > 0 else { return }
                now = max(now + 1, wake)
            } else {
                answer(allowsTrouble: false)
            }
        }
    }

    private var complaint: String? {
        if schedule.count > 0 { return "\(schedule.count) messages are stuck" }
        for (key, ids) in added {
            let times = Dictionary(grouping: arrived[key] ?? [], by: \.self).mapValues(\.count)
            for id in ids {
                guard let standing = store.standing(of: id) else { return "row \(id) is gone" }
                if !standing.state.isFinal { return "row \(id) is \(standing.state)" }
                let count = times[id] ?? 0
                if standing.state == .sent, count == 0 { return "row \(id) is sent, but never arrived" }
                if count > 1 + (unknownArrivals[id] ?? 0) { return "row \(id) arrived \(count) times" }
            }
            let firsts = (arrived[key] ?? []).reduce(into: [Int]()) { if !$0.contains($1) { $0.append($1) } }
            if firsts != firsts.sorted() { return "\(key.contact) got \(firsts)" }
        }
        return nil
    }
}
