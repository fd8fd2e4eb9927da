import JSON
import Messaging
import MetaPlatform

/// What Meta would refuse about a request, by the limits in its docs, looked for in the body itself.
struct BodyLimits {
    private var found: [String] = []
    private let platform: Platform

    /// What is wrong with a request.
    static func violations(in request: GraphRequest, on platform: Platform) -> [String] {
        var limits = BodyLimits(platform)
        limits.check(
            request.body ?? .null,
            isComment: request.url.hasSuffix("/replies") || request.url.hasSuffix("/comments")
        )
        return limits.found
    }

    private init(_ platform: Platform) {
        self.platform = platform
    }

    private mutating func check(_ body: JSONValue, isComment: Bool) {
        if isComment {
            text(body["message"], atMost: platform == .instagram ? 2200 : 8000, "comment")
        } else if platform == .whatsapp {
            whatsApp(body)
        } else {
            messaging(body)
        }
    }

    private mutating func text(_ value: JSONValue?, atMost maximum: Int, _ what: String, inBytes: Bool = false) {
        guard let text = value?.string else { return found.append("\(what): none") }
        let length = inBytes ? text.utf8.count : text.unicodeScalars.count
        if !(1...maximum).contains(length) { found.append("\(what): \(length)") }
        if !text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) { found.append("\(what): blank") }
    }

    private mutating func optional(_ value: JSONValue?, atMost maximum: Int, _ what: String) {
        if value != nil { text(value, atMost: maximum, what) }
    }

    private mutating func entries(_ value: JSONValue?, atMost maximum: Int, _ what: String) -> [JSONValue] {
        let entries = value?.array ?? []
        if !(1...maximum).contains(entries.count) { found.append("\(what): \(entries.count)") }
        return entries
    }

    private mutating func unique(_ values: [String?], _ what: String) {
        if Set(values).count < values.count { found.append("\(what): two are the same") }
    }

    // MARK: - WhatsApp

    private mutating func whatsApp(_ body: JSONValue) {
        guard let type = body["type"]?.string, let content = body[type] else { return found.append("no content") }
        switch type {
        case "text": text(content["body"], atMost: 4096, "text")
        case "image", "video", "document", "audio", "sticker":
            if (content["link"] == nil) == (content["id"] == nil) { found.append("a file without a source") }
            if type == "audio" || type == "sticker", content["caption"] != nil { found.append("a caption") }
            optional(content["caption"], atMost: 1024, "caption")
        case "interactive": interactive(content)
        case "template": template(content)
        case "reaction": text(content["message_id"], atMost: 1000, "message id")
        default: found.append("unknown type \(type)")
        }
    }

    private mutating func interactive(_ content: JSONValue) {
        text(content["body"]?["text"], atMost: 1024, "interactive text")
        let action = content["action"]
        switch content["type"]?.string {
        case "button":
            let buttons = entries(action?["buttons"], atMost: 3, "buttons").map { $0["reply"] ?? .null }
            for button in buttons {
                text(button["title"], atMost: 20, "title")
                text(button["id"], atMost: 256, "id")
            }
            unique(buttons.map { $0["title"]?.string }, "titles")
            unique(buttons.map { $0["id"]?.string }, "ids")
        case "list":
            text(action?["button"], atMost: 20, "list button")
            let sections = entries(action?["sections"], atMost: 10, "sections")
            for section in sections {
                if sections.count > 1 { text(section["title"], atMost: 24, "section") }
                optional(section["title"], atMost: 24, "section")
            }
            let rows = sections.flatMap { $0["rows"]?.array ?? [] }
            if !(1...10).contains(rows.count) { found.append("rows: \(rows.count)") }
            for row in rows {
                text(row["title"], atMost: 24, "row")
                text(row["id"], atMost: 200, "row id")
                optional(row["description"], atMost: 72, "description")
            }
            unique(rows.map { $0["id"]?.string }, "row ids")
        case "cta_url":
            text(action?["parameters"]?["display_text"], atMost: 20, "title")
            text(action?["parameters"]?["url"], atMost: 2000, "url")
        default: found.append("unknown interactive type")
        }
    }

    private mutating func template(_ content: JSONValue) {
        text(content["name"], atMost: 512, "template name")
        for component in content["components"]?.array ?? [] {
            for parameter in component["parameters"]?.array ?? [] where parameter["type"] == "text" {
                text(parameter["text"], atMost: 1024, "parameter")
                if parameter["text"]?.string?.contains(where: \.isNewline) == true { found.append("a line break") }
            }
        }
    }

    // MARK: - Messenger and Instagram

    private mutating func messaging(_ body: JSONValue) {
        if body["sender_action"] != nil {
            if body["message"] != nil { found.append("an action beside a message") }
            return
        }
        guard let message = body["message"] else { return found.append("no message") }
        if let attachment = message["attachment"] {
            if message["text"] != nil { found.append("a text beside an attachment") }
            guard attachment["type"] == "template" else { return }
            let template = attachment["payload"]
            text(template?["text"], atMost: 640, "template text")
            for button in entries(template?["buttons"], atMost: 3, "buttons") {
                text(button["title"], atMost: 20, "title")
                if platform == .instagram, button["type"] == "phone_number" { found.append("a phone button") }
            }
        } else {
            text(
                message["text"],
                atMost: platform == .instagram ? 1000 : 2000,
                "text",
                inBytes: platform == .instagram
            )
            guard message["quick_replies"] != nil else { return }
            let replies = entries(message["quick_replies"], atMost: 13, "quick replies")
            for reply in replies {
                text(reply["title"], atMost: 20, "title")
                text(reply["payload"], atMost: 1000, "payload")
            }
            unique(replies.map { $0["title"]?.string }, "titles")
        }
    }
}
