/// A question to an AI model: one customer's message and how the business wants it answered.
package struct AIQuestion: Sendable, Hashable {
    /// The model's name.
    package let model: String
    /// What the business tells the model.
    ///
    /// Never holds a customer's words.
    package let instructions: String
    /// The longest answer, in the model's tokens.
    package let maximumTokens: Int?
    /// What the customer wrote.
    package let text: String

    /// Creates a question.
    package init(model: String, instructions: String, maximumTokens: Int?, text: String) {
        self.model = model
        self.instructions = instructions
        self.maximumTokens = maximumTokens
        self.text = text
    }
}

/// What became of a question to the AI model.
package enum AIOutcome: Sendable, Hashable {
    /// The model's answer, not empty.
    case answered(String)
    /// No answer; the reason is for the log and never for the customer.
    case failed(reason: String)
    /// Not asked, because this run calls nobody (a dry run).
    case notAsked
}

/// Writes answers to what no rule's text answers.
package protocol AnswerWriter: Sendable {
    /// Asks the model once. Returns within the writer's own time limit, also when the model never answers.
    func answer(_ question: AIQuestion) async -> AIOutcome
}
