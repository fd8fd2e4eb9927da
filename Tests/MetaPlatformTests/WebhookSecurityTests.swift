import JSON
import Messaging
import MetaPlatform
import Testing

/// Bodies that are rightly signed and meant ill: whoever can write to the business chooses much of what stands in them.
@Suite struct WebhookSecurityTests {
    private func event(_ body: String) throws -> InboundEvent {
        try #require(WebhookParser.parse(body).events.first)
    }

    // MARK: - Foreign accounts

    @Test("an event keeps the account that the body names, also where that is not ours")
    func foreignAccount() throws {
        let message = #"{"sender":{"id":"7"},"recipient":{"id":"17841400000000001"},"message":{"mid":"m","text":"a"}}"#
        for account in ["0", "999", "17841400000000999"] {
            let body = #"{"object":"instagram","entry":[{"id":"\#(account)","messaging":[\#(message)]}]}"#
            #expect(try event(body).account == account, "never the recipient's, whom the sender of a body may name")
        }
        let whatsApp = """
            {"object":"whatsapp_business_account","entry":[{"id":"100200300400500","changes":[{"field":"messages","value":{
            "metadata":{"phone_number_id":"999"},"messages":[{"from":"1","id":"w","type":"text","text":{"body":"a"}}]}}]}]}
            """
        #expect(try event(whatsApp).account == "999")
        let unnamed = whatsApp.replacing(#""metadata":{"phone_number_id":"999"},"#, with: "")
        #expect(try event(unnamed).account == nil, "the id of the entry is no number's")
    }

    // MARK: - Poisoned JSON

    private static let poison: [(name: String, value: String)] = [
        ("half an emoji", #""a \ud83d b""#), ("the other half", #""\ude00""#), ("NUL", #""a\u0000b""#),
        ("20 digits", "12345678901234567890"), ("too large a number", "1e400"), ("too small a number", "-1e-400"),
        ("minus zero", "-0"), ("an escaped key twice", #"{"a":1,"\u0061":2}"#), ("an empty key", #"{"":1}"#),
        ("NUL in a key", #"{"a\u0000":1}"#),
        ("levels", String(repeating: "[", count: 100) + String(repeating: "]", count: 100)),
        ("a long text", #""\#(String(repeating: "x", count: 100_000))""#),
        ("a long number", String(repeating: "9", count: 5_000)), ("nothing", "null"), ("an object", "{}"),
        ("a list", "[]"),
    ]

    @Test("poison at each place of a message: the rest of the body is read", arguments: poison.map(\.value))
    func poisonedValues(value: String) {
        let good = #"{"from":"1","id":"good","type":"text","text":{"body":"hello"}}"#
        for place in ["id", "from", "timestamp", "type", "text", "context", "referral", "group_id"] {
            let members = ["id": #""bad""#, "from": #""2""#, "type": #""text""#, "text": #"{"body":"x"}"#]
                .merging([place: value]) { $1 }
            let bad = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }.joined(separator: ",")
            let parsed = WebhookParser.parse(WebhookBody.whatsApp(messages: "[{\(bad)},\(good)]"))
            #expect(parsed.events.last?.id == "good", "\(place)")
            #expect(parsed.events.last?.text == "hello")
            if case .unparsed = parsed.outcome { Issue.record("unparsed: \(value.prefix(40))") }
        }
    }

    @Test("of a repeated key the last value counts, also where it is written with an escape")
    func repeatedKeys() throws {
        let body =
            #"{"object":"page","entry":[],"\u0065ntry":[{"id":"1","messaging":[{"message":{"text":"a","text":"b"}}]}]}"#
        #expect(try event(body).text == "b")
    }

    @Test("levels that would exhaust a stack, and a million empty events")
    func exhaustion() {
        for depth in [2_000, 10_000, 500_000] {
            let deep = String(repeating: #"{"entry":["#, count: depth) + String(repeating: "]}", count: depth)
            #expect(WebhookParser.parse(deep).events.isEmpty)
        }
        let events = String(repeating: "{},", count: 1_000_000) + "{}"
        let parsed = WebhookParser.parse(WebhookBody.messaging(.instagram, events: events))
        #expect(parsed.events.count <= 20_000)
        let changes = String(repeating: #"{"value":[{},{}]},"#, count: 20_000) + "{}"
        let whatsApp = WebhookParser.parse(
            #"{"object":"whatsapp_business_account","entry":[{"changes":[\#(changes)]}]}"#
        )
        #expect(whatsApp.events.count <= 20_000)
    }

    // MARK: - Addresses and paths

    @Test(
        "an address in a webhook is data: no event holds a file's, so that none is fetched",
        arguments: [
            "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data", "http://[::1]/", "http://2130706433/",
            "file:///etc/passwd", "gopher://x.example/",
            "https://lookaside.example/whatsapp_business/attachments/?mid=1",
        ]
    )
    func addresses(url: String) throws {
        for type in ["image", "video", "audio", "document", "sticker"] {
            let event = try event(
                WebhookBody.whatsApp(message: #""type":"\#(type)","\#(type)":{"id":"1","url":"\#(url)"}"#)
            )
            #expect(event.media == MediaDetails())
            #expect(!"\(event)".contains(url))
        }
        for type in ["image", "video", "audio", "file"] {
            let content = #""message":{"mid":"m","attachments":[{"type":"\#(type)","payload":{"url":"\#(url)"}}]}"#
            #expect(try !"\(event(WebhookBody.messaging(.messenger, content)))".contains(url))
        }
    }

    @Test(
        "a document's name is a name, never a path or a switch",
        arguments: [
            ("../../secrets.env", "../../secrets.env"), ("/proc/self/environ", "/proc/self/environ"),
            ("a\\u0000b.pdf", "a\u{FFFD}b.pdf"), ("price\\u202Efdp.exe", "pricefdp.exe"), ("a\\nb.pdf", "a b.pdf"),
            ("\\u001b[31mred.pdf", "[31mred.pdf"), ("", nil), ("\\u200b", nil),
            (String(repeating: "n", count: 1_000) + ".pdf", String(repeating: "n", count: 255)),
        ] as [(String, String?)]
    )
    func fileNames(written: String, expected: String?) throws {
        let body = WebhookBody.whatsApp(message: #""type":"document","document":{"id":"1","filename":"\#(written)"}"#)
        let event = try event(body)
        #expect(event.media?.filename == expected)
        #expect(event.type == .document)
        #expect(event.replyAddress == .contact(WebhookBody.customerPhone), "a name leads nowhere")
    }

    // MARK: - Look-alikes and invisible signs

    @Test("signs that nobody sees and that turn the text around go from names; letters that look alike stay")
    func names() throws {
        func person(_ name: String, _ userName: String) throws -> InboundEvent {
            let contacts = #"[{"profile":{"name":"\#(name)","username":"\#(userName)"},"wa_id":"15550001111"}]"#
            let message = #"[{"from":"15550001111","id":"w","type":"text","text":{"body":"p\u200Brice рrice"}}]"#
            return try event(WebhookBody.whatsApp(messages: message, contacts: contacts))
        }
        let hidden = try person(#"A\u202Edmin\u2066 \u200BB\u00ADo\u0007\uFEFF"#, #"@a\u202Enn"#)
        #expect(hidden.name == "Admin Bo")
        #expect(hidden.userName == "ann")
        #expect(hidden.text == "p\u{200B}rice рrice", "what was written is matched without them, and kept as it came")
        #expect(try person("\u{E0041}\u{E0042}Ann", "ann").name == "Ann", "tag characters")
        #expect(try person("Аnn", "ann").name == "Аnn", "a Cyrillic А is a letter like others")
        #expect(try person("Ａｎｎ", "ann").name == "Ａｎｎ")
        #expect(
            try person("{{> secrets}} {{=<% %>=}}", "ann").name == "{{> secrets}} {{=<% %>=}}",
            "data, not a template"
        )
        let comment = #"{"id":"1","text":"t","from":{"id":"2","username":"a\u202Eb"}}"#
        #expect(try event(WebhookBody.change(.instagram, field: "comments", value: comment)).name == "ab")
    }

    @Test("words of a body reach a log only where they are Meta's")
    func logs() throws {
        let words = "Maria\\n+15550001111"
        let parsed = WebhookParser.parse(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"account_update","value":
            {"event":"\(words)"}},{"field":"\(words)","value":{"event":"X"}}]}]}
            """
        )
        #expect(parsed.events.map(\.about) == ["account_update", "X"])
        #expect(parsed.notes == ["whatsapp: a change of an unknown field (…)"])
    }
}
