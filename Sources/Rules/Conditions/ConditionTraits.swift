/// What is known of several conditions that must all hold, worked out once for all the checks that ask.
///
/// A class, so that ``AllOf`` stays small enough to be kept in place wherever a condition is.
final class ConditionTraits: Sendable {
    let reach: Reach
    let captures: CaptureNames
    let namesType: Bool
    let trigger: Trigger?
    let facets: Facets
    let hasChoice: Bool

    init(of parts: [any Condition]) {
        reach = .all(parts.map(\.reach))
        captures = .all(parts.map(\.captures))
        namesType = parts.contains(where: \.namesType)
        trigger = .all(parts.map(\.trigger))
        hasChoice = parts.contains(where: \.hasChoice)
        facets = parts.reduce(into: []) { $0.formUnion($1.facets) }
    }
}
