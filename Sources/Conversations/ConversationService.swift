package import Messaging
import ServiceLifecycle
import Synchronization

/// Takes bodies out of the inbox and works through their events: each contact's in order, contacts side by side.
///
/// Thread rule: one task reads the inbox; each lane has a task of its own while it has work. The lanes' queue is under a
/// lock that is never held across a suspension.
package final class ConversationService: Service {
    /// The events of one body.
    package typealias EventReader = @Sendable (ReceivedWebhook) -> [InboundEvent]

    private struct Job: Sendable {
        let event: InboundEvent
        let webhook: ReceivedWebhook
    }

    private struct State {
        var lanes = LaneQueue<ConversationKey, Job>()
        var unfinishedEvents: [Int: Int] = [:]
        var waitingForRoom: CheckedContinuation<Void, Never>?
    }

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
    /// which also cuts short what waits.
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
        let events = readEvents(webhook)
            .filter { event in
                guard event.ignored != nil || Self.laneKey(of: event) == nil else { return true }
                handler.ignore(event)
                return false
            }
        guard !events.isEmpty else { return await inbox.finish(webhook) }
        state.withLock { $0.unfinishedEvents[webhook.id] = events.count }
        for event in events {
            guard let key = Self.laneKey(of: event) else { continue }
            await waitForRoom()
            let job = Job(event: event, webhook: webhook)
            if let first = state.withLock({ $0.lanes.add(job, to: key) }) {
                group.addTask { await self.work(through: key, from: first) }
            }
        }
    }

    /// Works on a lane's events, one after the other, until it has none.
    private func work(through key: ConversationKey, from first: Job) async {
        var job = first
        while true {
            await handler.handle(job.event, in: key)
            let (next, isBodyDone, waiting) = state.withLock { state in
                let remaining = (state.unfinishedEvents[job.webhook.id] ?? 1) - 1
                state.unfinishedEvents[job.webhook.id] = remaining > 0 ? remaining : nil
                defer { state.waitingForRoom = nil }
                return (state.lanes.finish(key), remaining <= 0, state.waitingForRoom)
            }
            waiting?.resume()
            if isBodyDone { await inbox.finish(job.webhook) }
            guard let next else { return }
            job = next
        }
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

    private static func laneKey(of event: InboundEvent) -> ConversationKey? {
        guard let contact = event.contact else { return nil }
        return ConversationKey(platform: event.platform, account: event.account ?? "", contact: contact)
    }
}
