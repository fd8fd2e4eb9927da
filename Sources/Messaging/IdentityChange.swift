/// That some ids are, or have become, one person's: what WhatsApp tells when a number or a user id changes, and with each
/// message that carries both.
///
/// Source: Meta's WhatsApp docs, "Business-scoped user IDs" and the webhook reference of system messages.
package struct IdentityChange: Sendable, Hashable {
    /// The ids under which the person may be known.
    package let former: [String]
    /// The id by which the person is known from now on.
    package let current: String

    /// Creates a change; `nil` where there is nothing that changes.
    package init?(former: [String], current: String?) {
        guard let current else { return nil }
        var others: [String] = []
        for id in former where id != current && !others.contains(id) { others.append(id) }
        guard !others.isEmpty else { return nil }
        self.former = others
        self.current = current
    }

    /// Whether an id stays the person's for ever: a business-scoped id does, a phone number is given to others again.
    package static func isLasting(_ id: String) -> Bool {
        !id.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "+") }
    }
}
