import NIOCore
import Synchronization

/// The open connections of a server and the answers that are being made for them.
final class Connections: Sendable {
    private struct State: Sendable {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var accepted = 0
        var answers: [Int: Task<Void, Never>] = [:]
        var lastAnswer = 0
        var isStopped = false
    }

    private let state = Mutex(State())

    /// How many connections were accepted so far.
    var accepted: Int { state.withLock { $0.accepted } }

    /// Keeps a connection until it closes; one that comes after the end is closed at once.
    func add(_ channel: any Channel) {
        let id = ObjectIdentifier(channel)
        let isStopped = state.withLock { state in
            guard !state.isStopped else { return true }
            state.accepted += 1
            state.channels[id] = channel
            return false
        }
        guard !isStopped else { return channel.close(promise: nil) }
        channel.closeFuture.whenComplete { [self] _ in
            state.withLock { _ = $0.channels.removeValue(forKey: id) }
        }
    }

    /// Makes an answer in a task that ``stop()`` ends.
    func answer(_ work: @escaping @Sendable () async -> Void) {
        state.withLock { state in
            guard !state.isStopped else { return }
            state.lastAnswer += 1
            let id = state.lastAnswer
            state.answers[id] = Task { [self] in
                await work()
                self.state.withLock { $0.answers[id] = nil }
            }
        }
    }

    /// Closes all connections and waits for the answers that are being made.
    func stop() async {
        let (channels, answers) = state.withLock { state in
            state.isStopped = true
            return (Array(state.channels.values), Array(state.answers.values))
        }
        for answer in answers { answer.cancel() }
        for channel in channels { try? await channel.close() }
        for answer in answers { await answer.value }
    }
}
