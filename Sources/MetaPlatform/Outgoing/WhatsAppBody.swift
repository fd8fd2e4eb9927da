import JSON
import Messaging

/// The bodies of WhatsApp messages.
///
/// Source: Meta's WhatsApp Cloud API reference (messages): each kind has a `type` and an object of that name.
enum WhatsAppBody {
    /// The body that sends a reply, or `nil` where WhatsApp has no such message or no such address.
    static func make(_ reply: Reply, to address: ReplyAddress, mediaID: String?) -> JSONObject? {
        guard var body = head(to: address), let (type, content) = content(of: reply, mediaID: mediaID) else {
            return nil
        }
        body["type"] = .string(type)
        body[type] = content
        return body
    }

    private static func head(to address: ReplyAddress) -> JSONObject? {
        var body: JSONObject = ["messaging_product": "whatsapp", "recipient_type": "individual"]
        switch address {
        case .contact(let phone): body["to"] = .string(phone)
        case .businessScopedUser(let id): body["recipient"] = .string(id)
        case .comment: return nil
        }
        return body
    }

    private static func content(of reply: Reply, mediaID: String?) -> (type: String, content: JSONValue)? {
        switch reply {
        case .text(let text):
            ("text", ["preview_url": .bool(hasLink(text)), "body": .string(text)])
        case .media(let media):
            file(media, id: mediaID).map { (media.kind.rawValue, $0) }
        case .buttons(let message):
            interactive(message).map { ("interactive", $0) }
        case .list(let list):
            ("interactive", interactive(list))
        case .template(let template):
            components(of: template, mediaID: mediaID).map { ("template", self.template(template, $0)) }
        case .reaction(let emoji, let messageID):
            ("reaction", ["message_id": .string(messageID), "emoji": .string(emoji)])
        case .publicText:
            nil
        }
    }

    /// A file by its link, or by the id that it was uploaded under.
    private static func file(_ media: MediaMessage, id: String?) -> JSONValue? {
        var file: JSONObject = [:]
        switch media.source {
        case .link(let link): file["link"] = .string(link)
        case .file:
            guard let id else { return nil }
            file["id"] = .string(id)
        }
        file["caption"] = media.caption.map(JSONValue.string)
        if media.kind == .document { file["filename"] = media.filename.map(JSONValue.string) }
        return .object(file)
    }

    /// Whether a text has a link that WhatsApp can show a preview of.
    private static func hasLink(_ text: String) -> Bool {
        let folded = text.lowercased()
        return folded.contains("https://") || folded.contains("http://")
    }
}

// MARK: - Menus

extension WhatsAppBody {
    /// Buttons to press, or one button that opens a page: WhatsApp has no other mixture.
    private static func interactive(_ message: ButtonsMessage) -> JSONValue? {
        if message.buttons.count == 1, let button = message.buttons.first, case .link(let link) = button.action {
            let parameters: JSONValue = ["display_text": .string(button.title), "url": .string(link)]
            return interactive("cta_url", message.text, ["name": "cta_url", "parameters": parameters])
        }
        let buttons = message.buttons.compactMap { button -> JSONValue? in
            guard case .press(let payload) = button.action else { return nil }
            return ["type": "reply", "reply": ["id": .string(payload), "title": .string(button.title)]]
        }
        guard !buttons.isEmpty, buttons.count == message.buttons.count else { return nil }
        return interactive("button", message.text, ["buttons": .array(buttons)])
    }

    private static func interactive(_ list: ListMessage) -> JSONValue {
        let sections = list.sections.map { section -> JSONValue in
            let rows = section.rows.map { row -> JSONValue in
                .object(
                    JSONObject(present: [
                        "id": .string(row.payload), "title": .string(row.title),
                        "description": row.description.map(JSONValue.string),
                    ])
                )
            }
            return .object(JSONObject(present: ["title": section.title.map(JSONValue.string), "rows": .array(rows)]))
        }
        return interactive("list", list.text, ["button": .string(list.button), "sections": .array(sections)])
    }

    private static func interactive(_ type: String, _ text: String, _ action: JSONValue) -> JSONValue {
        ["type": .string(type), "body": ["text": .string(text)], "action": action]
    }
}

// MARK: - Templates

extension WhatsAppBody {
    private static func template(_ template: TemplateMessage, _ components: [JSONValue]) -> JSONValue {
        .object(
            JSONObject(present: [
                "name": .string(template.name),
                "language": ["code": .string(template.language)],
                "components": components.isEmpty ? nil : .array(components),
            ])
        )
    }

    /// What fills the gaps, part by part; `nil` where the header's file has no id yet.
    private static func components(of template: TemplateMessage, mediaID: String?) -> [JSONValue]? {
        var components: [JSONValue] = []
        switch template.header {
        case .text(let text)?:
            components.append(["type": "header", "parameters": [parameter(text)]])
        case .media(let media)?:
            guard let file = file(media, id: mediaID) else { return nil }
            let type = media.kind.rawValue
            let parameter = JSONObject([("type", .string(type)), (type, file)])
            components.append(["type": "header", "parameters": [.object(parameter)]])
        case nil: break
        }
        if !template.body.isEmpty {
            components.append(["type": "body", "parameters": .array(template.body.map(parameter))])
        }
        for (number, button) in template.buttons.enumerated() {
            let (kind, parameter): (JSONValue, JSONValue) =
                switch button {
                case .press(let payload): ("quick_reply", ["type": "payload", "payload": .string(payload)])
                case .linkEnd(let end): ("url", self.parameter(end))
                }
            components.append([
                "type": "button", "sub_type": kind, "index": .string("\(number)"), "parameters": [parameter],
            ])
        }
        return components
    }

    private static func parameter(_ text: String) -> JSONValue {
        ["type": "text", "text": .string(text)]
    }
}
