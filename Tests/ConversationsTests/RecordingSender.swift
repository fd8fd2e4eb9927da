import Conversations
import Messaging
import Synchronization

/// A sender that keeps what it is given and answers as a test tells it to.
final class RecordingSender: ReplySender {
    typealias Script = @Sendable (_ reply: Reply, _ destination: Destination, _ attempt: Int) async -> SendFailure?

    private let script: Script
    private let onTyping: @Sendable () -> Void
    private let account: @Sendable (_ attempt: Int) -> AccountOwnership
    private let questions = Mutex(0)
    private let generation = Mutex(1)
    private let log = Mutex([(contact: String, text: String)]())
    private let attempts = Mutex([String: Int]())
    private let typing = Mutex([(event: String, isFirst: Bool)]())

    init(
        script: @escaping Script = { _, _, _ in nil },
        account: @escaping @Sendable (_ attempt: Int) -> AccountOwnership = { _ in .ours },
        onTyping: @escaping @Sendable () -> Void = {}
    ) {
        self.onTyping = onTyping
        self.account = account
        self.script = script
    }

    /// What was sent, in order.
    var sent: [(contact: String, text: String)] { log.withLock { $0 } }

    /// The messages for which a sign of typing was shown, in order.
    var typingShown: [(event: String, isFirst: Bool)] { typing.withLock { $0 } }

    func showTyping(for event: InboundEvent, isFirst: Bool) async {
        typing.withLock { $0.append((event.id ?? "", isFirst)) }
        onTyping()
    }

    func texts(to contact: String) -> [String] { sent.filter { $0.contact == contact }.map(\.text) }

    func ownership(of event: InboundEvent) async -> AccountOwnership {
        account(
            questions.withLock { questions in
                questions += 1
                return questions
            }
        )
    }

    var secretsGeneration: Int {
        get { generation.withLock { $0 } }
        set { generation.withLock { $0 = newValue } }
    }

    func send(_ reply: Reply, to destination: Destination) async throws(SendFailure) -> String? {
        let text =
            switch reply {
            case .text(let words): words
            case .media(let media): "\(media.kind) " + media.asText
            case .buttons(let message): "buttons " + message.buttons.map(\.title).joined(separator: ",")
            case .list(let list): "list " + list.sections.flatMap(\.rows).map(\.title).joined(separator: ",")
            case .template(let template): "template " + template.name
            case .reaction(let emoji, let messageID): "\(emoji) on \(messageID)"
            case .publicText(let words): "public " + words
            }
        let contact = destination.conversation.contact
        let attempt = attempts.withLock { attempts in
            attempts[contact + text, default: 0] += 1
            return attempts[contact + text, default: 0]
        }
        if let failure = await script(reply, destination, attempt) { throw failure }
        log.withLock { $0.append((contact, text)) }
        return "sent.\(text)"
    }
}

/// An answer writer that says what a test tells it to.
struct ScriptedAnswerWriter: AnswerWriter {
    let outcome: AIOutcome

    func answer(_ question: AIQuestion) async -> AIOutcome { outcome }
}

/// An answer writer that says when it was asked, and answers when it may.
struct WaitingAnswerWriter: AnswerWriter {
    let reached: Gate
    let gate: Gate

    func answer(_ question: AIQuestion) async -> AIOutcome {
        reached.open()
        await gate.wait()
        return .answered("At last.")
    }
}

/// An answer writer that does something each time.
struct WatchingAnswerWriter: AnswerWriter {
    let look: @Sendable () -> Void

    func answer(_ question: AIQuestion) async -> AIOutcome {
        look()
        return .answered("Seen.")
    }
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
