/// What the files of a load have in common, and what does not change while they are decoded.
///
/// So files can be decoded at the same time, each in a ``LoadContext`` of its own.
struct LoadSurroundings: Sendable {
    /// What all files define.
    let definitions: Definitions
    /// What rules may name besides themselves.
    let resources: RulesResources
    /// The regexes that some file of this load, or of an earlier one, uses.
    let regexStore: RegexStore
    /// The clock of the business.
    let clock: BusinessClock
}
