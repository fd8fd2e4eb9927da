import Messaging

/// `contact`: who writes: new, returning, quiet for a while, or somebody in a list.
struct ContactCondition: Condition {
    static let term = Term(
        "contact",
        "Who writes: new, returning, {\"quiet\": \"14d\"}, or a list such as @vips.",
        .oneOrMore(
            .either([
                .name(words),
                .form("^@", example: "@vips"),
                // No tighter than this: phone numbers may have the digits of every script.
                .form("^[^A-Za-z]{5,}$", example: "+92 300 1234567"),
                .object(vocabulary),
            ])
        )
    )

    /// The keys of an object in `contact`.
    static let vocabulary = Vocabulary(
        "`contact`",
        [
            Term(
                "quiet",
                "The contact has written before, but not for this long, such as 14d.",
                .named(.duration),
                isRequired: true,
                alsoCalled: ["silent", "inactive"]
            )
        ]
    )

    /// The words that `contact` can be.
    private static let words = Vocabulary(
        "a contact",
        [
            Term("new", "No earlier message of this contact is known.", alsoCalled: ["first", "unknown"]),
            Term("returning", "The contact has written before.", alsoCalled: ["known", "old", "existing"]),
        ]
    )

    /// One kind of contact.
    private enum Kind: Sendable {
        case new
        case returning
        case quiet(milliseconds: Int64, written: String)
        case listed(ContactNames, written: String)
    }

    private let kinds: [Kind]

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        node.oneOrMore(context.problems) { kind($0, context) }.map(Self.init)
    }

    private static func kind(_ node: Node, _ context: LoadContext) -> Kind? {
        if node.isObject {
            guard let fields = Fields(node, vocabulary, context.problems), fields.areAllKnown,
                let quiet = fields.required("quiet", "`\"quiet\": \"14d\"`", context.problems)
            else { return nil }
            return quiet.duration(context.problems)
                .map { .quiet(milliseconds: $0.milliseconds, written: $0.written) }
        }
        guard let written = node.filledText(context.problems) else { return nil }
        if written.hasPrefix("@") || ContactNames.isID(written) {
            return context.keywords(written, at: node.place)
                .map { .listed(ContactNames($0.map(\.text)), written: written) }
        }
        guard let word = node.name(from: words, context.problems) else { return nil }
        return word == "new" ? .new : .returning
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .contact) { return assumed }
        let circumstances = subject.circumstances
        for kind in kinds {
            let holds =
                switch kind {
                case .new: circumstances.contact.lastMessageAt == nil
                case .returning: circumstances.contact.lastMessageAt != nil
                case .quiet(let milliseconds, _):
                    circumstances.contact.lastMessageAt.map { circumstances.now - $0 >= milliseconds } ?? false
                case .listed(let names, _):
                    names.contains(id: subject.event.contact, userName: circumstances.contact.userName)
                }
            if holds { return true }
        }
        return false
    }

    func failure(for subject: inout Subject) -> String {
        let seen = subject.circumstances.contact.lastMessageAt == nil ? "new" : "returning"
        let who = subject.event.contact ?? "somebody unknown"
        return "contact: wanted \(wanted), the message is from \(who), who is \(seen)"
    }

    var summary: String { "contact \(wanted)" }

    var facets: Facets { .contact }

    /// New is the opposite of returning, and who was quiet is returning.
    var question: Question {
        let returning = Question.circumstance("contact returning")
        let questions = kinds.map { kind -> Question in
            switch kind {
            case .new: .not(returning)
            case .returning: returning
            case .quiet(_, let written): .all([returning, .circumstance("contact quiet for \(written)")])
            case .listed(_, let written): .circumstance("contact \(written)")
            }
        }
        return questions.count == 1 ? questions[0] : .any(questions, at: nil)
    }

    private var wanted: String {
        kinds.map { kind in
            switch kind {
            case .new: "new"
            case .returning: "returning"
            case .quiet(_, let written): "quiet for \(written)"
            case .listed(_, let written): written
            }
        }
        .joined(separator: " or ")
    }
}
