import Messaging

/// A message that stands in a rule to show what the rule does: a test that every reload runs.
struct Example: Sendable {
    /// What the example says about the rule.
    enum Expectation: String, Sendable {
        /// This rule answers.
        case match
        /// This rule does not answer.
        case noMatch = "no_match"
    }

    /// Who writes.
    enum Contact: Sendable, Hashable {
        /// Somebody who has not written before.
        case new
        /// Somebody who has.
        case returning
        /// This one, who has written before: an id, a phone number or a user name.
        case named(String)
    }

    let expectation: Expectation
    let place: Place
    var text: String?
    var platform: Platform?
    var type: MessageType?
    var payload: String?
    var name: String?
    var account: String?
    var contact: Contact?
    /// How long the contact has not written, in milliseconds.
    var quiet: Int64?
    /// When the message comes, in milliseconds since 1970-01-01 UTC.
    var at: Int64?
    var media: MediaDetails?
    var comment: CommentDetails?
    var referral: ReferralDetails?

    /// Creates an example that says nothing about the message yet.
    init(_ expectation: Expectation, at place: Place) {
        self.expectation = expectation
        self.place = place
    }

    /// The messages that the example stands for, given what the rule can answer.
    ///
    /// An example that names no platform is tried on every platform that the rule can reach. One that names no type is
    /// a button press if it has a payload, a comment if it says where one stands, otherwise a text; in a rule that no
    /// text can reach, each type that can.
    func events(for reach: Reach) -> [InboundEvent] {
        let platforms = platform.map { [$0] } ?? Platform.allCases.filter(reach.platforms.possible.contains)
        return platforms.flatMap { platform in
            types(for: reach).map { event(on: platform, $0) }
        }
    }

    private func types(for reach: Reach) -> [MessageType] {
        if let type { return [type] }
        if payload != nil { return [.button] }
        if comment != nil { return [.comment] }
        let possible = reach.types.possible
        if media != nil {
            return MessageType.allCases.filter { MessageType.media.contains($0) && possible.contains($0) }
        }
        return possible.contains(.text) ? [.text] : MessageType.allCases.filter(possible.contains)
    }

    private func event(on platform: Platform, _ type: MessageType) -> InboundEvent {
        let kind: InboundEvent.Kind =
            switch type {
            case .comment: .comment
            case .reaction: .reaction
            default: payload == nil ? .message : .postback
            }
        let contact: String =
            switch self.contact {
            case .named(let name): name
            case .new, .returning, nil: "example"
            }
        return InboundEvent(
            platform: platform,
            kind: kind,
            type: type,
            account: account ?? "example",
            contact: contact,
            name: name,
            id: "example",
            text: text,
            payload: payload,
            media: media,
            comment: comment,
            referral: referral
        )
    }

    /// The moment and the contact of the example.
    ///
    /// What it does not say is left open by ``known``, so that any moment will do here.
    var circumstances: Circumstances {
        let now = at ?? 0
        var facts = ContactFacts()
        if contact != .new, contact != nil || quiet != nil { facts.lastMessageAt = now - (quiet ?? 60_000) }
        if case .named(let name) = contact { facts.userName = name }
        return Circumstances(now: now, contact: facts)
    }

    /// What the example says about the moment, the contact and chance.
    var known: Facets {
        var known: Facets = []
        if at != nil { known.insert(.moment) }
        if contact != nil || quiet != nil { known.insert(.contact) }
        if case .named = contact { known.insert(.chance) }
        return known
    }

    /// Whether it says anything about the message itself.
    var saysSomething: Bool {
        text != nil || type != nil || payload != nil || media != nil || comment != nil || referral != nil
    }

    /// The example in words.
    var summary: String {
        if let text { return Quote.message(text) }
        if let payload { return "payload \(Quote.message(payload))" }
        return type.map { "type \($0.rawValue)" } ?? "this message"
    }
}
