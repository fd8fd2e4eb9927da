import Messaging

/// `referral`: the ad or link that a person came from.
struct ReferralCondition: Condition {
    static let term = Term("referral", "The ad or link that the person came from.", .object(vocabulary))

    /// The keys of `referral`.
    static let vocabulary = Vocabulary(
        "`referral`",
        [
            Term("source", "The kind of place, such as ADS or SHORTLINK.", .oneOrMore(.text)),
            Term("ref", "What the link says about itself: summer_*.", .oneOrMore(.text)),
            Term("ad_id", "The ad's id.", .oneOrMore(.text), alsoCalled: ["ad", "adid"]),
        ],
        demands: [.anyKey]
    )

    let sources: [Glob]?
    let refs: [Glob]?
    let adIDs: [Glob]?

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        guard let fields = Fields(node, vocabulary, context.problems), fields.areAllKnown else { return nil }
        guard fields.hasAny(of: vocabulary, context.problems) else { return nil }
        var isComplete = true
        let condition = Self(
            sources: fields.read("source", &isComplete) { $0.globs(ignoringCase: true, context.problems) },
            refs: fields.read("ref", &isComplete) { $0.globs(context.problems) },
            adIDs: fields.read("ad_id", &isComplete) { $0.globs(context.problems) }
        )
        return isComplete ? condition : nil
    }

    func holds(for subject: inout Subject) -> Bool {
        parts(of: subject.event.referral).allSatisfy { Self.holds($0.wanted, $0.seen) }
    }

    func failure(for subject: inout Subject) -> String {
        guard let referral = subject.event.referral else { return "referral: the message names no ad or link" }
        for part in parts(of: referral) where !Self.holds(part.wanted, part.seen) {
            let wanted = part.wanted.map(Self.list) ?? ""
            return "referral: wanted \(part.name) \(wanted), the message has \(part.seen.map(Quote.message) ?? "none")"
        }
        return ""
    }

    var summary: String {
        let parts = parts(of: nil).compactMap { part in part.wanted.map { "\(part.name) \(Self.list($0))" } }
        return "referral " + parts.joined(separator: " and ")
    }

    private func parts(of referral: ReferralDetails?) -> [(name: String, wanted: [Glob]?, seen: String?)] {
        [
            ("source", sources, referral?.source), ("ref", refs, referral?.ref), ("ad_id", adIDs, referral?.adID),
        ]
    }

    private static func holds(_ wanted: [Glob]?, _ seen: String?) -> Bool {
        guard let wanted else { return true }
        guard let seen else { return false }
        return wanted.contains { $0.matches(seen) }
    }

    private static func list(_ globs: [Glob]) -> String { globs.map(\.written).joined(separator: " or ") }
}
