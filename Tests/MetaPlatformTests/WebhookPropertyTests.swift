import JSON
import Messaging
import MetaPlatform
import Testing

/// What holds for whatever comes: random JSON of all of Meta's words, and bodies of each kind, changed at random.
@Suite struct WebhookPropertyTests {
    /// Every word that a parser looks for, so that random bodies get far.
    private static let keys = [
        "entry", "changes", "messaging", "standby", "value", "field", "messages", "statuses", "contacts", "profile",
        "metadata", "phone_number_id", "id", "from", "from_user_id", "wa_id", "user_id", "previous_user_id", "sender",
        "recipient", "message", "text", "body", "attachments", "type", "payload", "mid", "timestamp", "postback",
        "reaction",
        "errors", "image", "name", "interactive", "button_reply", "list_reply", "nfm_reply", "response_json", "button",
        "order", "product_items", "quantity", "location", "latitude", "longitude", "emoji", "message_id", "system",
        "referral",
        "source", "ref", "ad_id", "group_id", "status", "recipient_id", "user_id_update", "message_echoes", "is_echo",
        "is_deleted", "quick_reply", "reply_to", "story", "url", "coordinates", "lat", "long", "read", "delivery",
        "optin",
        "message_edit", "item", "verb", "comment_id", "post_id", "parent_id", "media", "media_product_type", "username",
        "code", "title", "time", "event", "filename", "mime_type", "voice", "phones", "phone", "formatted_name",
        "username",
    ]
    private static let words = [
        "messages", "standby", "smb_message_echoes", "user_id_update", "feed", "comments", "live_comments", "mentions",
        "account_update", "text", "image", "audio", "voice", "document", "sticker", "location", "contacts",
        "interactive",
        "button", "order", "reaction", "system", "user_changed_number", "user_changed_user_id", "unsupported", "share",
        "story_mention", "like_heart", "fallback", "ig_reel", "comment", "add", "react", "unreact", "failed", "read",
        "1", "0",
        "US.1", "15550001111", "", "\u{0}", "\u{202E}x", "{\"a\":[1]}", "2025-11-22T08:26:40+0000",
    ]
    private static let objects = ["page", "instagram", "whatsapp_business_account"]

    private static func value(_ depth: Int, _ generator: inout SeededGenerator) -> JSONValue {
        switch Int.random(in: 0..<(depth > 0 ? 14 : 6), using: &generator) {
        case 0, 1: return .string(words.randomElement(using: &generator) ?? "")
        case 2: return .integer(Int64.random(in: .min ... .max, using: &generator))
        case 3: return .real(Double.random(in: -1e20...1e20, using: &generator))
        case 4: return .bool(Bool.random(using: &generator))
        case 5: return .null
        case 6...8:
            return .array((0..<Int.random(in: 0...3, using: &generator)).map { _ in value(depth - 1, &generator) })
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                object[keys.randomElement(using: &generator) ?? ""] = value(depth - 1, &generator)
            }
            return .object(object)
        }
    }

    /// A body whose outer parts are as Meta writes them, and whose inner parts are anything.
    private static func body(_ generator: inout SeededGenerator) -> JSONValue {
        func list(_ make: () -> JSONValue) -> JSONValue {
            .array((0..<Int.random(in: 0...3, using: &generator)).map { _ in make() })
        }
        let inner = (0..<12).map { _ in value(5, &generator) }
        var next = 0
        func anything() -> JSONValue {
            defer { next += 1 }
            return inner[next % inner.count]
        }
        let fields = (0..<3).map { _ in words.randomElement(using: &generator) ?? "" }
        let object = objects.randomElement(using: &generator) ?? ""
        let changes = JSONValue.array(fields.map { ["field": .string($0), "value": anything()] })
        return [
            "object": .string(object),
            "entry": [
                ["id": "1", "changes": changes, "messaging": [anything(), anything()], "standby": [anything()]],
                [
                    "id": anything(),
                    "changes": [
                        [
                            "field": "messages",
                            "value": [
                                "metadata": ["phone_number_id": "1"], "contacts": anything(),
                                "messages": [anything(), anything()],
                                "statuses": anything(),
                            ],
                        ]
                    ],
                ],
            ],
        ]
    }

    /// The places in a value that could each hold one event.
    private static func containers(_ value: JSONValue) -> Int {
        switch value {
        case .array(let items): 1 + items.map(containers).reduce(0, +)
        case .object(let object): 1 + object.members.map { containers($0.value) }.reduce(0, +)
        default: 1
        }
    }

    /// Every text of an event.
    private static func length(_ event: InboundEvent) -> Int { "\(event)".utf8.count }

    private func check(_ body: JSONValue) {
        let bytes = body.serializedBytes()
        let parsed = WebhookParser.parse(bytes)
        #expect(parsed == WebhookParser.parse(bytes), "the same body is read the same twice")
        #expect(parsed.events.count <= Self.containers(body), "no event without a place for it")
        // What an event says stands in the body; a fixed part is the names of its fields.
        let length = parsed.events.map(Self.length).reduce(0, +)
        #expect(length <= parsed.events.count * 4_000 + 40 * bytes.count)
        for event in parsed.events {
            #expect((event.ignored == nil) == (event.replyAddress != nil))
            if event.ignored == nil { #expect(event.type != nil && event.contact != nil) }
            if event.kind == .echo { #expect(event.ignored == .echo) }
            if let change = event.identityChange { #expect(!change.former.contains(change.current)) }
        }
    }

    @Test("random bodies", arguments: 1...40 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<50 { check(Self.body(&generator)) }
    }

    @Test("random JSON that is no body of a known kind gives no event", arguments: 1...10 as ClosedRange<UInt64>)
    func noBody(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for _ in 0..<50 {
            let value = Self.value(7, &generator)
            guard !Self.objects.contains(value["object"]?.string ?? "") else { continue }
            #expect(WebhookParser.parse(value.serializedBytes()).events.isEmpty)
        }
    }
}
