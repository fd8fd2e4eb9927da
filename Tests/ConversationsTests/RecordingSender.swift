import Conversations
import Messaging
import Synchronization

/// A sender that keeps what it is given and answers as a test tells it to.
final class RecordingSender: ReplySender {
    let secretsGeneration = 1
    typealias Script = @Sendable (_ reply: Reply, _ event: InboundEvent, _ attempt: Int) async -> SendFailure?

    private let script: Script
    private let account: @Sendable (_ attempt: Int) -> AccountOwnership
    private let questions = Mutex(0)
    private let log = Mutex([(contact: String, text: String)]())
    private let attempts = Mutex([String: Int]())

    init(
        script: @escaping Script = { _, _, _ in nil },
        account: @escaping @Sendable (_ attempt: Int) -> AccountOwnership = { _ in .ours }
    ) {
        self.account = account
        self.script = script
    }

    /// What was sent, in order.
    var sent: [(contact: String, text: String)] { log.withLock { $0 } }

    func texts(to contact: String) -> [String] { sent.filter { $0.contact == contact }.map(\.text) }

    func ownership(of event: InboundEvent) async -> AccountOwnership {
        account(
            questions.withLock { questions in
                questions += 1
                return questions
            }
        )
    }

    func send(_ reply: Reply, to event: InboundEvent) async throws(SendFailure) -> String? {
        guard case .text(let text) = reply else { return nil }
        let attempt = attempts.withLock { attempts in
            attempts[text, default: 0] += 1
            return attempts[text, default: 0]
        }
        if let failure = await script(reply, event, attempt) { throw failure }
        log.withLock { $0.append((event.contact ?? "", text)) }
        return "sent.\(text)"
    }
}

/// An answer writer that says what a test tells it to.
struct ScriptedAnswerWriter: AnswerWriter {
    let outcome: AIOutcome

    func answer(_ question: AIQuestion) async -> AIOutcome { outcome }
}

/// Opens once; who comes before waits.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }
}
