/// What a condition depends on besides the message itself.
///
/// Examples leave these open, so that the verdict on a file never depends on the day, the contact or chance.
struct Facets: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// The moment: opening hours, dates, days, time.
    static let moment = Facets(rawValue: 1)
    /// The contact: new or returning, in a list, how often answered already.
    static let contact = Facets(rawValue: 2)
    /// Chance: which share of the contacts somebody belongs to.
    static let chance = Facets(rawValue: 4)
}
