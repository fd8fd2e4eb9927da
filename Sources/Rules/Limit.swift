/// How often a rule answers one contact.
///
/// A condition like those of `when`: beyond it the rule does not match and the next one is asked, unless `then` says what
/// is done in its place.
struct Limit: Sendable {
    /// What is done beyond the limit.
    enum Beyond: Sendable {
        case silent
        case reply(ReplyPlan)
    }

    /// The most that `times` may say.
    static let maximumTimes = 1_000

    /// The most answers within the window.
    let times: Int
    /// The time before now that counts, in milliseconds; `nil` for all time.
    let window: Int64?
    /// The limit as the rule writes it, in words.
    let summary: String
    /// What is done beyond it; `nil` to ask the next rule.
    let beyond: Beyond?

    /// Whether the contact has had all answers, given when the rule answered before.
    func isReached(_ uses: [Int64], now: Int64) -> Bool {
        guard uses.count >= times else { return false }
        guard let window else { return true }
        return uses.count { $0 > now - window } >= times
    }
}
