/// Reads what `settings` say about conversations: `debounce`, `handoff_on_reply`, `log`.
struct ConversationSettingsDecoder {
    /// The longest time that a contact's next message is waited for, in milliseconds.
    private static let maximumDebounce: Int64 = 30_000

    let problems: Problems

    /// How long a contact's next message is waited for, in milliseconds.
    func debounce(_ node: Node) -> Int64? {
        guard let written = node.duration(problems) else { return nil }
        if written.milliseconds <= Self.maximumDebounce { return written.milliseconds }
        problems.error(
            .longDelay,
            at: .value(node.place),
            "`debounce` is 30s at most, but \(Quote.message(written.written)) stands here",
            help: "every answer waits that long: 2s are enough for a person who goes on writing"
        )
        return nil
    }

    /// How long the bot is silent after a person's answer, in milliseconds; `nil` for not at all.
    func handoffOnReply(_ node: Node) -> Int64? {
        guard let written = node.string else {
            return node.mismatch("a length of time such as \"1h\", or \"never\"", problems)
        }
        if written.first?.isNumber == true { return node.duration(problems)?.milliseconds }
        _ = node.name(from: .handoffOnReply, problems)
        return nil
    }

    /// Whether texts are kept in the log.
    func keepsText(_ node: Node) -> Bool {
        guard let fields = Fields(node, .log, problems) else { return true }
        return fields["text"]?.bool(problems) ?? true
    }
}
