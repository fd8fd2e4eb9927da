import JSON
import Messaging

/// Messages as JSON, as they are stored.
///
/// The first member of each object is its kind. A kind that this version does not know, and whatever else was not written
/// by it, reads as `nil`.
enum ReplyCoding {
    /// A message as JSON.
    static func encode(_ reply: Reply) -> JSONValue {
        switch reply {
        case .text(let text):
            ["text": .string(text)]
        case .media(let media):
            ["media": encode(media)]
        case .buttons(let message):
            ["buttons": .array(message.buttons.map(encode)), "above": .string(message.text)]
        case .list(let list):
            [
                "list": .array(list.sections.map(encode)), "above": .string(list.text), "button": .string(list.button),
            ]
        case .template(let template):
            ["template": encode(template)]
        case .reaction(let emoji, let messageID):
            ["reaction": .string(emoji), "to": .string(messageID)]
        case .publicText(let text):
            ["public": .string(text)]
        }
    }

    /// The message that a JSON value is.
    static func decode(_ value: JSONValue) -> Reply? {
        guard let members = value.object, let kind = members.members.first else { return nil }
        switch kind.key {
        case "text": return kind.value.string.map(Reply.text)
        case "public": return kind.value.string.map(Reply.publicText)
        case "media": return media(kind.value).map(Reply.media)
        case "template": return template(kind.value).map(Reply.template)
        case "reaction":
            guard let emoji = kind.value.string, let id = value["to"]?.string else { return nil }
            return .reaction(emoji: emoji, messageID: id)
        case "buttons":
            guard let text = value["above"]?.string, let buttons = all(kind.value, button) else { return nil }
            return .buttons(ButtonsMessage(text: text, buttons: buttons))
        case "list":
            guard let text = value["above"]?.string, let button = value["button"]?.string,
                let sections = all(kind.value, section)
            else { return nil }
            return .list(ListMessage(text: text, button: button, sections: sections))
        default:
            return nil
        }
    }

    /// What is done outside the window, as JSON.
    static func encode(_ outside: OutsideWindow) -> JSONValue {
        switch outside {
        case .drop: "drop"
        case .send(let reply): encode(reply)
        }
    }

    /// What is done outside the window.
    static func outsideWindow(_ value: JSONValue) -> OutsideWindow? {
        value.string == "drop" ? .drop : decode(value).map(OutsideWindow.send)
    }

    /// An address as JSON.
    static func encode(_ address: ReplyAddress) -> String {
        switch address {
        case .contact(let id): "contact:" + id
        case .businessScopedUser(let id): "user:" + id
        case .comment(let id): "comment:" + id
        }
    }

    /// The address that a text is.
    static func address(_ text: String) -> ReplyAddress? {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let id = String(text[text.index(after: colon)...])
        switch text[..<colon] {
        case "contact": return .contact(id)
        case "user": return .businessScopedUser(id)
        case "comment": return .comment(id)
        default: return nil
        }
    }

    // MARK: - Parts

    private static func all<Part>(_ value: JSONValue, _ read: (JSONValue) -> Part?) -> [Part]? {
        guard let items = value.array else { return nil }
        let parts = items.compactMap(read)
        return parts.count == items.count ? parts : nil
    }

    private static func encode(_ media: MediaMessage) -> JSONValue {
        var object: JSONObject = ["kind": .string(media.kind.rawValue)]
        switch media.source {
        case .link(let link): object["link"] = .string(link)
        case .file(let file): object["file"] = .string(file)
        }
        object["caption"] = media.caption.map(JSONValue.string)
        object["name"] = media.filename.map(JSONValue.string)
        return .object(object)
    }

    private static func media(_ value: JSONValue) -> MediaMessage? {
        guard let kind = value["kind"]?.string.flatMap(MediaKind.init(rawValue:)) else { return nil }
        let source =
            value["link"]?.string.map(MediaMessage.Source.link) ?? value["file"]?.string.map(MediaMessage.Source.file)
        guard let source else { return nil }
        return MediaMessage(
            kind: kind,
            source: source,
            caption: value["caption"]?.string,
            filename: value["name"]?.string
        )
    }

    private static func encode(_ button: ButtonsMessage.Button) -> JSONValue {
        switch button.action {
        case .press(let payload): ["title": .string(button.title), "payload": .string(payload)]
        case .link(let link): ["title": .string(button.title), "link": .string(link)]
        case .call(let phone): ["title": .string(button.title), "call": .string(phone)]
        }
    }

    private static func button(_ value: JSONValue) -> ButtonsMessage.Button? {
        guard let title = value["title"]?.string else { return nil }
        if let payload = value["payload"]?.string { return .init(title: title, action: .press(payload: payload)) }
        if let link = value["link"]?.string { return .init(title: title, action: .link(link)) }
        return value["call"]?.string.map { .init(title: title, action: .call($0)) }
    }

    private static func encode(_ section: ListMessage.Section) -> JSONValue {
        let rows = section.rows.map { row -> JSONValue in
            .object(
                JSONObject(present: [
                    "title": .string(row.title), "description": row.description.map(JSONValue.string),
                    "payload": .string(row.payload),
                ])
            )
        }
        return .object(JSONObject(present: ["title": section.title.map(JSONValue.string), "rows": .array(rows)]))
    }

    private static func section(_ value: JSONValue) -> ListMessage.Section? {
        guard let rows = value["rows"] else { return nil }
        let read = all(rows) { row -> ListMessage.Row? in
            guard let title = row["title"]?.string, let payload = row["payload"]?.string else { return nil }
            return .init(title: title, description: row["description"]?.string, payload: payload)
        }
        return read.map { ListMessage.Section(title: value["title"]?.string, rows: $0) }
    }

    private static func encode(_ template: TemplateMessage) -> JSONValue {
        var object: JSONObject = ["name": .string(template.name), "language": .string(template.language)]
        switch template.header {
        case .text(let text)?: object["header"] = .string(text)
        case .media(let media)?: object["header"] = encode(media)
        case nil: break
        }
        object["body"] = .array(template.body.map(JSONValue.string))
        object["buttons"] = .array(
            template.buttons.map { button -> JSONValue in
                switch button {
                case .press(let payload): ["payload": .string(payload)]
                case .linkEnd(let end): ["link_end": .string(end)]
                }
            }
        )
        return .object(object)
    }

    private static func template(_ value: JSONValue) -> TemplateMessage? {
        guard let name = value["name"]?.string, let language = value["language"]?.string,
            let body = value["body"].flatMap({ all($0, \.string) }),
            let buttons = value["buttons"].flatMap({ all($0, templateButton) })
        else { return nil }
        var header: TemplateMessage.Header?
        if let stored = value["header"] {
            header = stored.string.map(TemplateMessage.Header.text) ?? media(stored).map(TemplateMessage.Header.media)
            guard header != nil else { return nil }
        }
        return TemplateMessage(name: name, language: language, header: header, body: body, buttons: buttons)
    }

    private static func templateButton(_ value: JSONValue) -> TemplateMessage.Button? {
        value["payload"]?.string.map { .press(payload: $0) } ?? value["link_end"]?.string.map { .linkEnd($0) }
    }
}
