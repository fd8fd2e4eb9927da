import JSON
import Messaging
import MetaPlatform
import Testing

@Suite("WebhookParser")
struct WebhookParserTests {
    @Test("every entry, change, message and status of a batch, in order, repeats included")
    func batch() {
        func change(_ ids: [String], statuses: [String] = []) -> String {
            let messages = ids.map { #"{"from":"1","id":"\#($0)","type":"text","text":{"body":"a"}}"# }
            let states = statuses.map { #"{"id":"\#($0)","status":"read"}"# }
            return """
                {"field":"messages","value":{"metadata":{"phone_number_id":"5"},\
                "messages":[\(messages.joined(separator: ","))],"statuses":[\(states.joined(separator: ","))]}}
                """
        }
        let body = """
            {"entry":[{"changes":[\(change(["a", "b", "a"], statuses: ["s"])),\(change(["c"]))]},{"changes":[]},{},\
            {"changes":[\(change(["d"]))]}],"object":"whatsapp_business_account"}
            """
        #expect(WebhookParser.parse(body).events.map(\.id) == ["a", "b", "a", "s", "c", "d"])
    }

    @Test("messaging, standby and changes of one entry")
    func mixedEntry() {
        let event = #"{"sender":{"id":"1"},"message":{"mid":"M","text":"a"}}"#
        let body = """
            {"object":"page","entry":[{"id":"5","messaging":[\(event),\(event)],"standby":[\(event)],\
            "changes":[{"field":"feed","value":{"item":"comment","verb":"add","comment_id":"C","from":{"id":"1"}}}]}]}
            """
        let events = WebhookParser.parse(body).events
        #expect(events.map(\.id) == ["M", "M", "M", "C"])
        #expect(events.map(\.ignored) == [nil, nil, .standby, nil])
    }

    @Test(
        "a body with nothing in it",
        arguments: [
            #"{"object":"page"}"#, #"{"object":"page","entry":[]}"#, #"{"object":"page","entry":[{}]}"#,
            #"{"object":"page","entry":null}"#, #"{"object":"instagram","entry":[{"messaging":[]}]}"#,
            #"{"object":"whatsapp_business_account","entry":[{"changes":[]}]}"#,
            #"{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{}}]}]}"#,
        ]
    )
    func empty(body: String) {
        #expect(WebhookParser.parse(body) == ParsedWebhook())
    }

    @Test("an object of another kind is noted")
    func otherObject() {
        #expect(
            WebhookParser.parse(#"{"object":"permissions","entry":[]}"#).notes
                == ["not a body of a known kind (object: permissions)"]
        )
        for body in ["[]", "7", "null", #"{"object":7}"#] {
            let parsed = WebhookParser.parse(body)
            #expect(parsed.events.isEmpty)
            #expect(parsed.outcome == .parsed)
            #expect(parsed.notes == ["not a body of a known kind (object: no name)"])
        }
    }

    @Test("what Meta is known to send and JSON does not allow is repaired")
    func repaired() throws {
        func parse(_ content: String) -> ParsedWebhook {
            WebhookParser.parse(WebhookBody.whatsApp(message: content))
        }
        let half = parse(#""type":"text","text":{"body":"hi \ud83d"}"#)
        #expect(half.outcome == .repaired)
        #expect(half.events.first?.text == "hi \u{FFFD}")
        let nul = parse(#""type":"text","text":{"body":"a\u0000b"}"#)
        #expect(nul.outcome == .repaired)
        #expect(nul.events.first?.text == "a\u{FFFD}b")
        let event = #"{"sender":{"id":12345678901234567890},"message":{"mid":"m","text":"a"}}"#
        let long = WebhookParser.parse(WebhookBody.messaging(.messenger, events: event))
        #expect(long.outcome == .repaired)
        #expect(long.events.first?.contact == "12345678901234567890")
        #expect(long.events.first?.replyAddress == .contact("12345678901234567890"))
    }

    @Test("what is no JSON is told apart, without quoting it")
    func unparsed() {
        for body in ["", "{", #"{"object":"page","entry":[{"secret words"#, "hello", "\u{FEFF}{}"] {
            let parsed = WebhookParser.parse(body)
            #expect(parsed.events.isEmpty)
            guard case .unparsed(let reason) = parsed.outcome else {
                Issue.record("parsed: \(body)")
                continue
            }
            #expect(!reason.contains("secret"))
        }
        let deep = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
        guard case .unparsed = WebhookParser.parse(deep).outcome else {
            Issue.record("10,000 levels were parsed")
            return
        }
    }

    @Test("of a repeated key the last value counts")
    func duplicateKeys() {
        let parsed = WebhookParser.parse(#"{"object":"x","object":"page","entry":[]}"#)
        #expect(parsed.notes.isEmpty)
    }

    @Test("a flood of events in one body is cut, and a note says so")
    func flood() {
        let events = String(repeating: "{},", count: 30_000) + "{}"
        let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, events: events))
        #expect(parsed.events.count == 20_000)
        #expect(parsed.notes.contains("more than 20000 events in one body: the rest is left out"))
        let fitting = String(repeating: "{},", count: 19_999) + "{}"
        let whole = WebhookParser.parse(WebhookBody.messaging(.messenger, events: fitting))
        #expect(whole.events.count == 20_000)
        #expect(!whole.notes.contains { $0.contains("left out") })
    }

    @Test("notes are few and hold nothing that a customer wrote")
    func notes() {
        let events = (0..<100).map { #"{"sender":{"id":"1"},"kind_\#($0)":{},"+15550001111":1}"# }
        let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, events: events.joined(separator: ",")))
        #expect(parsed.events.count == 100)
        #expect(parsed.notes.count == 20)
        #expect(!parsed.notes.joined().contains("1555"))
    }

    @Test("ids that cannot be ids are none")
    func badIdentifiers() {
        let long = String(repeating: "9", count: 2000)
        for id in [
            #""""#, #""\#(long)""#, #""a\nb""#, "true", "[]", "{}", "null", "1.5", "1e300", "9007199254740993.0",
        ] {
            let event = #"{"sender":{"id":\#(id)},"message":{"mid":\#(id),"text":"a"}}"#
            let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, events: event))
            #expect(parsed.events.map(\.ignored) == [.noSender], "\(id)")
            #expect(parsed.events.map(\.id) == [nil])
        }
    }

    // MARK: - Whatever comes

    /// What holds for every event, so that nothing behind the parser has to ask.
    private func check(_ parsed: ParsedWebhook, _ body: String) {
        for event in parsed.events {
            if event.ignored == nil {
                #expect(event.type != nil && event.contact != nil && event.replyAddress != nil, "\(body)")
            } else {
                #expect(event.replyAddress == nil, "\(body)")
            }
            if let timestamp = event.timestamp {
                #expect((1...253_402_300_799_999).contains(timestamp), "\(body)")
            }
            #expect(event.text != "" && event.contact != "" && event.id != "" && event.name != "", "\(body)")
        }
        #expect(parsed.notes.count <= 20)
        #expect(parsed.notes.allSatisfy { $0.utf8.count <= 300 })
    }

    private static let seeds = [
        WebhookBody.whatsApp(message: #""type":"interactive","interactive":{"button_reply":{"id":"1","title":"a"}}"#),
        WebhookBody.whatsApp(message: #""type":"reaction","reaction":{"emoji":"x"},"group_id":"7""#),
        WebhookBody.whatsApp(rest: #","statuses":[{"id":"1","recipient_id":"2"}],"errors":[{"code":1}]"#),
        WebhookBody.messaging(.messenger, #""message":{"mid":"m","text":"a","attachments":[{"type":"image"}]}"#),
        WebhookBody.messaging(.instagram, #""message":{"mid":"m","reply_to":{"story":{}},"quick_reply":{}}"#),
        WebhookBody.messaging(
            .instagram,
            #""reaction":{"mid":"m","action":"react"},"read":{},"delivery":{"mids":[1]}"#
        ),
        WebhookBody.change(.messenger, field: "feed", value: #"{"item":"comment","verb":"add","from":{"id":"1"}}"#),
        WebhookBody.change(.instagram, field: "comments", value: #"{"id":"1","text":"t","from":{"username":"u"}}"#),
    ]

    @Test("a value of a wrong type, or none, at any place", arguments: seeds)
    func wrongTypes(seed: String) throws {
        let original = try JSONValue.parse(seed)
        let wrong: [JSONValue] = [
            .null, .bool(true), .integer(.min), .integer(.max), .integer(0), .real(1e300), .real(-0.5), .string(""),
            .string("\u{202E}\n\u{1B}[31m"), .string(String(repeating: "x", count: 5000)), .array([]),
            .array([.null, .array([])]), .object([:]), .object(["id": .object([:])]),
        ]
        for replacement in wrong {
            for body in Self.variants(of: original, replacing: replacement) {
                let text = body.serialized()
                check(WebhookParser.parse(text), text)
            }
        }
    }

    /// Every document that differs from `value` by one value, at any depth.
    private static func variants(of value: JSONValue, replacing replacement: JSONValue) -> [JSONValue] {
        var variants = [replacement]
        switch value {
        case .array(let items):
            for (index, item) in items.enumerated() {
                for changed in Self.variants(of: item, replacing: replacement) {
                    var copy = items
                    copy[index] = changed
                    variants.append(.array(copy))
                }
            }
        case .object(let object):
            for (key, item) in object.members {
                for changed in Self.variants(of: item, replacing: replacement) {
                    var copy = object
                    copy[key] = changed
                    variants.append(.object(copy))
                }
            }
        default: break
        }
        return variants
    }

    @Test("random bytes in a body, and random JSON of Meta's words", arguments: 1...40 as ClosedRange<UInt64>)
    func random(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        for body in Self.seeds {
            var bytes = Array(body.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let index = bytes.indices.randomElement(using: &generator) ?? 0
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: bytes[index] = UInt8.random(in: .min ... .max, using: &generator)
                case 1: bytes.remove(at: index)
                default: bytes.insert(contentsOf: bytes[..<index].suffix(9), at: index)
                }
            }
            check(WebhookParser.parse(bytes), String(decoding: bytes, as: UTF8.self))
        }
        for _ in 0..<50 {
            var body = Self.randomValue(depth: 7, using: &generator)
            if case .object(var object) = body {
                object["object"] = ["page", "instagram", "whatsapp_business_account"].randomElement(using: &generator)
                body = .object(object)
            }
            let text = body.serialized()
            check(WebhookParser.parse(text), text)
        }
    }

    private static let words = [
        "entry", "changes", "messaging", "standby", "value", "field", "messages", "statuses", "contacts", "profile",
        "metadata", "phone_number_id", "id", "from", "sender", "recipient", "message", "text", "body", "attachments",
        "type", "payload", "mid", "timestamp", "postback", "reaction", "errors", "image", "feed", "comments", "name",
    ]

    private static func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSONValue {
        let kind = Int.random(in: 0..<(depth > 0 ? 12 : 5), using: &generator)
        switch kind {
        case 0: return .string(words.randomElement(using: &generator) ?? "")
        case 1: return .integer(Int64.random(in: .min ... .max, using: &generator))
        case 2: return .real(Double.random(in: -1e20...1e20, using: &generator))
        case 3: return .bool(Bool.random(using: &generator))
        case 4: return .null
        case 5...7:
            return .array(
                (0..<Int.random(in: 0...3, using: &generator))
                    .map { _ in randomValue(depth: depth - 1, using: &generator) }
            )
        default:
            var object = JSONObject()
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                object[words.randomElement(using: &generator) ?? ""] = randomValue(depth: depth - 1, using: &generator)
            }
            return .object(object)
        }
    }
}

/// SplitMix64: the same numbers for the same seed, on every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
