import Messaging
import MetaPlatform
import Testing

@Suite("WhatsApp webhooks")
struct WhatsAppWebhookTests {
    private static let messages: [Expectation] = [
        .message("text", #""type":"text","text":{"body":"Hello ä 😀"}"#, .text, text: "Hello ä 😀"),
        .message("text without a body", #""type":"text","text":{}"#, .text),
        .message("text, body of a wrong type", #""type":"text","text":{"body":7}"#, .text),
        .message("image", #""type":"image","image":{"id":"1","mime_type":"image/jpeg"}"#, .image),
        .message("captioned image", #""type":"image","image":{"id":1,"caption":"price?"}"#, .image, text: "price?"),
        .message("video", #""type":"video","video":{"id":"1","caption":"look"}"#, .video, text: "look"),
        .message("voice note", #""type":"audio","audio":{"id":"1","voice":true}"#, .audio),
        .message("old voice note", #""type":"voice","voice":{"id":"1"}"#, .audio),
        .message(
            "document",
            #""type":"document","document":{"id":"1","filename":"a.pdf","caption":"my order"}"#,
            .document,
            text: "my order"
        ),
        .message("sticker", #""type":"sticker","sticker":{"id":"1","animated":false}"#, .sticker),
        .message("location", #""type":"location","location":{"latitude":1,"longitude":2.5}"#, .location),
        .message("contacts", #""type":"contacts","contacts":[{"phones":[]}]"#, .contacts),
        .message(
            "button reply",
            #""type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"YES","title":"Yes!"}}"#,
            .button,
            text: "Yes!",
            payload: "YES"
        ),
        .message(
            "list reply",
            #""type":"interactive","interactive":{"list_reply":{"id":"row-1","title":"One","description":"d"}}"#,
            .button,
            text: "One",
            payload: "row-1"
        ),
        .message(
            "form",
            #""type":"interactive","interactive":{"nfm_reply":{"name":"flow","body":"Sent","response_json":"{x"}}"#,
            .form
        ),
        .message(
            "call permission",
            #""type":"interactive","interactive":{"call_permission_reply":{"response":"accept"}}"#,
            .unsupported
        ),
        .message("interactive with nothing", #""type":"interactive","errors":[{"code":131000}]"#, .unsupported),
        .message(
            "template button",
            #""type":"button","button":{"text":"Stop","payload":"STOP"},"context":{"id":"wamid.X"}"#,
            .button,
            text: "Stop",
            payload: "STOP"
        ),
        .message(
            "order",
            #""type":"order","order":{"text":"two please","product_items":[]}"#,
            .order,
            text: "two please"
        ),
        .message("unsupported", #""type":"unsupported","errors":[{"code":131051}]"#, .unsupported),
        .message("unknown", #""type":"unknown","unknown":{}"#, .unsupported),
        .message("a type of the future", #""type":"hologram","hologram":{}"#, .unsupported),
        .message("no type", #""text":{"body":"hi"}"#, .text, text: "hi"),
        .message("nothing at all", #""x":1"#, .unsupported),
        .message("type of a wrong type", #""type":{},"image":{"caption":"c"}"#, .image, text: "c"),
        .message(
            "text from an ad",
            #""type":"text","text":{"body":"hi"},"referral":{"source_type":"ad","ctwa_clid":"c"}"#,
            .text,
            text: "hi"
        ),
        Expectation(
            name: "reaction",
            content: #""type":"reaction","reaction":{"message_id":"wamid.X","emoji":"❤️"}"#,
            kind: .reaction,
            type: .reaction,
            text: "❤️"
        ),
        Expectation(
            name: "reaction taken back",
            content: #""type":"reaction","reaction":{"message_id":"wamid.X","emoji":""}"#,
            kind: .reaction,
            type: .reaction,
            ignored: .reactionRemoved
        ),
        Expectation(
            name: "reaction without an emoji",
            content: #""type":"reaction","reaction":{"message_id":"wamid.X"}"#,
            kind: .reaction,
            type: .reaction,
            ignored: .reactionRemoved
        ),
        .ignored("system", #""type":"system","system":{"type":"user_changed_number"}"#, .other, .notAMessage),
        .ignored("chat opened", #""type":"request_welcome""#, .other, .notAMessage),
        .ignored("edit", #""type":"edit","edit":{"original_message_id":"wamid.X"}"#, .other, .messageChange),
        .ignored("revoke", #""type":"revoke","revoke":{"original_message_id":"wamid.X"}"#, .other, .messageChange),
    ]

    @Test("each type of message", arguments: messages)
    func message(expected: Expectation) throws {
        let parsed = WebhookParser.parse(WebhookBody.whatsApp(message: expected.content))
        #expect(parsed.outcome == .parsed)
        let event = try #require(parsed.events.first)
        #expect(parsed.events.count == 1)
        // What they hold has tests of its own (WebhookDetailsTests, MessageDetailsTests); here, that nothing is told that was not sent.
        #expect((event.media != nil) == (expected.type.map(MessageType.media.contains) ?? false))
        #expect((event.referral != nil) == expected.content.contains(#""referral""#))
        #expect(event.comment == nil)
        #expect(
            event
                == InboundEvent(
                    platform: .whatsapp,
                    kind: expected.kind,
                    type: expected.type,
                    account: WebhookBody.phoneNumberID,
                    contact: WebhookBody.customerPhone,
                    name: "Maria Lopez",
                    id: "wamid.ABC",
                    text: expected.text,
                    payload: expected.payload,
                    media: event.media,
                    details: event.details,
                    referral: event.referral,
                    about: event.about,
                    timestamp: 1_763_800_000_000,
                    ignored: expected.ignored,
                    replyAddress: expected.ignored == nil ? .contact(WebhookBody.customerPhone) : nil
                )
        )
    }

    private func events(_ messages: String, contacts: String = "[]", rest: String = "") -> [InboundEvent] {
        WebhookParser.parse(WebhookBody.whatsApp(messages: messages, contacts: contacts, rest: rest)).events
    }

    @Test("ids and moments may be numbers, moments also milliseconds")
    func numbers() throws {
        let message = #"{"from":15550001111,"id":42,"timestamp":1763800000123,"type":"text","text":{"body":"a"}}"#
        let event = try #require(events("[\(message)]").first)
        #expect(event.contact == "15550001111")
        #expect(event.id == "42")
        #expect(event.timestamp == 1_763_800_000_123)
        #expect(event.replyAddress == .contact("15550001111"))
    }

    @Test("a person without a phone number is answered by business-scoped id")
    func businessScopedUser() throws {
        let id = "US.13491208655302741918"
        let contacts = #"[{"profile":{"name":"Ann"},"user_id":"\#(id)"},{"profile":{"name":"Bo"},"wa_id":"1"}]"#
        for key in ["from_user_id", "from"] {
            let message = #"[{"\#(key)":"\#(id)","id":"wamid.1","type":"text","text":{"body":"a"}}]"#
            let event = try #require(events(message, contacts: contacts).first)
            #expect(event.contact == id)
            #expect(event.name == "Ann")
            #expect(event.replyAddress == .businessScopedUser(id))
        }
        let both = #"[{"from":"15550001111","from_user_id":"\#(id)","id":"w","type":"text","text":{"body":"a"}}]"#
        let event = try #require(events(both, contacts: contacts).first)
        #expect(event.replyAddress == .contact("15550001111"))
        #expect(event.name == "Ann")
    }

    @Test("a name is found by id, else the only one counts")
    func names() throws {
        let message = #"[{"from":"1","id":"w","type":"text","text":{"body":"a"}}]"#
        func name(_ contacts: String) throws -> String? {
            try #require(events(message, contacts: contacts).first).name
        }
        #expect(try name(#"[{"profile":{"name":"A"},"wa_id":"2"},{"profile":{"name":"B"},"wa_id":1}]"#) == "B")
        #expect(try name(#"[{"profile":{"name":"A"},"wa_id":"549111"}]"#) == "A")
        #expect(try name(#"[{"profile":{"name":"A"},"wa_id":"2"},{"profile":{"name":"B"},"wa_id":"3"}]"#) == nil)
        #expect(try name(#"[{"wa_id":"1"}]"#) == nil)
        #expect(try name(#"[{"profile":null,"wa_id":"1"}]"#) == nil)
        #expect(try name("[]") == nil)
        #expect(try name("null") == nil)
    }

    @Test("a message in a group, or of nobody, is not answered")
    func unanswerable() throws {
        let group = #"[{"from":"1","group_id":"g1","id":"w","type":"text","text":{"body":"a"}}]"#
        #expect(try #require(events(group).first).ignored == .group)
        let nobody = #"[{"id":"w","type":"text","text":{"body":"a"}}]"#
        let event = try #require(events(nobody).first)
        #expect(event.ignored == .noSender)
        #expect(event.type == .text)
    }

    @Test("a message without metadata has no account", arguments: ["", #""metadata":{"phone_number_id":""},"#])
    func missingMetadata(metadata: String) throws {
        let body = """
            {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"messages","value":{\(metadata)\
            "messages":[{"from":"1","id":"w","type":"text","text":{"body":"a"}}]}}]}]}
            """
        let event = try #require(WebhookParser.parse(body).events.first)
        #expect(event.account == nil)
        #expect(event.text == "a")
        #expect(event.ignored == nil)
    }

    @Test(
        "statuses",
        arguments: [#""recipient_id":"15550001111""#, #""recipient_user_id":"15550001111""#]
    )
    func status(recipient: String) throws {
        let status =
            #"{"id":"wamid.S","status":"failed","timestamp":1763800000,\#(recipient),"errors":[{"code":131047}]}"#
        let event = try #require(events("[]", rest: #","statuses":[\#(status)]"#).first)
        #expect(
            event
                == InboundEvent(
                    platform: .whatsapp,
                    kind: .status,
                    account: WebhookBody.phoneNumberID,
                    contact: "15550001111",
                    id: "wamid.S",
                    delivery: DeliveryReport(progress: .failed, code: 131_047, reason: event.delivery?.reason),
                    timestamp: 1_763_800_000_000,
                    ignored: .status
                )
        )
    }

    @Test(
        "how far a message got",
        arguments: [("sent", .sent), ("delivered", .delivered), ("read", .read), ("played", .read), ("deleted", nil)]
            as [(String, DeliveryReport.Progress?)]
    )
    func progress(word: String, progress: DeliveryReport.Progress?) throws {
        let status = #"{"id":"wamid.S","status":"\#(word)","timestamp":"1763800000","recipient_id":"15550001111"}"#
        let event = try #require(events("[]", rest: #","statuses":[\#(status)]"#).first)
        #expect(event.delivery?.progress == progress)
        #expect(event.delivery?.reason == nil)
    }

    @Test("a failed status says what to do")
    func failedStatus() throws {
        let status = #"{"id":"w","status":"failed","recipient_id":"1","errors":[{"code":131026}]}"#
        let event = try #require(events("[]", rest: #","statuses":[\#(status)]"#).first)
        #expect(event.delivery?.code == 131_026)
        #expect(event.delivery?.reason?.contains("cannot receive the message") == true)
    }

    @Test("what the business wrote in the app is an echo", arguments: ["message_echoes", "messages_echoes"])
    func appEcho(key: String) throws {
        let body = """
            {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"smb_message_echoes","value":{\
            "metadata":{"phone_number_id":"100"},"\(key)":[{"from":"1","to":"2","id":"wamid.E","timestamp":"1763800000",\
            "type":"text","text":{"body":"from the shop"}}]}}]}]}
            """
        let event = try #require(WebhookParser.parse(body).events.first)
        #expect(event.kind == .echo)
        #expect(event.ignored == .echo)
        #expect(event.contact == "2")
        #expect(event.replyAddress == nil)
    }

    @Test("errors without a message are noted by number")
    func valueErrors() throws {
        let rest = #","errors":[{"code":131000,"title":"secret words of +15550001111"}]"#
        let parsed = WebhookParser.parse(WebhookBody.whatsApp(rest: rest))
        #expect(parsed.events.map(\.ignored) == [.notAMessage])
        #expect(parsed.notes == ["whatsapp: errors without a message (code 131000)"])
    }

    @Test("other fields are taken in and not answered")
    func otherFields() throws {
        func parse(_ field: String) -> ParsedWebhook {
            WebhookParser.parse(
                """
                {"object":"whatsapp_business_account","entry":[{"id":"9","time":1763800000,\
                "changes":[{"field":"\(field)","value":{"event":"X","messages":[{"from":"1"}]}}]}]}
                """
            )
        }
        for field in ["account_update", "history", "business_username_updates", "calls"] {
            let parsed = parse(field)
            #expect(parsed.events.map(\.kind) == [.other])
            #expect(parsed.events.map(\.ignored) == [.notAMessage])
            #expect(parsed.events.map(\.timestamp) == [1_763_800_000_000])
            #expect(parsed.notes.isEmpty)
        }
        #expect(parse("brand_new").notes == ["whatsapp: a change of an unknown field (brand_new)"])
        #expect(parse("Maria Lopez").notes == ["whatsapp: a change of an unknown field (…)"])
    }

    @Test("a name is never given to another sender of the same body")
    func namesOfSeveralSenders() {
        func names(_ senders: [String]) -> [String?] {
            let messages = senders.map { #"{"from":"\#($0)","id":"wamid.\#($0)","type":"text","text":{"body":"hi"}}"# }
            let body = """
                {"object":"whatsapp_business_account","entry":[{"id":"5","changes":[{"field":"messages","value":{\
                "metadata":{"phone_number_id":"1"},"contacts":[{"profile":{"name":"Amina Khan"},"wa_id":"19960001"}],\
                "messages":[\(messages.joined(separator: ","))]}}]}]}
                """
            return WebhookParser.parse(Array(body.utf8)).events.map(\.name)
        }
        #expect(names(["19960001", "19960002"]) == ["Amina Khan", nil])
        #expect(names(["+1 996 0001"]) == ["Amina Khan"], "the only contact, spelt otherwise")
    }
}
