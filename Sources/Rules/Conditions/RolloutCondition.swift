import Messaging

/// `rollout`: a share of the contacts, always the same ones.
///
/// Who belongs to it is drawn from the contact and a salt: the rule's id, or the name that several rules give in `of`.
struct RolloutCondition: Condition {
    static let term = Term(
        "rollout",
        "A share of the contacts in percent, always the same ones; rules with the same `of` share one draw.",
        .either([.integer(0...100), .object(vocabulary)])
    )

    /// The keys of an object in `rollout`.
    static let vocabulary = Vocabulary(
        "`rollout`",
        [
            Term("percent", "How many of a hundred contacts.", .integer(0...100), isRequired: true),
            Term("of", "The name of the draw, which other rules may share.", .text, alsoCalled: ["name", "salt"]),
        ]
    )

    let percent: Int
    let salt: String

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let problems = context.problems
        let ownSalt = problems.rule ?? ""
        guard node.isObject else {
            return node.integer(in: 0...100, problems).map { Self(percent: $0, salt: ownSalt) }
        }
        guard let fields = Fields(node, vocabulary, problems), fields.areAllKnown,
            let percent = fields.required("percent", "`\"percent\": 50`", problems)
        else { return nil }
        let salt = fields["of"].map { $0.filledText(problems) } ?? ownSalt
        guard let percent = percent.integer(in: 0...100, problems), let salt else { return nil }
        return Self(percent: percent, salt: salt)
    }

    func holds(for subject: inout Subject) -> Bool {
        if let assumed = subject.assumption(about: .chance) { return assumed }
        return Self.draw(of: subject.event, salt: salt) < percent
    }

    func failure(for subject: inout Subject) -> String {
        "rollout: wanted one of the first \(percent) of 100, this contact is number "
            + "\(Self.draw(of: subject.event, salt: salt) + 1)"
    }

    var summary: String { "rollout \(percent) percent" }

    var facets: Facets { .chance }

    /// A number from 0 to 99 that is always the same for a contact and a salt.
    ///
    /// FNV-1a, then the finalizer of SplitMix64: the last bits of FNV alone are not even enough to divide by.
    static func draw(of event: InboundEvent, salt: String) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01B3
        }
        add(salt)
        add(event.platform.rawValue)
        add(event.account ?? "")
        add(event.contact ?? "")
        hash = (hash ^ (hash >> 30)) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ (hash >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((hash ^ (hash >> 31)) % 100)
    }
}
