package import Messaging

extension Decision {
    /// Notes in what is known about a contact that this was decided at a moment.
    ///
    /// - Parameters:
    ///   - facts: The facts of the contact whose message this is.
    ///   - now: The moment, in milliseconds since 1970-01-01 UTC.
    package func note(in facts: inout ContactFacts, at now: Int64) {
        facts.lastMessageAt = max(now, facts.lastMessageAt ?? now)
        facts.lastPicks.merge(picks) { _, new in new }
        if !menu.isEmpty { facts.lastMenu = SentMenu(choices: menu, sentAt: now) }
        for rule in limitedRules {
            // More moments than any limit counts say nothing new.
            facts.limitUses[rule] = Array((facts.limitUses[rule] ?? []).suffix(Limit.maximumTimes - 1)) + [now]
        }
        for step in steps {
            switch step.handoff {
            case .until(let milliseconds): facts.handoffUntil = now + milliseconds
            case .forever: facts.handoffUntil = .max
            case .end: facts.handoffUntil = nil
            case nil: break
            }
        }
    }
}
