/// One question to a chat model: how the business wants it answered, and what the customer wrote.
///
/// The two stay apart all the way: instructions only ever become the system message, the customer's text only ever
/// becomes the user message. That is what keeps "ignore the above" a customer's sentence.
package struct ChatPrompt: Sendable, Hashable {
    /// The model's name, as the service knows it.
    package let model: String
    /// What the business tells the model.
    ///
    /// Never holds a customer's words.
    package let instructions: String
    /// The longest answer, in the model's tokens, or `nil` for the model's own limit.
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
