/// How the AI model is asked, from the rules' `ai` block.
package struct AISettings: Sendable, Hashable {
    /// The model's name, as the API takes it.
    package let model: String
    /// What the model is told before each message; empty when the block has none.
    package let instructions: String
    /// The longest answer in tokens, or `nil` for the API's own limit.
    package let maximumTokens: Int?

    /// Creates settings.
    package init(model: String, instructions: String, maximumTokens: Int?) {
        self.model = model
        self.instructions = instructions
        self.maximumTokens = maximumTokens
    }
}
