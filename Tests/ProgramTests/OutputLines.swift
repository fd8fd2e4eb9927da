import Synchronization

/// What a process writes on one stream, line by line, for tests that wait for a line.
final class OutputLines: Sendable {
    private struct Waiter: Sendable {
        let matches: @Sendable (String) -> Bool
        let continuation: CheckedContinuation<String?, Never>
    }

    private struct State {
        var lines: [String] = []
        var partial: [UInt8] = []
        var hasEnded = false
        var waiters: [Waiter] = []
    }

    private let state = Mutex(State())

    /// Everything so far.
    var all: [String] { state.withLock { $0.lines } }

    /// The first line that a test is looking for, as soon as there is one; `nil` when the stream ends without it.
    func first(where matches: @escaping @Sendable (String) -> Bool) async -> String? {
        await withCheckedContinuation { continuation in
            let answer = state.withLock { state -> String?? in
                if let line = state.lines.first(where: matches) { return .some(line) }
                if state.hasEnded { return .some(nil) }
                state.waiters.append(Waiter(matches: matches, continuation: continuation))
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    /// Returns when the stream has ended.
    func end() async { _ = await first { _ in false } }

    /// Takes what was read; nothing means that the stream has ended.
    func take(_ bytes: some Collection<UInt8>) {
        let answers = state.withLock { state in
            let known = state.lines.count
            state.partial += bytes
            while let end = state.partial.firstIndex(of: UInt8(ascii: "\n")) {
                state.lines.append(String(decoding: state.partial[..<end], as: UTF8.self))
                state.partial.removeSubrange(...end)
            }
            if bytes.isEmpty {
                if !state.partial.isEmpty { state.lines.append(String(decoding: state.partial, as: UTF8.self)) }
                state.hasEnded = true
            }
            return Self.answered(&state, from: known)
        }
        for (waiter, line) in answers { waiter.continuation.resume(returning: line) }
    }

    /// Takes out the waiters whose line is there, or will never come.
    private static func answered(_ state: inout State, from index: Int) -> [(Waiter, String?)] {
        var answers: [(Waiter, String?)] = []
        state.waiters.removeAll { waiter in
            let line = state.lines[index...].first(where: waiter.matches)
            guard line != nil || state.hasEnded else { return false }
            answers.append((waiter, line))
            return true
        }
        return answers
    }
}
