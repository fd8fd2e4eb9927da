/// A name that rules files may use, and what it means.
struct Term: Sendable, Hashable {
    /// The name as files write it.
    let name: String
    /// What it means, in one line for a marketer.
    let summary: String
    /// What may stand as its value, where the name is a key.
    let shape: Shape
    /// Whether an object must have it.
    let isRequired: Bool
    /// Names that people try for it: they lead to it as a suggestion, and are never accepted.
    let alsoCalled: [String]

    /// Creates a term.
    init(
        _ name: String,
        _ summary: String,
        _ shape: Shape = .anything,
        isRequired: Bool = false,
        alsoCalled: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.shape = shape
        self.isRequired = isRequired
        self.alsoCalled = alsoCalled
    }
}

/// The names that are allowed at one place of a rules file: the keys of an object, or the values of a condition.
///
/// Decoding, suggestions and documentation all read from here, so that they cannot disagree.
struct Vocabulary: Sendable, Hashable {
    /// How a name stands to a vocabulary.
    enum Verdict: Sendable, Hashable {
        case known
        case unknown(suggestion: String?)
    }

    /// What an object must have, or cannot have together, besides the keys that are required by themselves.
    ///
    /// Decoders see to it with messages of their own; this tells it to editors.
    enum Demand: Sendable, Hashable {
        /// At least one of its keys, a note aside.
        case anyKey
        /// At least one of these keys.
        case atLeastOne([String])
        /// Not two of these keys.
        case atMostOne([String])
    }

    /// The place in words, such as `a rule`.
    let place: String
    /// Everything that is allowed there.
    let terms: [Term]
    /// What an object with these keys must have of them.
    let demands: [Demand]
    private let known: Set<String>

    /// Creates a vocabulary.
    ///
    /// Every object may also have a `note`, which is never read.
    init(_ place: String, _ terms: [Term], demands: [Demand] = []) {
        self.place = place
        self.terms = terms
        self.demands = demands
        known = Set(terms.map(\.name))
    }

    /// The names.
    var names: [String] { terms.map(\.name) }

    /// Whether a name is allowed.
    func knows(_ name: String) -> Bool { name.utf8.count <= NearestName.maximumBytes && known.contains(name) }

    /// Whether a name is allowed, and which one was probably meant if it is not.
    func verdict(on name: String) -> Verdict {
        // Nothing that long is meant for one, and comparing it would take long.
        guard name.utf8.count <= NearestName.maximumBytes else { return .unknown(suggestion: nil) }
        if knows(name) { return .known }
        let lowercased = name.lowercased()
        if let meant = terms.first(where: { $0.alsoCalled.contains(lowercased) }) {
            return .unknown(suggestion: meant.name)
        }
        return .unknown(suggestion: NearestName.of(name, in: terms.map(\.name)))
    }
}
