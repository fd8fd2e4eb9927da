import Messaging
import MetaPlatform
import Testing

/// Shapes that have been delivered although no page of Meta's shows them: none may be an error, none a wrong answer.
@Suite struct WebhookOddityTests {
    private func events(_ body: String) -> [InboundEvent] { WebhookParser.parse(body).events }

    private func whatsApp(field: String, _ value: String) -> ParsedWebhook {
        WebhookParser.parse(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"900","time":1763800000,"changes":[{"field":"\(field)",\
            "value":\(value)}]}]}
            """
        )
    }

    @Test("errors beside a message do not make it one that cannot be read")
    func errorsBesideAMessage() throws {
        let body = WebhookBody.whatsApp(
            messages: #"[{"from":"15550001111","id":"w","type":"text","text":{"body":"hi"}}]"#,
            rest: #","errors":[{"code":131000,"title":"Something went wrong"}]"#
        )
        let parsed = WebhookParser.parse(body)
        #expect(parsed.events.map(\.text) == ["hi"])
        #expect(parsed.notes.isEmpty)
        let interactive = WebhookBody.whatsApp(
            messages: #"[{"from":"15550001111","id":"w","type":"interactive","errors":[{"code":131000}]}]"#,
            rest: #","errors":[{"code":131000}]"#
        )
        #expect(events(interactive).map(\.type) == [.unsupported])
    }

    @Test("a message without words that Meta does not support", arguments: ["unsupported", "unknown", "ephemeral"])
    func unsupported(type: String) throws {
        let body = WebhookBody.whatsApp(
            message: #""type":"\#(type)","unsupported":{"type":"poll"},"errors":[{"code":131051}]"#
        )
        let event = try #require(events(body).first)
        #expect(event.type == .unsupported)
        #expect(event.ignored == nil, "a rule that names the type answers")
    }

    @Test(
        "answers to Meta's own questions are no message that a rule answers by itself",
        arguments: ["call_permission_reply", "payment_method", "payment_notification"]
    )
    func otherInteractive(kind: String) throws {
        let body = WebhookBody.whatsApp(
            message: #""type":"interactive","interactive":{"type":"\#(kind)","\#(kind)":{"response":"accept"}}"#
        )
        let event = try #require(events(body).first)
        #expect(event.type == .unsupported)
        #expect(!MessageType.messages.contains(.unsupported))
    }

    @Test("a text that answers, was forwarded, or asks about a product is a text")
    func context() throws {
        let contexts = [
            #"{"from":"15559990000","id":"wamid.X"}"#, #"{"forwarded":true}"#, #"{"frequently_forwarded":true}"#,
            #"{"referred_product":{"catalog_id":"1","product_retailer_id":"2"}}"#, "null",
        ]
        for context in contexts {
            let body = WebhookBody.whatsApp(message: #""type":"text","text":{"body":"hi"},"context":\#(context)"#)
            let event = try #require(events(body).first)
            #expect(event.type == .text)
            #expect(event.text == "hi")
            #expect(event.ignored == nil)
        }
    }

    @Test("what another sender of a WhatsApp number handles is left to it")
    func whatsAppStandby() {
        let parsed = whatsApp(
            field: "standby",
            #"""
            {"metadata":{"phone_number_id":"100"},"contacts":[],"messages":[{"from":"1","id":"w","type":"text",
            "text":{"body":"hi"}},{"from":"1","group_id":"g","id":"w2","type":"text"}],"message_echoes":[{"to":"1","id":"w3"}],
            "statuses":[{"id":"w3","status":"read","recipient_id":"1"}]}
            """#
        )
        #expect(parsed.events.map(\.ignored) == [.standby, .group, .status, .notAMessage])
        #expect(parsed.events.allSatisfy { $0.replyAddress == nil })
        #expect(!parsed.events.contains { $0.kind == .echo }, "an agent's answer is no person's")
        #expect(parsed.notes.isEmpty)
    }

    @Test("echoes of all three kinds are never answered")
    func echoes() {
        let bodies = [
            WebhookBody.messaging(
                .messenger,
                #""message":{"is_echo":true,"app_id":1,"metadata":"m","mid":"m","text":"ours"}"#
            ),
            WebhookBody.messaging(
                .instagram,
                #""message":{"is_echo":true,"mid":"m","attachments":[{"type":"image"}]}"#
            ),
            WebhookBody.messaging(.messenger, #""message":{"is_echo":true,"mid":"m","quick_reply":{"payload":"P"}}"#),
            """
            {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"smb_message_echoes","value":{
            "metadata":{"phone_number_id":"100"},"message_echoes":[{"from":"100","to":"1","id":"w","type":"text",
            "text":{"body":"ours"}}]}}]}]}
            """,
            """
            {"object":"whatsapp_business_account","entry":[{"changes":[{"field":"smb_message_echoes","value":{
            "messages_echoes":[{"to_user_id":"US.1","id":"w"}]}}]}]}
            """,
        ]
        for body in bodies {
            let found = events(body)
            #expect(found.map(\.kind) == [.echo])
            #expect(found.map(\.ignored) == [.echo])
            #expect(found.allSatisfy { $0.replyAddress == nil && $0.type == nil && $0.contact != nil })
        }
    }

    @Test(
        "news about the account, templates, calls and handovers is told in Meta's words",
        arguments: [
            ("account_update", #"{"event":"ACCOUNT_RESTRICTION","ban_info":{}}"#, "account_update ACCOUNT_RESTRICTION"),
            ("account_review_update", #"{"decision":"APPROVED"}"#, "account_review_update APPROVED"),
            (
                "message_template_status_update", #"{"event":"PAUSED","message_template_name":"order_ready"}"#,
                "message_template_status_update PAUSED order_ready"
            ),
            (
                "message_template_status_update", #"{"event":"not a word","message_template_name":7}"#,
                "message_template_status_update"
            ),
            ("template_category_update", "{}", "template_category_update"), ("calls", #"{"calls":[]}"#, "calls"),
            ("messaging_handovers", "{}", "messaging_handovers"),
            ("history", #"{"messages":[{"from":"1"}]}"#, "history"),
            ("phone_number_quality_update", #"{"event":"FLAGGED"}"#, "phone_number_quality_update FLAGGED"),
            ("user_preferences", "{}", "user_preferences"), ("group_lifecycle_update", "{}", "group_lifecycle_update"),
            ("automatic_events", "{}", "automatic_events"),
            ("account_settings_update", "{}", "account_settings_update"),
            ("business_username_update", "{}", "business_username_update"),
            ("business_username_updates", "{}", "business_username_updates"),
            ("smb_app_state_sync", "{}", "smb_app_state_sync"),
            ("phone_number_name_update", "{}", "phone_number_name_update"),
        ]
    )
    func news(field: String, value: String, about: String) {
        let parsed = whatsApp(field: field, value)
        #expect(parsed.events.map(\.about) == [about])
        #expect(parsed.events.map(\.ignored) == [.notAMessage])
        #expect(parsed.events.map(\.account) == ["900"], "without metadata, the business account's id")
        #expect(parsed.notes.isEmpty)
    }

    @Test(
        "messaging events that are no messages",
        arguments: [
            (#""optin":{"ref":"r","user_ref":"u","type":"one_time_notif_req"}"#, "optin"),
            (#""account_linking":{"status":"linked"}"#, "account_linking"),
            (#""pass_thread_control":{"new_owner_app_id":1,"metadata":"m"}"#, "pass_thread_control"),
            (#""take_thread_control":{"previous_owner_app_id":1}"#, "take_thread_control"),
            (#""request_thread_control":{"requested_owner_app_id":1}"#, "request_thread_control"),
            (#""app_roles":{"1":["primary_receiver"]}"#, "app_roles"),
            (#""policy-enforcement":{"action":"block","reason":"r"}"#, "policy-enforcement"),
        ]
    )
    func messagingNews(content: String, about: String) {
        for platform in [Platform.messenger, .instagram] {
            let parsed = WebhookParser.parse(WebhookBody.messaging(platform, content))
            #expect(parsed.events.map(\.about) == [about])
            #expect(parsed.events.map(\.ignored) == [.notAMessage])
            #expect(parsed.notes.isEmpty)
        }
    }

    @Test(
        "an edit counts neither as a message nor as a new one, whatever its number",
        arguments: ["0", "1", #""2""#, "null"]
    )
    func edits(number: String) {
        for text in ["", #""text":"new","#] {
            let edit = #""message_edit":{"mid":"m",\#(text)"num_edit":\#(number)}"#
            #expect(events(WebhookBody.messaging(.instagram, edit)).map(\.ignored) == [.messageChange])
        }
    }

    @Test("payload null, a string, or of a wrong type", arguments: ["null", #""https://a.example""#, "7", "[]"])
    func payloads(payload: String) {
        for type in [
            "image", "video", "audio", "file", "location", "share", "story_mention", "like_heart", "ig_reel",
            "template",
        ] {
            let attachment = #""message":{"mid":"m","attachments":[{"type":"\#(type)","payload":\#(payload)}]}"#
            let found = events(WebhookBody.messaging(.messenger, attachment))
            #expect(found.count == 1)
            #expect(found.first?.type != nil)
            #expect(found.first?.ignored == nil)
        }
        let postback = events(WebhookBody.messaging(.messenger, #""postback":{"title":null,"payload":\#(payload)}"#))
        #expect(postback.map(\.type) == [.button])
        let press = events(WebhookBody.messaging(.instagram, #""message":{"mid":"m","text":"a","quick_reply":null}"#))
        #expect(press.map(\.type) == [.text], "no quick reply was pressed")
    }

    @Test("lists that are empty, null, one object, or of something else")
    func lists() {
        let text = #"{"from":"1","id":"w","type":"text","text":{"body":"a"}}"#
        for contacts in ["[]", "null", "{}", "7", "[null]", #"[{"profile":null}]"#] {
            let found = events(WebhookBody.whatsApp(messages: "[\(text)]", contacts: contacts))
            #expect(found.map(\.text) == ["a"])
            #expect(found.map(\.name) == [nil])
        }
        #expect(events(WebhookBody.whatsApp(messages: text)).map(\.text) == ["a"])
        for messages in ["[]", "null", "7", #""x""#] {
            #expect(events(WebhookBody.whatsApp(messages: messages)).isEmpty)
        }
        for body in [
            #"{"object":"page","entry":[{"id":"1","messaging":[{}]}]}"#,
            #"{"object":"page","entry":[{"id":"1","messaging":[7]}]}"#,
        ] {
            #expect(events(body).map(\.ignored) == [.notAMessage])
        }
    }

    @Test("seconds and milliseconds side by side in one body")
    func mixedUnits() {
        let body = """
            {"object":"instagram","entry":[{"id":"178","time":1763800000,"changes":[{"field":"comments","value":{"id":"c",
            "text":"x","from":{"id":"9"}}}]},{"id":"178","time":1763800001000,"messaging":[
            {"sender":{"id":"9"},"timestamp":1763800002,"message":{"mid":"a","text":"x"}},
            {"sender":{"id":"9"},"timestamp":1763800003000,"message":{"mid":"b","text":"x"}},
            {"sender":{"id":"9"},"timestamp":"2025-11-22T08:26:44+0000","message":{"mid":"c","text":"x"}}]}]}
            """
        #expect(
            events(body).map(\.timestamp)
                == [1_763_800_000_000, 1_763_800_002_000, 1_763_800_003_000, 1_763_800_004_000]
        )
    }

    @Test("the same message twice in one body has one id, so that it is answered once")
    func duplicates() {
        let message = #"{"from":"1","id":"w","timestamp":"1763800000","type":"text","text":{"body":"a"}}"#
        let found = events(WebhookBody.whatsApp(messages: "[\(message),\(message)]"))
        #expect(found.count == 2)
        #expect(found.first == found.last)
        // An ad's comment comes as the post's too.
        let comment = #"{"id":"17","text":"x","from":{"id":"9"},"media":{"id":"1","media_product_type":"AD"}}"#
        let organic = #"{"id":"17","text":"x","from":{"id":"9"},"media":{"id":"2","media_product_type":"FEED"}}"#
        let ids = [comment, organic]
            .flatMap { events(WebhookBody.change(.instagram, field: "comments", value: $0)).map(\.id) }
        #expect(ids == ["17", "17"])
    }

    @Test("kinds of a batch are told apart: a text, one without a type, a reaction, a sticker")
    func mixedBatch() {
        let messages = """
            [{"from":"1","id":"a","type":"text","text":{"body":"x"}},{"from":"1","id":"b","image":{"id":"1"}},
            {"from":"1","id":"c","type":"reaction","reaction":{"message_id":"a","emoji":"👍"}},
            {"from":"1","id":"d","type":"sticker","sticker":{"id":"1","animated":true}},7,null]
            """
        let parsed = WebhookParser.parse(WebhookBody.whatsApp(messages: messages))
        #expect(parsed.events.map(\.type) == [.text, .image, .reaction, .sticker])
        #expect(parsed.notes == ["whatsapp: a message that is not an object"])
    }

    @Test("comments on posts and live videos without what they mostly have")
    func sparseComments() throws {
        let live = #"{"id":"17","text":"x","from":{"id":"9","username":"u"}}"#
        let event = try #require(events(WebhookBody.change(.instagram, field: "live_comments", value: live)).first)
        #expect(event.comment == CommentDetails(surface: .live))
        #expect(event.replyAddress == .comment("17"))
        let old = #"{"id":"17","text":"x"}"#
        #expect(events(WebhookBody.change(.instagram, field: "comments", value: old)).map(\.ignored) == [.noSender])
    }
}
