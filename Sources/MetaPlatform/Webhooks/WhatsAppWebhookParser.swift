import JSON
import Messaging

/// Reads one `entry` of a `whatsapp_business_account` body.
///
/// An entry is a WhatsApp Business account; the number that a message came to stands in each change's `metadata`.
/// Source: Meta's WhatsApp Cloud API webhooks reference, and deliveries that public clients keep as test data.
struct WhatsAppWebhookParser {
    private let entry: JSONValue

    /// Creates a parser of one entry.
    init(entry: JSONValue) {
        self.entry = entry
    }

    /// Reads every change of the entry.
    func read(into reading: inout WebhookReading) {
        for change in entry.list("changes") {
            let field = change["field"]?.string
            for value in change.list("value") {
                guard reading.hasRoom() else { return }
                switch field {
                case "messages": readMessages(value, into: &reading)
                case nil where Self.holdsMessages(value): readMessages(value, into: &reading)
                case "smb_message_echoes": readEchoes(value, into: &reading)
                case "standby": readStandby(value, into: &reading)
                case "user_id_update": readUserIDs(value, into: &reading)
                default: readOther(field, value, into: &reading)
                }
            }
        }
    }

    private static func holdsMessages(_ value: JSONValue) -> Bool {
        !value.list("messages").isEmpty || !value.list("statuses").isEmpty
    }

    // MARK: - Messages and statuses

    private func readMessages(
        _ value: JSONValue,
        isStandby: Bool = false,
        into reading: inout WebhookReading
    ) {
        let names = WhatsAppContacts(value)
        for message in value.list("messages") {
            guard reading.hasRoom() else { return }
            guard message.object != nil else {
                reading.note("whatsapp: a message that is not an object")
                continue
            }
            var event = event(of: message, in: value, names: names, notes: &reading)
            if isStandby { event.ignored = event.ignored ?? .standby }
            reading.add(event)
        }
        for status in value.list("statuses") {
            guard reading.hasRoom() else { return }
            reading.add(statusEvent(status, in: value))
        }
        let errors = value.list("errors")
        if value.list("messages").isEmpty && !errors.isEmpty {
            let codes = errors.prefix(3).compactMap { $0["code"]?.integer }.map(String.init)
            reading.note("whatsapp: errors without a message (code \(codes.joined(separator: ", ")))")
            reading.add(other(account: account(of: value)))
        }
    }

    private func event(
        of message: JSONValue,
        in value: JSONValue,
        names: WhatsAppContacts,
        notes: inout WebhookReading
    ) -> InboundEvent {
        let reader = WhatsAppMessage(message)
        let content = reader.content(notes: &notes)
        let sender = Self.sender(of: message)
        let person = names.person(of: [message["from"], message["from_user_id"]].compactMap { $0?.identifier })
        var event = InboundEvent(
            platform: .whatsapp,
            kind: content.kind,
            type: content.type,
            account: account(of: value),
            contact: sender?.id,
            name: person?.name,
            userName: person?.userName,
            id: message["id"]?.identifier,
            text: content.text.flatMap { $0.isEmpty ? nil : $0 },
            payload: content.payload,
            media: reader.mediaDetails,
            details: content.details,
            referral: WebhookDetails.referral(message["referral"]),
            identityChange: identityChange(in: message),
            about: content.about,
            timestamp: message["timestamp"]?.milliseconds ?? entry["time"]?.milliseconds,
            ignored: content.ignored,
            replyAddress: sender?.address
        )
        if message["group_id"]?.identifier != nil { event.ignored = .group }
        return event
    }

    /// Who sent a message, and where the answer goes.
    ///
    /// A person with a user name may have no phone number here; then a business-scoped id stands in `from_user_id`, or,
    /// as has been delivered, in `from` itself.
    private static func sender(of message: JSONValue) -> (id: String, address: ReplyAddress)? {
        if let id = message["from"]?.identifier {
            return (id, isBusinessScoped(id) ? .businessScopedUser(id) : .contact(id))
        }
        return message["from_user_id"]?.identifier.map { ($0, .businessScopedUser($0)) }
    }

    /// Whether an id begins as Meta's business-scoped ids do: with a country's two capital letters and a dot.
    private static func isBusinessScoped(_ id: String) -> Bool {
        let start = Array(id.utf8.prefix(3))
        return start.count == 3 && start[2] == UInt8(ascii: ".")
            && start[..<2].allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// What a message tells about ids.
    ///
    /// One with a phone number and a user id says that both are the same person. A system message says what an id has
    /// become; of the old and the new ids any may be missing.
    private func identityChange(in message: JSONValue) -> IdentityChange? {
        let sender = [message["from"], message["from_user_id"]].compactMap { $0?.identifier }
        guard message["type"]?.string == "system" else { return IdentityChange(former: sender, current: sender.first) }
        guard let system = message.child("system"),
            ["user_changed_number", "user_changed_user_id"].contains(system["type"]?.string)
        else { return nil }
        let previous = system["previous_user_id"]?.identifier
        let user = system["user_id"]?.identifier
        let phone = (system["new_wa_id"] ?? system["wa_id"])?.identifier
        return IdentityChange(former: sender + [previous, user].compactMap(\.self), current: phone ?? user)
    }

    private func statusEvent(_ status: JSONValue, in value: JSONValue) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .status,
            account: account(of: value),
            contact: status["recipient_id"]?.identifier ?? status["recipient_user_id"]?.identifier,
            id: status["id"]?.identifier,
            delivery: Self.delivery(status),
            timestamp: status["timestamp"]?.milliseconds ?? entry["time"]?.milliseconds,
            ignored: .status
        )
    }

    /// What a status tells; a voice message that was played was read.
    private static func delivery(_ status: JSONValue) -> DeliveryReport? {
        guard let word = status["status"]?.string,
            let progress = DeliveryReport.Progress(rawValue: word == "played" ? "read" : word)
        else { return nil }
        guard progress == .failed else { return DeliveryReport(progress: progress) }
        let code = status.list("errors").first?["code"]?.integer.flatMap { Int(exactly: $0) }
        let meaning = GraphErrorMeaning.of(code: code, subcode: nil, status: 200, isMarkedTransient: false)
        let number = code.map { " \($0)" } ?? ""
        return DeliveryReport(
            progress: .failed,
            code: code,
            reason: "WhatsApp could not deliver it (error\(number)). \(meaning.advice)"
        )
    }

    // MARK: - Everything else

    /// Messages that the business wrote in the WhatsApp Business app, on a number that the app and the API share.
    private func readEchoes(_ value: JSONValue, into reading: inout WebhookReading) {
        // Both spellings have been delivered.
        for echo in value.list("message_echoes") + value.list("messages_echoes") {
            guard reading.hasRoom() else { return }
            reading.add(
                InboundEvent(
                    platform: .whatsapp,
                    kind: .echo,
                    account: account(of: value),
                    contact: echo["to"]?.identifier ?? echo["to_user_id"]?.identifier,
                    id: echo["id"]?.identifier,
                    timestamp: echo["timestamp"]?.milliseconds ?? entry["time"]?.milliseconds,
                    ignored: .echo
                )
            )
        }
    }

    /// What goes on in a conversation that another sender of the number holds, such as Meta's own agent.
    ///
    /// What that sender writes is no person's answer, so that its echoes silence nobody.
    private func readStandby(_ value: JSONValue, into reading: inout WebhookReading) {
        readMessages(value, isStandby: true, into: &reading)
        for _ in value.list("message_echoes") {
            guard reading.hasRoom() else { return }
            reading.add(other(account: account(of: value), about: "standby message_echoes"))
        }
    }

    /// Changed user ids, as they were told before system messages told them.
    private func readUserIDs(_ value: JSONValue, into reading: inout WebhookReading) {
        for update in value.list("user_id_update") {
            guard reading.hasRoom() else { return }
            let previous = update["user_id"]?["previous"]?.identifier
            let user = update["user_id"]?["current"]?.identifier
            let phone = update["wa_id"]?.identifier
            var event = other(account: account(of: value), about: "user_id_update")
            event.contact = phone ?? user
            event.identityChange = IdentityChange(
                former: [previous, user].compactMap(\.self),
                current: phone ?? user
            )
            event.timestamp = update["timestamp"]?.milliseconds ?? event.timestamp
            reading.add(event)
        }
    }

    /// News about the account, its templates and its calls: Meta's words for them are for the log.
    private func readOther(_ field: String?, _ value: JSONValue, into reading: inout WebhookReading) {
        if !Self.knownFields.contains(field ?? "") {
            reading.note("whatsapp: a change of an unknown field (\(WebhookReading.word(field)))")
        }
        let about = WebhookReading.words(field, value["event"], value["message_template_name"], value["decision"])
        reading.add(other(account: account(of: value) ?? entry["id"]?.identifier, about: about))
    }

    private func other(account: String?, about: String? = nil) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .other,
            account: account,
            about: about,
            timestamp: entry["time"]?.milliseconds,
            ignored: .notAMessage
        )
    }

    private func account(of value: JSONValue) -> String? {
        value["metadata"]?["phone_number_id"]?.identifier
    }

    /// Fields that are no messages, so that only others are worth a note.
    private static let knownFields: Set<String> = [
        "account_alerts", "account_review_update", "account_settings_update", "account_update", "automatic_events",
        "business_capability_update", "business_username_update", "business_username_updates", "calls", "flows",
        "group_lifecycle_update", "group_participants_update", "group_settings_update", "group_status_update",
        "history",
        "message_template_components_update", "message_template_quality_update", "message_template_status_update",
        "messaging_handovers",
        "partner_solutions", "payment_configuration_update", "phone_number_name_update", "phone_number_quality_update",
        "security", "smb_app_state_sync", "template_category_update", "tracking_events", "user_preferences",
    ]
}
