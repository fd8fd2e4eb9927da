import JSON
import Messaging

/// Reads one `entry` of a `page` (Messenger) or `instagram` body: the two share their messaging events.
///
/// Source: Meta's Messenger Platform and Instagram Platform webhook docs, and deliveries that public clients keep as test
/// data.
struct MessagingWebhookParser {
    private let entry: JSONValue
    private let platform: Platform
    private let account: String?
    private let time: Int64?

    /// Creates a parser of one entry.
    init(entry: JSONValue, platform: Platform) {
        self.entry = entry
        self.platform = platform
        account = entry["id"]?.identifier
        time = entry["time"]?.milliseconds
    }

    /// Reads every messaging event and every change of the entry.
    func read(into reading: inout WebhookReading) {
        for item in entry.list("messaging") {
            guard reading.hasRoom() else { return }
            reading.add(event(item, notes: &reading))
        }
        for item in entry.list("standby") {
            guard reading.hasRoom() else { return }
            var event = event(item, notes: &reading)
            event.ignored = event.ignored ?? .standby
            reading.add(event)
        }
        for change in entry.list("changes") {
            guard reading.hasRoom() else { return }
            read(change, into: &reading)
        }
    }

    // MARK: - Changes

    private func read(_ change: JSONValue, into reading: inout WebhookReading) {
        let field = change["field"]?.string
        let comments = CommentWebhookParser(platform: platform, account: account, time: time)
        for value in change.list("value") {
            guard reading.hasRoom() else { return }
            if let event = comments.event(field: field, value: value) {
                reading.add(event)
            } else if let field, Self.isMessagingField(field) {
                // The dashboard's test button delivers messaging events as changes, in more than one shape.
                for item in value["messaging"]?.items ?? [value] {
                    guard reading.hasRoom() else { return }
                    var event = event(item, notes: &reading)
                    if field == "standby" { event.ignored = event.ignored ?? .standby }
                    if field == "message_echoes" { event = echo(item) }
                    reading.add(event)
                }
            } else {
                if !Self.knownFields.contains(field ?? "") {
                    reading.note("\(platform.rawValue): a change of an unknown field (\(WebhookReading.word(field)))")
                }
                reading.add(
                    InboundEvent(
                        platform: platform,
                        kind: .other,
                        account: account,
                        about: WebhookReading.words(field, value["item"], value["verb"]),
                        timestamp: time,
                        ignored: .notAMessage
                    )
                )
            }
        }
    }

    private static func isMessagingField(_ field: String) -> Bool {
        field == "standby" || field == "messages" || field.hasPrefix("message_") || field.hasPrefix("messaging_")
    }

    // MARK: - Messaging events

    private func event(_ item: JSONValue, notes: inout WebhookReading) -> InboundEvent {
        if item.child("message")?["is_echo"]?.isTrue == true || isFromAccount(item) { return echo(item) }
        if let message = item.child("message") {
            let content = MessagingMessage(message, platform: platform).content(notes: &notes)
            return event(item, content: content, id: message["mid"])
        }
        if let postback = item.child("postback") {
            var content = MessageContent.message(
                .button,
                text: postback["title"]?.string,
                payload: postback["payload"]?.payload
            )
            content.kind = .postback
            return event(item, content: content, id: postback["mid"])
        }
        if let reaction = item.child("reaction") { return reactionEvent(reaction, in: item) }
        if let read = item.child("read") {
            return event(item, content: MessageContent(kind: .read, ignored: .read), id: read["mid"])
        }
        if let delivery = item.child("delivery") {
            let content = MessageContent(kind: .delivery, ignored: .delivery)
            return event(item, content: content, id: delivery["mids"]?[0])
        }
        if let edit = item.child("message_edit") {
            return event(item, content: .ignored(.messageChange, about: "message_edit"), id: edit["mid"])
        }
        if item.child("referral") != nil {
            return event(item, content: MessageContent(kind: .other, type: .referral), id: nil)
        }
        return event(item, content: .ignored(.notAMessage, about: kinds(of: item, notes: &notes)), id: nil)
    }

    private func event(_ item: JSONValue, content: MessageContent, id: JSONValue?) -> InboundEvent {
        let sender = item["sender"]?["id"]?.identifier
        return InboundEvent(
            platform: platform,
            kind: content.kind,
            type: content.type,
            account: account ?? item["recipient"]?["id"]?.identifier,
            contact: sender,
            id: id?.identifier,
            text: content.text.flatMap { $0.isEmpty ? nil : $0 },
            payload: content.payload,
            details: content.details,
            referral: WebhookDetails.referral(
                item["referral"] ?? item["message"]?["referral"] ?? item["postback"]?["referral"]
            ),
            about: content.about,
            timestamp: item["timestamp"]?.milliseconds ?? time,
            ignored: content.ignored,
            replyAddress: sender.map(ReplyAddress.contact)
        )
    }

    /// A reaction carries the id of the message that it is about.
    ///
    /// Its own is made of that and its moment: the same delivery twice is one reaction, and neither is taken for the
    /// message.
    private func reactionEvent(_ reaction: JSONValue, in item: JSONValue) -> InboundEvent {
        let emoji = reaction["emoji"]?.nonEmptyText
        let isRemoved = reaction["action"]?.string == "unreact"
        let content = MessageContent.reaction(emoji: emoji, to: reaction["mid"], isRemoved: isRemoved)
        var event = event(item, content: content, id: nil)
        if let mid = reaction["mid"]?.identifier {
            event.id = (["reaction", mid] + (event.timestamp.map { [String($0)] } ?? [])).joined(separator: ":")
        }
        return event
    }

    /// A message that the business itself wrote: sender and recipient have changed places.
    private func echo(_ item: JSONValue) -> InboundEvent {
        let message = item.child("message") ?? item.child("postback")
        return InboundEvent(
            platform: platform,
            kind: .echo,
            account: account ?? item["sender"]?["id"]?.identifier,
            contact: item["recipient"]?["id"]?.identifier,
            id: message?["mid"]?.identifier,
            text: message?["text"]?.nonEmptyText,
            timestamp: item["timestamp"]?.milliseconds ?? time,
            ignored: .echo
        )
    }

    /// Whether the account itself is the sender although nothing marks an echo: answering it would loop for ever.
    ///
    /// That is also what Instagram's self-messaging looks like, which marks its events with `is_self`.
    private func isFromAccount(_ item: JSONValue) -> Bool {
        if item["is_self"]?.isTrue == true || item.child("message")?["is_self"]?.isTrue == true { return true }
        guard let account, let sender = item["sender"]?["id"]?.identifier else { return false }
        return sender == account && (item.child("message") != nil || item.child("postback") != nil)
    }

    /// Meta's words for what an event is that is no message; one of them that is not known is noted.
    private func kinds(of item: JSONValue, notes: inout WebhookReading) -> String? {
        guard let object = item.object else {
            notes.note("\(platform.rawValue): a messaging event that is not an object")
            return nil
        }
        let names = object.keys.filter { !Self.envelope.contains($0) }
        if let known = names.first(where: Self.knownKinds.contains) { return known }
        let kinds = names.isEmpty ? "no kind" : names.prefix(3).map { WebhookReading.word($0) }.joined(separator: ", ")
        notes.note("\(platform.rawValue): a messaging event of an unknown kind (\(kinds))")
        return nil
    }

    /// The members that every messaging event may have.
    private static let envelope: Set<String> = ["sender", "recipient", "timestamp", "prior_message", "hop_context"]

    /// Messaging events that are no messages, so that only others are worth a note.
    private static let knownKinds: Set<String> = [
        "account_linking", "app_roles", "game_play", "message_context", "messaging_feedback", "optin",
        "pass_thread_control", "payment", "policy-enforcement", "policy_enforcement", "request_thread_control",
        "response_feedback", "take_thread_control",
    ]

    /// Fields of changes that are no messages, so that only others are worth a note.
    private static let knownFields: Set<String> = [
        "feed", "leadgen", "mention", "mentions", "ratings", "story_insights", "group_feed", "inbox_labels", "videos",
        "live_videos", "picture", "name", "conversations", "standby", "invoice_access_invoice_change",
    ]
}
