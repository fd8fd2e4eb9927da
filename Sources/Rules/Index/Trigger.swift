/// What a message must have so that a condition can hold: one of these patterns, or one of these payloads.
///
/// Necessary, not enough: it picks the rules that are worth asking.
struct Trigger: Sendable, Hashable {
    /// The numbers of patterns in the set's `TextIndex`.
    var patterns: [Int] = []
    /// Payloads, whole.
    var payloads: [String] = []

    /// How many there are.
    var count: Int { patterns.count + payloads.count }

    /// What is needed where all of these must hold: the part that picks most sharply, any one being enough.
    static func all(_ parts: [Trigger?]) -> Trigger? {
        parts.compactMap(\.self).min { $0.count < $1.count }
    }

    /// What is needed where any one of these is enough; `nil` when one of them can hold without anything.
    static func any(_ parts: [Trigger?]) -> Trigger? {
        var trigger = Trigger()
        for part in parts {
            guard let part else { return nil }
            trigger.patterns += part.patterns
            trigger.payloads += part.payloads
        }
        return trigger
    }
}
