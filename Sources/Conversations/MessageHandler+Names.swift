import Logging
import Messaging
import Rules

extension MessageHandler {
    /// The longest that a reply waits for its contact's name.
    package static let longestNameWait = Duration.seconds(2)

    /// The matter with the name of its contact, asked from the platform where the decision's texts say it and nobody has
    /// told it yet; `nil` where that changes nothing.
    func named(_ matter: Matter, for decision: Decision, under rules: RuleSet) async -> Matter? {
        // WhatsApp's messages tell the name, and comments that of their author.
        guard let profiles = parts.profiles, matter.event.platform != .whatsapp, matter.event.type != .comment,
            matter.contact.knownName?.holds(at: parts.now()) != true, rules.asksForName(decision)
        else { return nil }
        let answer = await FirstAnswer.within(Self.longestNameWait, on: parts.clock) {
            await profiles.profile(of: matter.conversation)
        }
        var contact = matter.contact
        var event = matter.event
        let now = parts.now()
        switch answer {
        case .told(let profile)?:
            parts.counts.count(.namesTold)
            event.name = profile.name ?? event.name
            // Where the rules keep no names, each message asks again.
            if rules.conversation.keepsText {
                contact.knownName = KnownName(name: profile.name, askedAt: now)
                contact.facts.userName = profile.userName ?? contact.facts.userName
            }
        case .failed(let reason)?:
            noteNoName(of: event, reason)
            contact.knownName = KnownName(name: contact.knownName?.name, askedAt: now, outcome: .failed)
        case nil:
            noteNoName(of: event, "it was not told within \(Self.longestNameWait)")
            contact.knownName = KnownName(name: contact.knownName?.name, askedAt: now, outcome: .failed)
        }
        var named = matter
        (named.event, named.contact) = (event, contact)
        return named
    }

    private func noteNoName(of event: InboundEvent, _ reason: String) {
        parts.counts.count(.namesNotTold)
        logger.info("answered without the contact's name: \(reason)", metadata: event.logMetadata)
    }
}
