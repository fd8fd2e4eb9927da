import Synchronization

/// An inbox in memory, bounded by the number of bodies and by their bytes.
///
/// What is inside when the process dies is lost; Meta was already answered.
package final class MemoryInbox: Inbox {
    /// How much may wait, including the body in work.
    package struct Limits: Sendable {
        /// The most bodies.
        package let bodies: Int
        /// The most bytes of all bodies together.
        package let bytes: Int

        /// Creates limits; the defaults hold some minutes of a busy shop's messages in at most 64 MiB.
        package init(bodies: Int = 10_000, bytes: Int = 64 * 1024 * 1024) {
            self.bodies = bodies
            self.bytes = bytes
        }
    }

    private struct State {
        var waiting = FirstInFirstOut<ReceivedWebhook>()
        var heldBodies = 0
        var heldBytes = 0
        var lastID = 0
        var isClosed = false
        var consumer: CheckedContinuation<ReceivedWebhook?, Never>?
    }

    private let limits: Limits
    private let now: @Sendable () -> Int64
    private let state = Mutex(State())

    /// Creates an empty inbox.
    ///
    /// - Parameters:
    ///   - limits: How much may wait.
    ///   - now: The time of day, in milliseconds since 1970-01-01 UTC.
    package init(limits: Limits = Limits(), now: @escaping @Sendable () -> Int64) {
        self.limits = limits
        self.now = now
    }

    /// The bodies taken in and not finished yet.
    package var depth: Int { state.withLock { $0.heldBodies } }

    /// Whether one more small body would be taken in.
    package var isAccepting: Bool {
        state.withLock { !$0.isClosed && $0.heldBodies < limits.bodies && $0.heldBytes < limits.bytes }
    }

    package func store(_ body: [UInt8], onStored: @escaping @Sendable (InboxError?) -> Void) {
        do throws(InboxError) {
            try store(body)
            onStored(nil)
        } catch {
            onStored(error)
        }
    }

    /// Takes a body in.
    package func store(_ body: [UInt8]) throws(InboxError) {
        let receivedAt = now()
        let outcome = state.withLock { state -> Result<Handover?, InboxError> in
            if state.isClosed { return .failure(.closed) }
            guard state.heldBodies < limits.bodies, state.heldBytes + body.count <= limits.bytes else {
                return .failure(.full)
            }
            state.lastID += 1
            state.heldBodies += 1
            state.heldBytes += body.count
            let webhook = ReceivedWebhook(id: state.lastID, body: body, receivedAt: receivedAt)
            if let consumer = state.consumer {
                state.consumer = nil
                return .success(Handover(consumer: consumer, webhook: webhook))
            }
            state.waiting.append(webhook)
            return .success(nil)
        }
        if let handover = try outcome.get() { handover.consumer.resume(returning: handover.webhook) }
    }

    package func next() async -> ReceivedWebhook? {
        await withCheckedContinuation { continuation in
            let immediate = state.withLock { state -> ReceivedWebhook?? in
                if let first = state.waiting.popFirst() { return .some(first) }
                if state.isClosed { return .some(nil) }
                state.consumer = continuation
                return nil
            }
            if let immediate { continuation.resume(returning: immediate) }
        }
    }

    package func finish(_ webhook: ReceivedWebhook) {
        state.withLock { state in
            state.heldBodies -= 1
            state.heldBytes -= webhook.body.count
        }
    }

    package func noteParsed(_ webhook: ReceivedWebhook) {}

    /// A memory keeps no unparsed bodies: it forgets them.
    package func keepUnparsed(_ webhook: ReceivedWebhook) { finish(webhook) }

    package func close() {
        let consumer = state.withLock { state in
            state.isClosed = true
            defer { state.consumer = nil }
            return state.consumer
        }
        consumer?.resume(returning: nil)
    }

    /// A body given straight to the consumer that waited for it, outside the lock.
    private struct Handover {
        let consumer: CheckedContinuation<ReceivedWebhook?, Never>
        let webhook: ReceivedWebhook
    }
}
