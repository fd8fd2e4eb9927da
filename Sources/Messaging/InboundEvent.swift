/// One thing that happened on a platform, taken out of a webhook body.
///
/// A neutral value: whatever differs between Meta's platforms is resolved by the parser, so that rules and conversations
/// never look at a platform's JSON.
package struct InboundEvent: Sendable, Equatable {
    /// What kind of event this is.
    ///
    /// The raw value is the `event` key of `--json` output.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case message
        case postback
        case comment
        case status
        case echo
        case read
        case delivery
        case reaction
        case other
    }

    /// Why no rule is asked about an event.
    ///
    /// The raw value is the `ignored` key of `--json` output.
    package enum IgnoreReason: String, Sendable, Hashable, CaseIterable {
        /// A message that the business itself sent, from this program or from an app: answering it would loop for ever.
        case echo
        /// The platform tells that messages were delivered.
        case delivery
        /// The platform tells that messages were read.
        case read
        /// WhatsApp's progress report on a message of ours.
        case status
        /// Another app owns the conversation at the moment.
        case standby
        /// A comment by the business itself: answering it would loop for ever.
        case ownComment = "own_comment"
        /// A comment that was edited, hidden or removed: only a new one is answered.
        case commentChange = "comment_change"
        /// A message in a group, which is not a one-to-one conversation.
        case group
        /// A reaction that was taken back.
        case reactionRemoved = "reaction_removed"
        /// A message that was edited or unsent afterwards.
        case messageChange = "message_change"
        /// The same event stands in the webhook before: it is answered once.
        case repeated
        /// Nobody to answer: the event names no sender.
        case noSender = "no_sender"
        /// An event that is not a message to the business, such as an account update.
        case notAMessage = "not_a_message"
    }

    /// The platform that it happened on.
    package var platform: Platform
    /// What kind of event it is.
    package var kind: Kind
    /// What the person sent, or `nil` where the event is not something that a person sent to the business.
    package var type: MessageType?
    /// The business's account: a WhatsApp phone number id, a page id or an Instagram professional account id.
    package var account: String?
    /// The person, by the platform's id for them.
    package var contact: String?
    /// The person's name as the webhook gives it; Messenger and Instagram do not put one into messages.
    package var name: String?
    /// The person's user name, without `@`, where the webhook gives one: in WhatsApp's messages and in comments on
    /// Instagram.
    package var userName: String?
    /// The platform's id of the message, comment or postback.
    package var id: String?
    /// What was written: a message's text, a caption, a button's title.
    package var text: String?
    /// The id of the button, postback or quick reply that was pressed.
    package var payload: String?
    /// What is known about the file of a message that carries one.
    package var media: MediaDetails?
    /// What a message of a kind of its own holds besides words: a place, an order, the answers of a form.
    package var details: MessageDetails?
    /// Where a comment stands.
    package var comment: CommentDetails?
    /// Where the person came from, when the message tells.
    package var referral: ReferralDetails?
    /// What a status tells about a message of ours, whose id is the event's.
    package var delivery: DeliveryReport?
    /// That ids are one person's, or one id has become another.
    package var identityChange: IdentityChange?
    /// What an event that is no message is about, in the platform's own words, such as `account_update DISABLED_UPDATE`.
    ///
    /// Words of a platform only, never of a person: it may stand in a log.
    package var about: String?
    /// When it happened, in milliseconds since 1970-01-01 UTC, as the platform tells it.
    package var timestamp: Int64?
    /// Why no rule is asked, or `nil` for an event that rules decide on.
    package var ignored: IgnoreReason?
    /// Where a reply goes, or `nil` where none can be sent.
    package var replyAddress: ReplyAddress?

    /// Creates an event; everything that the platform did not tell is left out.
    package init(
        platform: Platform,
        kind: Kind,
        type: MessageType? = nil,
        account: String? = nil,
        contact: String? = nil,
        name: String? = nil,
        userName: String? = nil,
        id: String? = nil,
        text: String? = nil,
        payload: String? = nil,
        media: MediaDetails? = nil,
        details: MessageDetails? = nil,
        comment: CommentDetails? = nil,
        referral: ReferralDetails? = nil,
        delivery: DeliveryReport? = nil,
        identityChange: IdentityChange? = nil,
        about: String? = nil,
        timestamp: Int64? = nil,
        ignored: IgnoreReason? = nil,
        replyAddress: ReplyAddress? = nil
    ) {
        self.platform = platform
        self.kind = kind
        self.type = type
        self.account = account
        self.contact = contact
        self.name = name
        self.userName = userName
        self.id = id
        self.text = text
        self.payload = payload
        self.media = media
        self.details = details
        self.comment = comment
        self.referral = referral
        self.delivery = delivery
        self.identityChange = identityChange
        self.about = about
        self.timestamp = timestamp
        self.ignored = ignored
        self.replyAddress = replyAddress
    }
}
