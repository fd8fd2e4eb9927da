import JSON
import Messaging
import MetaPlatform
import Testing

@Suite("Messenger's and Instagram's bodies")
struct MessagingBodyTests {
    private static let both: [Platform] = [.messenger, .instagram]

    @Test(
        "files by link, whatever kind they are",
        arguments: both,
        [
            (MediaKind.image, "image"), (.video, "video"), (.audio, "audio"), (.document, "file"), (.sticker, "image"),
        ]
    )
    func media(platform: Platform, kind: (MediaKind, String)) {
        #expect(
            RequestFixture.body(RequestFixture.media(kind.0, name: "a.pdf"), on: platform)
                == #"{"message":{"attachment":{"type":"\#(kind.1)","payload":{"url":"https://acme.example/a"}}}}"#
        )
    }

    @Test("a file of the rules by the id of its upload, and not without one", arguments: both)
    func file(platform: Platform) {
        #expect(
            RequestFixture.body(RequestFixture.file, on: platform, mediaID: "55")
                == #"{"message":{"attachment":{"type":"file","payload":{"attachment_id":"55"}}}}"#
        )
        #expect(RequestFixture.body(RequestFixture.file, on: platform) == nil)
    }

    @Test("buttons that can all be pressed are quick replies", arguments: both)
    func quickReplies(platform: Platform) {
        #expect(
            RequestFixture.body(RequestFixture.presses("One", "Two"), on: platform)
                == #"{"message":{"text":"Choose","quick_replies":["#
                + #"{"content_type":"text","title":"One","payload":"p:One"},"#
                + #"{"content_type":"text","title":"Two","payload":"p:Two"}]}}"#
        )
    }

    @Test("with a link or a phone number they are a button template")
    func buttonTemplate() {
        let message = ButtonsMessage(
            text: "Choose",
            buttons: [RequestFixture.press, RequestFixture.link, RequestFixture.call]
        )
        #expect(
            RequestFixture.body(.buttons(message), on: .messenger)
                == #"{"message":{"attachment":{"type":"template","payload":{"template_type":"button","text":"Choose","#
                + #""buttons":[{"type":"postback","title":"One","payload":"1"},"#
                + #"{"type":"web_url","url":"https://acme.example","title":"Shop"},"#
                + #"{"type":"phone_number","title":"Call","payload":"+4930123456"}]}}}}"#
        )
    }

    @Test("a reaction is a sender action, and Instagram's heart has a name")
    func reaction() {
        func body(_ emoji: String, _ platform: Platform) -> String? {
            RequestFixture.request(.reaction(emoji: emoji, messageID: "m.1"), on: platform)?.body?.serialized()
        }
        func expected(_ reaction: String) -> String {
            #"{"recipient":{"id":"7"},"sender_action":"react","payload":{"message_id":"m.1","reaction":"\#(reaction)"}}"#
        }
        #expect(body("❤️", .messenger) == expected("❤️"))
        #expect(body("❤️", .instagram) == expected("love"))
        #expect(body("\u{2764}", .instagram) == expected("love"))
        #expect(body("😍", .instagram) == expected("😍"))
        let comment = Reply.reaction(emoji: "❤️", messageID: "m.1")
        #expect(RequestFixture.request(comment, on: .instagram, to: .comment("9")) == nil)
    }

    @Test("a private answer to a comment takes files and buttons too", arguments: both)
    func privateReply(platform: Platform) {
        #expect(
            RequestFixture.body(RequestFixture.presses("One"), on: platform, to: .comment("9"))
                == #"{"recipient":{"comment_id":"9"},"message":{"text":"Choose","quick_replies":["#
                + #"{"content_type":"text","title":"One","payload":"p:One"}]}}"#
        )
    }

    @Test("a visible answer stands below the comment")
    func publicAnswer() throws {
        let instagram = try #require(RequestFixture.request(.publicText("Thanks!"), on: .instagram, to: .comment("9")))
        #expect(instagram.method == "POST")
        #expect(instagram.url == "https://graph.instagram.com/v25.0/9/replies")
        #expect(instagram.credential == .instagram(account: "100"))
        #expect(instagram.body?.serialized() == #"{"message":"Thanks!"}"#)
        let messenger = try #require(
            RequestFixture.request(.publicText("Thanks!"), on: .messenger, to: .comment("10_9/x"))
        )
        #expect(messenger.url == "https://graph.facebook.com/v25.0/10_9%2Fx/comments")
        #expect(messenger.credential == .page(account: "100"))
        #expect(RequestFixture.request(.publicText("x"), on: .messenger, to: .contact("7")) == nil)
    }

    @Test("no lists and no templates", arguments: both)
    func none(platform: Platform) {
        #expect(RequestFixture.body(RequestFixture.list, on: platform) == nil)
        #expect(RequestFixture.body(.template(TemplateMessage(name: "t", language: "en")), on: platform) == nil)
    }
}
