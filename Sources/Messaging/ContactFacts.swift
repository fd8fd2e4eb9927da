/// What is known about a contact before a message is decided on.
///
/// A plain value that the caller fills, so that deciding stays pure: rules never ask a store.
package struct ContactFacts: Sendable, Hashable {
    /// Which of its alternatives each `pick` last sent to this contact: rule id to index.
    ///
    /// The keys are those of `Decision.picks`; the caller keeps them without looking into them.
    package var lastPicks: [String: Int]

    /// Creates facts; without arguments, those of a contact about whom nothing is known.
    package init(lastPicks: [String: Int] = [:]) {
        self.lastPicks = lastPicks
    }
}
