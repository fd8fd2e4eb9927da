package import Messaging
import ServiceLifecycle
import Synchronization

/// Takes bodies out of the inbox and works through their events: each contact's in order, contacts side by side.
///
/// Thread rule: one task reads the inbox; each lane has a task of its own while it has work. The lanes' queue is under a
/// lock that is never held across a suspension.
package final class ConversationService: Service {
    /// What a body holds.
    package enum Content: Sendable {
        /// These events.
        case events([InboundEvent])
        /// Nothing that can be read.
        case unparsed
    }

    /// Takes the events out of a body.
    package typealias EventReader = @Sendable (ReceivedWebhook) -> Content

    fileprivate struct Job: Sendable {
        let arrival: Arrival
        let webhook: ReceivedWebhook
    }

    /// What is left of a body.
    fileprivate struct Progress {
        var remaining: Int
        var isStored = true
    }

    fileprivate struct State {
        var lanes = LaneQueue<ConversationKey, Job>()
        var unfinished: [Int: Progress] = [:]
        var waitingForRoom: CheckedContinuation<Void, Never>?
    }

    /// How often a contact may go on writing before what is there is answered.
    private static let maximumDebounces = 10

    private let inbox: any Inbox
    private let readEvents: EventReader
    private let handler: MessageHandler
    private let maximumEvents: Int
    private let state = Mutex(State())

    /// Creates the service.
    ///
    /// - Parameters:
    ///   - inbox: Where bodies come from.
    ///   - handler: What is done with each event.
    ///   - maximumEvents: The most events in lanes at a time; past it bodies wait in the inbox, which then refuses.
    ///   - readEvents: Takes the events out of a body.
    package init(
        inbox: any Inbox,
        handler: MessageHandler,
        maximumEvents: Int = 10_000,
        readEvents: @escaping EventReader
    ) {
        self.inbox = inbox
        self.handler = handler
        self.maximumEvents = maximumEvents
        self.readEvents = readEvents
    }

    /// The events in lanes, those in work included.
    package var eventsInWork: Int { state.withLock { $0.lanes.count } }

    /// Works until the inbox is closed and everything taken from it is done.
    ///
    /// A graceful shutdown closes the inbox: nothing new is taken in, what is inside is finished. So does a cancellation,
    /// which also cuts short what waits: an inbox on a disk gives it out again at the next start.
    package func run() async throws {
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await withDiscardingTaskGroup { group in
                    while let webhook = await inbox.next() {
                        await take(webhook, in: &group)
                    }
                }
            } onGracefulShutdown: {
                self.inbox.close()
            }
        } onCancel: {
            self.inbox.close()
        }
    }

    private func take(_ webhook: ReceivedWebhook, in group: inout DiscardingTaskGroup) async {
        guard case .events(let all) = readEvents(webhook) else { return await inbox.keepUnparsed(webhook) }
        if webhook.isRecovered { await inbox.noteParsed(webhook) }
        var jobs: [(ConversationKey, Job)] = []
        for event in all {
            guard let key = Self.laneKey(of: event) else {
                handler.ignore(event)
                continue
            }
            let arrival = Arrival(
                event: event,
                webhook: webhook.id,
                receivedAt: webhook.receivedAt,
                isRecovered: webhook.isRecovered
            )
            jobs.append((key, Job(arrival: arrival, webhook: webhook)))
        }
        guard !jobs.isEmpty else { return await inbox.finish(webhook) }
        let count = jobs.count
        state.withLock { $0.unfinished[webhook.id] = Progress(remaining: count) }
        for (key, job) in jobs {
            await waitForRoom()
            if let first = state.withLock({ $0.lanes.add(job, to: key) }) {
                group.addTask { await self.work(through: key, from: first) }
            }
        }
    }

    /// Works on a lane's events, one after the other, until it has none.
    private func work(through key: ConversationKey, from first: Job) async {
        var job = first
        while true {
            let jobs = await joined(job, in: key)
            let isStored = await handler.handle(jobs.map(\.arrival), in: key)
            let (next, done, waiting) = state.withLock { state in
                var done: [ReceivedWebhook] = []
                for job in jobs where state.note(job.webhook.id, isStored: isStored) { done.append(job.webhook) }
                state.lanes.finishTaken(jobs.count - 1)
                defer { state.waitingForRoom = nil }
                return (state.lanes.finish(key), done, state.waitingForRoom)
            }
            waiting?.resume()
            for webhook in done { await inbox.finish(webhook) }
            guard let next else { return }
            job = next
        }
    }

    /// A message with those that the contact writes right after it, where the rules want them answered as one.
    private func joined(_ job: Job, in key: ConversationKey) async -> [Job] {
        guard EventJoin.isJoinable(job.arrival.event), !job.arrival.isRecovered, let pause = handler.debounce else {
            return [job]
        }
        var jobs = [job]
        for _ in 0..<Self.maximumDebounces {
            // The wait is what is asked for: so long nothing comes, and then it is answered.
            guard (try? await handler.parts.clock.sleep(for: pause)) != nil else { break }
            let room = EventJoin.maximumMessages - jobs.count
            let more = state.withLock { state in
                state.lanes.takeWaiting(of: key, atMost: room) {
                    EventJoin.isJoinable($0.arrival.event) && !$0.arrival.isRecovered
                }
            }
            jobs += more
            guard !more.isEmpty, jobs.count < EventJoin.maximumMessages else { break }
        }
        return jobs
    }

    /// Returns when the lanes may take one more event.
    ///
    /// Only the task that reads the inbox waits here.
    private func waitForRoom() async {
        while state.withLock({ $0.lanes.count >= maximumEvents }) {
            await withCheckedContinuation { continuation in
                let hasRoom = state.withLock { state in
                    if state.lanes.count < maximumEvents { return true }
                    state.waitingForRoom = continuation
                    return false
                }
                if hasRoom { continuation.resume() }
            }
        }
    }

    /// The lane of an event; `nil` for one that says nothing about a conversation.
    private static func laneKey(of event: InboundEvent) -> ConversationKey? {
        switch event.ignored {
        case nil, .echo: guard event.contact != nil else { return nil }
        case .status: guard event.delivery != nil, event.id != nil else { return nil }
        case .notAMessage:
            // In order with the messages that come from the new id.
            guard let change = event.identityChange else { return nil }
            return ConversationKey(
                platform: event.platform,
                account: event.account ?? "",
                contact: change.current
            )
        default: return nil
        }
        return ConversationKey(platform: event.platform, account: event.account ?? "", contact: event.contact ?? "")
    }
}

extension ConversationService.State {
    /// Notes that an event of a body is done with.
    ///
    /// - Returns: Whether the body is, and all of it is stored.
    fileprivate mutating func note(_ webhook: Int, isStored: Bool) -> Bool {
        var progress = unfinished[webhook] ?? ConversationService.Progress(remaining: 1)
        progress.remaining -= 1
        progress.isStored = progress.isStored && isStored
        unfinished[webhook] = progress.remaining > 0 ? progress : nil
        return progress.remaining <= 0 && progress.isStored
    }
}
