package import JSON

/// A question as it goes over the wire, without the key: what is sent, and what may be shown instead of being sent.
package struct ChatRequest: Sendable, Hashable {
    /// Where it is posted.
    package let url: String
    /// What is posted.
    package let body: JSONValue

    /// Puts a prompt into words that the service understands.
    ///
    /// The instructions are only ever in the system message, the customer's text only ever in the user message.
    /// Source: OpenAI's API reference, "Create chat completion".
    ///
    /// - Parameters:
    ///   - prompt: The question.
    ///   - baseURL: What `/chat/completions` is appended to.
    package init(for prompt: ChatPrompt, baseURL: String) {
        var base = baseURL[...]
        while base.hasSuffix("/") { base.removeLast() }
        let scalars = prompt.text.unicodeScalars.prefix(ChatAssistant.maximumTextLength)
        var body: JSONObject = [
            "model": .string(prompt.model),
            "messages": [
                ["role": "system", "content": .string(prompt.instructions)],
                ["role": "user", "content": .string(String(String.UnicodeScalarView(scalars)))],
            ],
        ]
        if let maximumTokens = prompt.maximumTokens { body["max_tokens"] = .integer(Int64(maximumTokens)) }
        url = base + "/chat/completions"
        self.body = .object(body)
    }
}
