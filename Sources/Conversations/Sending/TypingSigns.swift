package import Messaging
import ServiceLifecycle
import Synchronization

/// Shows contacts that their message was read and that an answer is being written, while a model thinks or a rule waits.
///
/// Platforms take such a sign back by themselves after 20 to 25 seconds, so it is given again meanwhile. It is a courtesy:
/// where it fails, or where there is too much to do, nothing is shown, and no reply ever waits for it.
package final class TypingSigns: Service {
    /// How often a sign is given again; platforms show it for 20 seconds at least.
    private static let interval = Duration.seconds(15)
    /// The most contacts who are shown a sign at a time.
    private static let maximumShown = 200

    /// A sign that is being shown.
    package final class Sign: Sendable {
        fileprivate let event: InboundEvent
        fileprivate let duration: Duration
        private let isOver = Mutex(false)

        fileprivate init(event: InboundEvent, duration: Duration) {
            self.event = event
            self.duration = duration
        }

        /// The answer is there: the sign is not given again.
        package func end() { isOver.withLock { $0 = true } }

        fileprivate var isShown: Bool { isOver.withLock { !$0 } }
    }

    private let sender: any ReplySender
    private let clock: any Clock<Duration>
    private let signs: AsyncStream<Sign>
    private let feed: AsyncStream<Sign>.Continuation
    private let shown = Mutex(0)

    /// Creates the signs.
    ///
    /// - Parameters:
    ///   - sender: Shows them.
    ///   - clock: Measures the time between them.
    package init(sender: any ReplySender, clock: any Clock<Duration>) {
        self.sender = sender
        self.clock = clock
        (signs, feed) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(Self.maximumShown))
    }

    /// Shows a sign from now on.
    ///
    /// - Parameters:
    ///   - event: The message that is being answered; a comment, which opens no conversation, has no such sign.
    ///   - duration: The longest time that it is shown.
    /// - Returns: The sign, to be ended.
    @discardableResult
    package func begin(for event: InboundEvent, atMost duration: Duration) -> Sign {
        let sign = Sign(event: event, duration: duration)
        switch event.replyAddress {
        case .contact, .businessScopedUser: feed.yield(sign)
        case .comment, nil: break
        }
        return sign
    }

    /// Shows no more signs.
    package func stop() { feed.finish() }

    /// Shows signs until the stop.
    package func run() async throws {
        await withDiscardingTaskGroup { group in
            for await sign in signs.cancelOnGracefulShutdown() {
                let hasRoom = shown.withLock { shown in
                    guard shown < Self.maximumShown else { return false }
                    shown += 1
                    return true
                }
                guard hasRoom else { continue }
                group.addTask {
                    await self.show(sign)
                    self.shown.withLock { $0 -= 1 }
                }
            }
            group.cancelAll()
        }
    }

    private func show(_ sign: Sign) async {
        var left = sign.duration
        var isFirst = true
        while sign.isShown, left > .zero {
            await sender.showTyping(for: sign.event, isFirst: isFirst)
            isFirst = false
            // A sign goes out by itself after a while, of which the platform tells nothing: it is shown again before.
            guard (try? await clock.sleep(for: min(Self.interval, left))) != nil else { return }
            left -= Self.interval
        }
    }
}
