/// The payloads of buttons that a rule answers: `replyd:rule:prices`.
enum RulePayload {
    /// What no payload of a marketer's own may begin with.
    static let reserved = "replyd:"
    private static let prefix = "replyd:rule:"

    /// The payload of a button that a rule answers.
    static func of(_ id: String) -> String { prefix + id }

    /// The id of the rule that answers a press with this payload, if it is such a one.
    static func ruleID(in payload: String) -> String? {
        payload.utf8.starts(with: prefix.utf8) ? String(payload.utf8.dropFirst(prefix.utf8.count)) : nil
    }
}
