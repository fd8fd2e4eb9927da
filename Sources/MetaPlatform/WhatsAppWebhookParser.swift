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
                default: readOther(field, value, into: &reading)
                }
            }
        }
    }

    private static func holdsMessages(_ value: JSONValue) -> Bool {
        !value.list("messages").isEmpty || !value.list("statuses").isEmpty
    }

    // MARK: - Messages and statuses

    private func readMessages(_ value: JSONValue, into reading: inout WebhookReading) {
        let names = ContactNames(value)
        for message in value.list("messages") {
            guard reading.hasRoom() else { return }
            guard message.object != nil else {
                reading.note("whatsapp: a message that is not an object")
                continue
            }
            reading.add(event(of: message, in: value, names: names, notes: &reading))
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
        names: ContactNames,
        notes: inout WebhookReading
    ) -> InboundEvent {
        let content = WhatsAppMessage(message).content(notes: &notes)
        let sender = Self.sender(of: message)
        var event = InboundEvent(
            platform: .whatsapp,
            kind: content.kind,
            type: content.type,
            account: account(of: value),
            contact: sender?.id,
            name: names.name(of: [message["from"], message["from_user_id"]].compactMap { $0?.identifier }),
            id: message["id"]?.identifier,
            text: content.text.flatMap { $0.isEmpty ? nil : $0 },
            payload: content.payload,
            media: content.type.flatMap {
                MessageType.media.contains($0) ? WebhookDetails.media(WhatsAppMessage(message).file) : nil
            },
            referral: WebhookDetails.referral(message["referral"]),
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

    private func readOther(_ field: String?, _ value: JSONValue, into reading: inout WebhookReading) {
        if !Self.knownFields.contains(field ?? "") {
            reading.note("whatsapp: a change of an unknown field (\(WebhookReading.word(field)))")
        }
        reading.add(other(account: account(of: value) ?? entry["id"]?.identifier))
    }

    private func other(account: String?) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .other,
            account: account,
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
        "partner_solutions", "payment_configuration_update", "phone_number_name_update", "phone_number_quality_update",
        "security", "smb_app_state_sync", "template_category_update", "tracking_events", "user_id_update",
        "user_preferences",
    ]
}

/// The names in a change's `contacts`.
private struct ContactNames {
    private var names: [String: String] = [:]
    /// The name of the one contact, where all messages are one person's: it holds although the list spells that
    /// person's id otherwise.
    ///
    /// With more than one sender it would be somebody else's name.
    private var only: String?

    init(_ value: JSONValue) {
        let contacts = value.list("contacts")
        for contact in contacts {
            guard let name = DisplayName.clean(contact["profile"]?["name"]?.string) else { continue }
            for key in ["wa_id", "user_id"] {
                if let id = contact[key]?.identifier { names[id] = name }
            }
            if contacts.count == 1, Self.senderCount(in: value) <= 1 { only = name }
        }
    }

    func name(of ids: [String]) -> String? {
        ids.lazy.compactMap { names[$0] }.first ?? only
    }

    private static func senderCount(in value: JSONValue) -> Int {
        Set(value.list("messages").map { ($0["from"] ?? $0["from_user_id"])?.identifier }).count
    }
}
