package import Logging
import Messaging
import ServiceLifecycle
import Synchronization

/// Sends what waits in the outbox: takes the next message from the schedule, makes an attempt, stores how it went.
///
/// Thread rule: one task asks the schedule for the next message; each attempt is a task of its own. The schedule is under
/// a lock that is never held across a suspension.
package final class OutboxSender: Service {
    /// The most messages whose content is kept beside their tickets; the others are read when their turn comes.
    static let maximumKept = 4_000

    /// What is due within this time is still sent when the service is told to stop, in milliseconds.
    private static let lastWait: Int64 = 500

    let parts: Parts
    private let persistence: Persistence
    private let logger: Logger
    let state: Mutex<State>

    /// Creates a sender.
    package init(parts: Parts, logger: Logger) {
        self.parts = parts
        self.logger = logger
        persistence = Persistence(clock: parts.clock)
        state = Mutex(State(schedule: OutboxSchedule(limits: parts.limits)))
    }

    // MARK: - What others see and do

    /// The messages that are not final.
    package var depth: Int { state.withLock { $0.schedule.count + $0.early.count } }

    /// The accounts whose messages wait, and why.
    package var blockedAccounts: [AccountKey: OutboxSchedule.Standing] {
        state.withLock { $0.schedule.blockedAccounts }
    }

    /// Takes in messages that the store holds as queued.
    ///
    /// Each waits before it goes out as long as its delay says, in milliseconds, where it has one.
    package func add(_ rows: [OutboxRow], after delays: [Int64] = []) {
        guard !rows.isEmpty else { return }
        let moment = moment
        let tickets = OutboxTicket.tickets(of: rows, after: delays, at: moment)
        state.withLock { state in
            for row in rows where state.kept.count < Self.maximumKept { state.kept[row.id] = row }
            state.add(tickets, at: moment)
        }
        signal()
    }

    /// Takes in the tickets of messages that the store holds as queued.
    package func add(_ tickets: [OutboxTicket]) {
        guard !tickets.isEmpty else { return }
        let moment = moment
        state.withLock { $0.add(tickets, at: moment) }
        signal()
    }

    /// The secrets were replaced: an account that was stopped under the old ones sends again.
    package func noteNewSecrets() { signal() }

    /// An account's messages go out again, because an operator says that it is mended.
    ///
    /// - Returns: Whether any waited.
    package func resume(account: String) -> Bool {
        let resumed = state.withLock { state in
            state.schedule.blockedAccounts.keys.filter { $0.account == account }
                .reduce(false) { state.schedule.resume($1) || $0 }
        }
        signal()
        return resumed
    }

    /// Lets go of the content of messages to a person who is being erased: what the store does not hold is not sent.
    package func letGo(contact: String) {
        state.withLock { state in
            state.kept = state.kept.filter { $0.value.destination.conversation.contact != contact }
        }
    }

    // MARK: - Running

    /// Sends until the service is told to stop; then what can go out at once is still sent, and the rest is left.
    package func run() async throws {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await work()
            } onGracefulShutdown: {
                self.stop()
            }
        } onCancel: {
            stop()
        }
    }

    private func work() async {
        let tickets =
            await persistence { [parts] () async throws(StoreError) in
                try await parts.store.recover(parts.uncertain)
            } ?? []
        if !tickets.isEmpty {
            logger.notice("messages of the last run wait to be sent", metadata: ["messages": "\(tickets.count)"])
        }
        let start = moment
        state.withLock { $0.recover(tickets, at: start) }
        await withDiscardingTaskGroup { group in
            while let ticket = await next() {
                group.addTask { await self.attempt(ticket) }
            }
        }
        state.withLock { $0.timer?.task.cancel() }
    }

    /// Sends what can go out at once, and ends then.
    package func stop() {
        state.withLock { $0.isStopping = true }
        signal()
    }

    /// The next message to send; `nil` when the service ends.
    private func next() async -> OutboxTicket? {
        while !Task.isCancelled {
            let moment = moment
            resumeMended()
            let (ticket, isOver, wake) = state.withLock { state -> (OutboxTicket?, Bool, Int64?) in
                state.isSignalled = false
                if let ticket = state.claimed.popFirst() { return (ticket, false, nil) }
                guard state.schedule.inFlight < parts.maximumInFlight else { return (nil, false, nil) }
                if let ticket = state.schedule.next(at: moment) { return (ticket, false, nil) }
                let wake = state.schedule.nextWake
                let isQuiet = wake.map { $0 > moment + Self.lastWait } ?? true
                return (nil, state.isStopping && state.schedule.inFlight == 0 && isQuiet, wake)
            }
            if let ticket { return ticket }
            if isOver { return nil }
            await wait(until: wake)
        }
        return nil
    }

    /// Opens the accounts that were stopped under secrets which have been replaced.
    private func resumeMended() {
        let current = parts.sender.secretsGeneration
        let resumed = state.withLock { state in
            state.schedule.blockedAccounts.compactMap { key, standing -> AccountKey? in
                guard case .stopped(_, let generation) = standing, generation != current else { return nil }
                return state.schedule.resume(key) ? key : nil
            }
        }
        for key in resumed {
            logger.notice("the secrets were replaced: sending again", metadata: key.logMetadata)
        }
    }

    // MARK: - Waiting

    var moment: Int64 {
        let elapsed = parts.elapsed().components
        return elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
    }

    func signal() {
        let (waiting, landed) = state.withLock { state in
            state.isSignalled = true
            defer { state.waiting = nil }
            return (state.waiting, state.watchers.isEmpty ? [] : state.watchers.takeLanded(state.schedule))
        }
        waiting?.resume()
        for watcher in landed { watcher.resume() }
    }

    private func wait(until wake: Int64?) async {
        if let wake { setTimer(wake) }
        await withCheckedContinuation { continuation in
            let isDue = state.withLock { state in
                if state.isSignalled { return true }
                state.waiting = continuation
                return false
            }
            if isDue { continuation.resume() }
        }
    }

    private func setTimer(_ wake: Int64) {
        let pause = max(wake - moment, 1)
        state.withLock { state in
            if let timer = state.timer, timer.moment <= wake { return }
            state.timer?.task.cancel()
            // A rate limit or a backoff is over at a moment: nothing tells that but time.
            let task = Task { [parts, weak self] in
                guard (try? await parts.clock.sleep(for: .milliseconds(pause))) != nil else { return }
                self?.timerFired(wake)
            }
            state.timer = (wake, task)
        }
    }

    private func timerFired(_ wake: Int64) {
        state.withLock { if $0.timer?.moment == wake { $0.timer = nil } }
        signal()
    }

    // MARK: - One attempt

    private func attempt(_ ticket: OutboxTicket) async {
        var ticket = ticket
        let isStoredAsSending = ticket.isClaimed
        ticket.isClaimed = false
        guard let found = await row(of: ticket) else { return postpone(ticket, for: 1000) }
        guard let row = found else { return finish(ticket) }
        guard let reply = await sendable(row, ticket) else { return }
        ticket.attempts += 1
        let attempt = ticket.attempts
        if !isStoredAsSending {
            guard await store(row.id, .sending(attempt: attempt)) else { return postpone(ticket, for: 1000) }
        }
        let generation = parts.sender.secretsGeneration
        logger.debug(
            "sending",
            metadata: row.logMetadata.with("attempt", "\(attempt)").with("secrets", "\(generation)")
        )
        do throws(SendFailure) {
            let messageID = try await parts.sender.send(reply, to: row.destination)
            _ = await store(row.id, .sent(messageID: messageID))
            parts.counts.count(.repliesSent)
            parts.counts.tell(send: "sent", on: row.destination.platform)
            logger.debug("reply sent", metadata: row.logMetadata.with("message", messageID ?? "no id told"))
            finish(ticket)
        } catch {
            await handle(error, of: ticket, row, generation: generation)
        }
    }

    /// The content of a message; `.some(nil)` where it was erased, `nil` where it cannot be read now.
    private func row(of ticket: OutboxTicket) async -> OutboxRow?? {
        if let kept = state.withLock({ $0.kept[ticket.id] }) { return kept }
        return await persistence { [parts] () async throws(StoreError) in try await parts.store.row(ticket.id) }
    }

    /// What is sent now, or `nil` where the time for it is over, which is stored then.
    private func sendable(_ row: OutboxRow, _ ticket: OutboxTicket) async -> Reply? {
        let now = parts.now()
        if SendWindow.isOpen(for: row, contactWroteAt: nil, at: now) { return row.reply }
        let known = await persistence { [parts] () async throws(StoreError) in
            try await parts.store.known([], in: row.destination.conversation)
        }
        guard let known else {
            postpone(ticket, for: 1000)
            return nil
        }
        if SendWindow.isOpen(for: row, contactWroteAt: known.contact.windowOpenedAt, at: now) { return row.reply }
        return await replyOutsideWindow(row, ticket)
    }

    private func replyOutsideWindow(_ row: OutboxRow, _ ticket: OutboxTicket) async -> Reply? {
        if case .send(let template) = row.outsideWindow, row.destination.platform == .whatsapp { return template }
        let days = row.destination.isComment ? "7 days" : "24 hours"
        await giveUp(ticket, row, as: .expired(reason: "outside_window: the person last wrote over \(days) ago"))
        parts.counts.count(.repliesExpired)
        logger.warning("reply not sent: the person last wrote over \(days) ago", metadata: row.logMetadata)
        return nil
    }

    private func handle(_ failure: SendFailure, of ticket: OutboxTicket, _ row: OutboxRow, generation: Int) async {
        if Task.isCancelled {
            parts.counts.count(.repliesCutOff)
            // What may have arrived stays as it is stored: the next start knows it for uncertain.
            if !failure.mayHaveArrived { _ = await store(row.id, .queued) }
            return finish(ticket)
        }
        var ticket = ticket
        if failure.mayHaveArrived { ticket.uncertainAttempts += 1 }
        if failure.remedy == .pairLimit { ticket.pairRefusals += 1 }
        let current = parts.sender.secretsGeneration
        var random = parts.random()
        let verdict = SendVerdict(
            on: failure,
            of: ticket,
            policy: parts.policy,
            uncertain: parts.uncertain,
            secretsChanged: current != generation,
            using: &random
        )
        await follow(verdict, after: failure, ticket, row, generation: generation)
    }

    private func follow(
        _ verdict: SendVerdict,
        after failure: SendFailure,
        _ ticket: OutboxTicket,
        _ row: OutboxRow,
        generation: Int
    ) async {
        let metadata = row.logMetadata.with("error", failure.label).with("attempt", "\(ticket.attempts)")
        parts.counts.tell(send: verdict.isFinal ? failure.label : "retried", on: row.destination.platform)
        switch verdict {
        case .retry(let wait):
            parts.counts.count(.repliesRetried)
            logger.warning(
                "trying again: \(failure.reason)",
                metadata: metadata.with("may_arrive_twice", "\(failure.mayHaveArrived)").with("wait_ms", "\(wait)")
            )
            _ = await store(row.id, .queued)
            postpone(ticket, for: wait)
        case .pauseAccount(let wait):
            logger.warning(
                "the account's replies wait: \(failure.reason)",
                metadata: metadata.with("wait_ms", "\(wait)")
            )
            _ = await store(row.id, .queued)
            let moment = moment
            state.withLock { $0.schedule.block(ticket, .paused(until: moment + wait), at: moment) }
            signal()
        case .stopAccount:
            logger.error(
                "the account's replies wait until this is mended: \(failure.reason) Then reload the secrets, or run “replyd resume \(row.destination.account ?? "")”.",
                metadata: metadata
            )
            parts.counts.count(.accountsStopped)
            _ = await store(row.id, .queued)
            let moment = moment
            let standing = OutboxSchedule.Standing.stopped(reason: failure.reason, secretsGeneration: generation)
            state.withLock { $0.schedule.block(ticket, standing, at: moment) }
            signal()
        case .windowClosed:
            if case .send(let template) = row.outsideWindow, row.destination.platform == .whatsapp,
                row.reply != template
            {
                await retry(with: template, ticket, row)
            } else {
                parts.counts.count(.repliesExpired)
                logger.warning("reply not sent: \(failure.reason)", metadata: metadata)
                await giveUp(ticket, row, as: .expired(reason: failure.reason))
            }
        case .fail:
            if let text = row.reply.linkAsText(on: row.destination.platform) {
                logger.warning("a file is not taken, its link goes out as text: \(failure.reason)", metadata: metadata)
                return await retry(with: text, ticket, row)
            }
            parts.counts.count(.repliesFailed)
            logger.error("reply not sent: \(failure.reason)", metadata: metadata)
            await giveUp(ticket, row, as: .failed(code: failure.code, reason: failure.reason))
        case .giveUpUncertain:
            parts.counts.count(.repliesUncertain)
            logger.error("reply may have been sent or not: \(failure.reason)", metadata: metadata)
            await giveUp(ticket, row, as: .uncertain(reason: failure.reason))
        }
    }

    /// Something else goes out in place of a message that the platform does not take.
    private func retry(with reply: Reply, _ ticket: OutboxTicket, _ row: OutboxRow) async {
        let row = OutboxRow(
            id: row.id,
            decision: row.decision,
            destination: row.destination,
            reply: reply,
            windowOpenedAt: row.windowOpenedAt,
            attempts: ticket.attempts
        )
        _ = await store(row.id, .queued)
        state.withLock { $0.kept[row.id] = row }
        postpone(ticket, for: 0)
    }

    private func store(_ row: Int, _ outcome: OutboxState) async -> Bool {
        await persistence { [parts] () async throws(StoreError) in try await parts.store.update(row, to: outcome) }
            != nil
    }

    private func giveUp(_ ticket: OutboxTicket, _ row: OutboxRow, as outcome: OutboxState) async {
        // An emoji that the platform does not take says nothing about the words after it.
        if case .reaction = row.reply, await store(row.id, outcome) { return finish(ticket) }
        let later = await persistence { [parts] () async throws(StoreError) in
            try await parts.store.abandon(row.id, as: outcome)
        }
        finish(ticket, dropping: Set(later ?? []))
    }

    private func finish(_ ticket: OutboxTicket, dropping: Set<Int> = []) {
        let moment = moment
        state.withLock { state in
            state.kept[ticket.id] = nil
            for id in dropping { state.kept[id] = nil }
            state.schedule.finish(ticket, dropping: dropping, at: moment)
        }
        signal()
    }

    private func postpone(_ ticket: OutboxTicket, for wait: Int64) {
        let moment = moment
        state.withLock { $0.schedule.postpone(ticket, for: wait, at: moment) }
        signal()
    }
}
