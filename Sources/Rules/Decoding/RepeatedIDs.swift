/// Finds ids that more than one rule has.
enum RepeatedIDs {
    /// An id names one rule in all files; the second one is an error that shows both places.
    static func report(among drafts: [RuleDraft], _ problems: Problems) {
        var first: [String: Int] = [:]
        first.reserveCapacity(drafts.count)
        for (number, draft) in drafts.enumerated() {
            guard let earlier = first[draft.id].map({ drafts[$0] }) else {
                first[draft.id] = number
                continue
            }
            guard !problems.mustStop() else { return }
            problems.during(rule: draft.id, isEnabled: draft.isEnabled && earlier.isEnabled) {
                problems.error(
                    .duplicateID,
                    at: .value(draft.place.child("id")),
                    "another rule has the id \(Quote.message(draft.id)) already",
                    help: "every rule needs a name of its own",
                    related: .init(spot: .value(earlier.place.child("id")), message: "the first one is here")
                )
            }
        }
    }
}
