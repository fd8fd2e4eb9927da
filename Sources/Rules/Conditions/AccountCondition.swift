import Messaging

/// `account`: which of the business's accounts the message was sent to.
struct AccountCondition: Condition {
    static let term = Term(
        "account",
        "Which of the business's accounts the message was sent to: an id, or a name from `settings.accounts`.",
        .oneOrMore(.text)
    )

    let accounts: [NamedID]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        node.oneOrMore(context.problems) { context.namedID($0, in: \.accounts, "account") }.map(Self.init)
    }

    func holds(for subject: inout Subject) -> Bool {
        guard let account = subject.event.account else { return false }
        return accounts.contains { $0.id == account }
    }

    func failure(for subject: inout Subject) -> String {
        "account: wanted \(wanted), the message was sent to \(subject.event.account ?? "no known account")"
    }

    var summary: String { "account \(wanted)" }

    private var wanted: String { accounts.map(\.written).joined(separator: " or ") }
}
