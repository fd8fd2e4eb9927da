/// The names under which a condition's patterns give parts of the text to templates: `number`, `match.0`, `match.1`.
struct CaptureNames: Sendable, Hashable {
    /// The names that some way of holding sets.
    let possible: Set<String>
    /// The names that every way of holding sets: only these may be used without a section or a default.
    let guaranteed: Set<String>

    /// A condition without patterns.
    static let none = CaptureNames(possible: [], guaranteed: [])

    /// What is there when all of these hold.
    ///
    /// Of several conditions with patterns the first to match gives `match.1` and its like. Which one that is cannot
    /// always be told before a message comes, so only names are guaranteed then, and the whole match.
    static func all(_ parts: [CaptureNames]) -> CaptureNames {
        let capturing = parts.filter { !$0.possible.isEmpty }
        guard capturing.count != 1 else { return capturing[0] }
        let possible = capturing.reduce(into: Set()) { $0.formUnion($1.possible) }
        var guaranteed = capturing.reduce(into: Set()) { $0.formUnion($1.guaranteed) }
        if capturing.count > 1 {
            guaranteed = guaranteed.filter { !$0.hasPrefix("match.") || $0 == "match.0" }
        }
        return CaptureNames(possible: possible, guaranteed: guaranteed)
    }

    /// What is there when any one of these holds.
    static func any(_ parts: [CaptureNames]) -> CaptureNames {
        guard let first = parts.first else { return .none }
        // Words and literals capture nothing, and are nearly all patterns that there are.
        guard parts.contains(where: { !$0.possible.isEmpty }) else { return .none }
        return CaptureNames(
            possible: parts.reduce(into: Set()) { $0.formUnion($1.possible) },
            guaranteed: parts.dropFirst().reduce(into: first.guaranteed) { $0.formIntersection($1.guaranteed) }
        )
    }
}
