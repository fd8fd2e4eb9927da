import Conversations

/// Asks no model.
struct DryRunAnswerWriter: AnswerWriter {
    func answer(_ question: AIQuestion) async -> AIOutcome { .notAsked }
}
