import Assistant
import Conversations
import Secrets

/// Lets the AI service write answers.
struct ChatAnswerWriter: AnswerWriter {
    private let assistant: ChatAssistant
    private let redactor: RedactorBox

    /// Creates a writer.
    ///
    /// - Parameters:
    ///   - assistant: Asks the service.
    ///   - redactor: Finds secrets: a question that holds one is not asked, an answer that holds one is not sent.
    init(assistant: ChatAssistant, redactor: RedactorBox) {
        self.assistant = assistant
        self.redactor = redactor
    }

    func answer(_ question: AIQuestion) async -> AIOutcome {
        let redactor = redactor.redactor
        guard !redactor.containsSecret(question.text), !redactor.containsSecret(question.instructions) else {
            return .failed(reason: "The question holds one of this server's secrets, so it was not asked.")
        }
        do {
            let answer = try await assistant.complete(ChatPrompt(question))
            guard !self.redactor.redactor.containsSecret(answer) else {
                return .failed(reason: "The answer holds one of this server's secrets, so it is not sent.")
            }
            return .answered(answer)
        } catch {
            return .failed(reason: error.description)
        }
    }
}

extension ChatPrompt {
    /// The prompt for a question.
    init(_ question: AIQuestion) {
        self.init(
            model: question.model,
            instructions: question.instructions,
            maximumTokens: question.maximumTokens,
            text: question.text
        )
    }
}
