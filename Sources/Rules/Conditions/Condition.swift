import Messaging

/// One question about a message: the meaning of one key of `when`.
///
/// A new condition is one type that conforms to this and its name in `ConditionCatalogue.types`: decoding, suggestions,
/// documentation, evaluation and explanation all start from there.
protocol Condition: Sendable {
    /// The key of `when`, what it means, and the shape of its value.
    static var term: Term { get }

    /// Reads the key's value. Gives `nil` after reporting at least one error, and only then.
    static func decode(_ node: Node, _ context: LoadContext) -> Self?

    /// Whether the message satisfies the condition. Runs for each message and rule: it allocates nothing on a miss.
    func holds(for subject: inout Subject) -> Bool

    /// In plain words why the message does not satisfy the condition: what was wanted and what was seen.
    ///
    /// Asked only for explanations, and only when `holds` is false.
    func failure(for subject: inout Subject) -> String

    /// What the condition asks for in a few words, such as `platform whatsapp`.
    var summary: String { get }

    /// On which platforms and for which types the condition can hold.
    var reach: Reach { get }

    /// What the condition's patterns cut out of the text whenever it holds.
    var captures: CaptureNames { get }

    /// Whether a message type is named anywhere in it. A rule in which none is answers to type `message` only.
    var namesType: Bool { get }

    /// What it depends on besides the message: what an example leaves open.
    var facets: Facets { get }

    /// What a message must have so that it can hold, or `nil` when it can hold for messages that have nothing special.
    var trigger: Trigger? { get }

    /// The ways in which it can hold or be vetoed, for the coverage of examples.
    ///
    /// Empty for conditions on the moment, the contact and chance, which examples leave open.
    var alternatives: [Alternative] { get }

    /// Whether it is an `any`, or some part of it that must hold is one: an entry of the list may be idle.
    var hasChoice: Bool { get }

    /// What it asks, in a form that the analysis of whole rule sets can reason with.
    var question: Question { get }

    /// Reports what is doubtful about it in a rule that can answer on these platforms.
    func remark(on platforms: Set<Platform>, _ problems: Problems)
}

extension Condition {
    var reach: Reach { .anything }
    var captures: CaptureNames { .none }
    var namesType: Bool { false }
    var facets: Facets { [] }
    var trigger: Trigger? { nil }
    var alternatives: [Alternative] { [] }
    var hasChoice: Bool { false }
    func remark(on platforms: Set<Platform>, _ problems: Problems) {}
}
