import Messaging
import MetaPlatform
import Testing

@Suite("Messenger and Instagram webhooks")
struct MessagingWebhookTests {
    /// The content of an event with a message in it.
    private static func message(_ content: String) -> String {
        #""message":{"mid":"m_1",\#(content)}"#
    }

    private static func attachment(_ content: String) -> String {
        message(#""attachments":[{\#(content)}]"#)
    }

    private static let messages: [Expectation] = [
        .message("text", message(#""text":"How much?""#), .text, text: "How much?"),
        .message("text from an ad", message(#""text":"hi","referral":{"ad_id":"1"}"#), .text, text: "hi"),
        .message("answer to a message", message(#""text":"hi","reply_to":{"mid":"m_0"}"#), .text, text: "hi"),
        .message(
            "quick reply",
            message(#""text":"Yes","quick_reply":{"payload":"YES"}"#),
            .button,
            text: "Yes",
            payload: "YES"
        ),
        .message("quick reply without a text", message(#""quick_reply":{"payload":"YES"}"#), .button, payload: "YES"),
        .message("image", attachment(#""type":"image","payload":{"url":"https://cdn.example/1.jpg"}"#), .image),
        .message("video", attachment(#""type":"video","payload":{"url":"https://cdn.example/1.mp4"}"#), .video),
        .message("audio", attachment(#""type":"audio","payload":{"url":"https://cdn.example/1.m4a"}"#), .audio),
        .message("file", attachment(#""type":"file","payload":{"url":"https://cdn.example/1.pdf"}"#), .document),
        .message("location", attachment(#""type":"location","payload":{"coordinates":{"lat":1,"long":2}}"#), .location),
        .message(
            "thumbs up",
            attachment(#""type":"image","payload":{"url":"u","sticker_id":369239263222822}"#),
            .sticker
        ),
        .message("heart", attachment(#""type":"like_heart""#), .sticker),
        .message("heart with a payload", attachment(#""type":"like_heart","payload":{}"#), .sticker),
        .message("post", attachment(#""type":"ig_post","payload":{"ig_post_media_id":"1","url":"u"}"#), .share),
        .message("reel", attachment(#""type":"ig_reel","payload":{"reel_video_id":1,"url":"u"}"#), .share),
        .message("old reel", attachment(#""type":"reel","payload":{"url":"u"}"#), .share),
        .message("share", attachment(#""type":"share","payload":{"url":"u"}"#), .share),
        .message("link", attachment(#""type":"fallback","payload":null,"url":"https://a.example""#), .share),
        .message("link in capitals", attachment(#""type":"fallback","URL":"https://a.example""#), .share),
        .message("link as the payload", attachment(#""type":"fallback","payload":"https://a.example""#), .share),
        .message("fallback without a link", attachment(#""type":"fallback","payload":null,"title":"t""#), .unsupported),
        .message(
            "text with the preview of a link",
            message(#""text":"see https://a.example","attachments":[{"type":"fallback","url":"https://a.example"}]"#),
            .text,
            text: "see https://a.example"
        ),
        .message(
            "image with a text",
            message(#""text":"this one?","attachments":[{"type":"image","payload":{"url":"u"}}]"#),
            .image,
            text: "this one?"
        ),
        .message("an attachment that is no list", message(#""attachments":{"type":"image"}"#), .image),
        .message(
            "first of several attachments",
            message(#""attachments":[7,{"type":"hologram"},{"type":"video"},{"type":"image"}]"#),
            .video
        ),
        .message("story mention", attachment(#""type":"story_mention","payload":{"url":"u"}"#), .storyMention),
        .message(
            "answer to a story",
            message(#""text":"wow","reply_to":{"story":{"id":"1","url":"u"}}"#),
            .storyReply,
            text: "wow"
        ),
        .message("template", attachment(#""type":"template","payload":{}"#), .unsupported),
        .message("attachment of the future", attachment(#""type":"hologram""#), .unsupported),
        .message("unsupported", message(#""is_unsupported":true"#), .unsupported),
        .message("empty message", message(#""text":"""#), .unsupported),
        .message("attachments are null", message(#""text":"a","attachments":null"#), .text, text: "a"),
        Expectation(
            name: "postback",
            content: #""postback":{"mid":"m_1","title":"Prices","payload":"PRICES"}"#,
            kind: .postback,
            type: .button,
            text: "Prices",
            payload: "PRICES"
        ),
        Expectation(
            name: "postback without a title",
            content: #""postback":{"mid":"m_1","title":"","payload":"START","referral":{"ref":"r"}}"#,
            kind: .postback,
            type: .button,
            payload: "START"
        ),
        .ignored("unsent", message(#""is_deleted":true,"text":"a""#), .other, .messageChange),
        .ignored("edit", #""message_edit":{"mid":"m_1","text":"b","num_edit":"1"}"#, .other, .messageChange),
        .ignored("edit that is none", #""message_edit":{"mid":"m_1","num_edit":0}"#, .other, .messageChange),
        .ignored("read on Instagram", #""read":{"mid":"m_1"}"#, .read, .read),
        .ignored("delivery", #""delivery":{"mids":["m_1"],"watermark":1}"#, .delivery, .delivery),
    ]

    @Test("each kind of message", arguments: messages, [Platform.messenger, .instagram])
    func message(expected: Expectation, platform: Platform) throws {
        let parsed = WebhookParser.parse(WebhookBody.messaging(platform, expected.content))
        #expect(parsed.outcome == .parsed)
        let event = try #require(parsed.events.first)
        #expect(parsed.events.count == 1)
        // What they hold has tests of its own (WebhookDetailsTests, MessageDetailsTests); here, that nothing is told that was not sent.
        #expect(event.media == nil)
        #expect((event.referral != nil) == expected.content.contains(#""referral""#))
        #expect(event.comment == nil)
        #expect(
            event
                == InboundEvent(
                    platform: platform,
                    kind: expected.kind,
                    type: expected.type,
                    account: platform == .messenger ? WebhookBody.pageID : WebhookBody.instagramID,
                    contact: WebhookBody.personID,
                    id: "m_1",
                    text: expected.text,
                    payload: expected.payload,
                    media: event.media,
                    details: event.details,
                    referral: event.referral,
                    about: event.about,
                    timestamp: 1_763_800_000_123,
                    ignored: expected.ignored,
                    replyAddress: expected.ignored == nil ? .contact(WebhookBody.personID) : nil
                )
        )
    }

    private func event(_ content: String, list: String = "messaging") throws -> InboundEvent {
        try #require(WebhookParser.parse(WebhookBody.messaging(.messenger, content, list: list)).events.first)
    }

    @Test("a reaction has an id of its own, not the message's")
    func reaction() throws {
        let event = try event(#""reaction":{"mid":"m_1","action":"react","emoji":"👍","reaction":"like"}"#)
        #expect(event.kind == .reaction)
        #expect(event.type == .reaction)
        #expect(event.text == "👍")
        #expect(event.id == "reaction:m_1:1763800000123")
        #expect(event.ignored == nil)
        let removed = try self.event(#""reaction":{"mid":"m_1","action":"unreact"}"#)
        #expect(removed.ignored == .reactionRemoved)
        #expect(removed.replyAddress == nil)
    }

    @Test("a referral alone, or a message with nothing else")
    func referral() throws {
        let parts = [
            #""referral":{"ref":"r","source":"SHORTLINK"}"#, #""message":{"mid":"m","referral":{"ref":"r"}}"#,
        ]
        for content in parts {
            let event = try event(content)
            #expect(event.type == .referral)
            #expect(event.kind == .other)
            #expect(event.ignored == nil)
        }
    }

    @Test("echoes are never answered, however they are marked")
    func echo() throws {
        for mark in ["true", "1", #""true""#] {
            let event = try event(#""message":{"mid":"m_1","is_echo":\#(mark),"text":"ours"}"#)
            #expect(event.kind == .echo)
            #expect(event.ignored == .echo)
            #expect(event.contact == WebhookBody.pageID, "sender and recipient have changed places")
            #expect(event.type == nil)
            #expect(event.replyAddress == nil)
        }
        let own = #"{"sender":{"id":200300400500600},"recipient":{"id":"7"},"message":{"mid":"m","text":"ours"}}"#
        let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, events: own))
        #expect(parsed.events.map(\.ignored) == [.echo])
        #expect(parsed.events.map(\.contact) == ["7"])
        #expect(try event(#""is_self":true,"message":{"mid":"m","text":"to myself"}"#).ignored == .echo)
    }

    @Test("what another app answers is left to it")
    func standby() throws {
        let message = try event(#""message":{"mid":"m_1","text":"hi"}"#, list: "standby")
        #expect(message.ignored == .standby)
        #expect(message.kind == .message)
        #expect(message.replyAddress == nil)
        #expect(try event(#""postback":{"payload":"X"}"#, list: "standby").ignored == .standby)
        #expect(try event(#""message":{"is_echo":true}"#, list: "standby").ignored == .echo)
    }

    @Test("an event without a sender is not answered")
    func noSender() throws {
        let events = #"{"sender":{"user_ref":"u"},"message":{"mid":"m","text":"hi"}},{"optin":{"ref":"r"}},{}"#
        let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, events: events))
        #expect(parsed.events.map(\.ignored) == [.noSender, .notAMessage, .notAMessage])
        #expect(parsed.notes == ["messenger: a messaging event of an unknown kind (no kind)"])
    }

    @Test("events that are no messages are known, others are noted by name")
    func otherKinds() throws {
        for content in [
            #""pass_thread_control":{"new_owner_app_id":"1"}"#, #""policy-enforcement":{"action":"block"}"#,
        ] {
            let parsed = WebhookParser.parse(WebhookBody.messaging(.messenger, content))
            #expect(parsed.events.map(\.ignored) == [.notAMessage])
            #expect(parsed.notes.isEmpty)
        }
        let parsed = WebhookParser.parse(WebhookBody.messaging(.instagram, #""telepathy":{"text":"private words"}"#))
        #expect(parsed.events.map(\.kind) == [.other])
        #expect(parsed.notes == ["instagram: a messaging event of an unknown kind (telepathy)"])
    }

    @Test("moments: seconds, strings, ISO 8601, else the entry's")
    func timestamps() throws {
        func timestamp(_ value: String) throws -> Int64? {
            let event = #"{"sender":{"id":"7"},\#(value)"message":{"mid":"m","text":"a"}}"#
            return try #require(
                WebhookParser.parse(WebhookBody.messaging(.instagram, events: event)).events.first
            )
            .timestamp
        }
        #expect(try timestamp(#""timestamp":1763800000,"#) == 1_763_800_000_000)
        #expect(try timestamp(#""timestamp":"1763800000","#) == 1_763_800_000_000)
        #expect(try timestamp(#""timestamp":"2025-11-22T08:26:40+0000","#) == 1_763_800_000_000)
        #expect(try timestamp("") == 1_763_800_001_000)
        #expect(try timestamp(#""timestamp":1e400,"#) == 1_763_800_001_000)
    }

    @Test("the dashboard's test button sends a messaging event as a change")
    func dashboardTest() throws {
        let event = """
            {"sender":{"id":"12334"},"recipient":{"id":"23245"},"timestamp":"1527459824",\
            "message":{"mid":"random_mid","text":"random_text"}}
            """
        for value in [event, "[\(event)]", #"{"messaging":[\#(event)]}"#] {
            let body =
                #"{"entry":[{"id":"0","time":1,"changes":[{"field":"messages","value":\#(value)}]}],"object":"instagram"}"#
            let parsed = try #require(WebhookParser.parse(body).events.first)
            #expect(parsed.account == "0")
            #expect(parsed.contact == "12334")
            #expect(parsed.text == "random_text")
            #expect(parsed.timestamp == 1_527_459_824_000)
        }
        let strange = WebhookParser.parse(
            WebhookBody.change(.instagram, field: "messages", value: #"{"from":{"id":"1"},"text":"x"}"#)
        )
        #expect(strange.events.map(\.ignored) == [.notAMessage])
        let echo = WebhookParser.parse(WebhookBody.change(.messenger, field: "message_echoes", value: event))
        #expect(echo.events.map(\.ignored) == [.echo])
    }

    @Test("a body without an account takes it from the recipient")
    func recipientAccount() throws {
        let body = """
            {"object":"page","entry":[{"messaging":[{"sender":{"id":"7"},"recipient":{"id":55},\
            "message":{"mid":"m","text":"a"}}]}]}
            """
        #expect(try #require(WebhookParser.parse(body).events.first).account == "55")
    }
}
