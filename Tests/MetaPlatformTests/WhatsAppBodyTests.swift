import JSON
import Messaging
import MetaPlatform
import Testing

@Suite("WhatsApp's bodies")
struct WhatsAppBodyTests {
    private func body(_ reply: Reply, mediaID: String? = nil) -> String? {
        RequestFixture.body(reply, on: .whatsapp, mediaID: mediaID)
    }

    @Test("files by link, with a caption where there is one")
    func media() {
        #expect(
            body(RequestFixture.media(.image, caption: "Look"))
                == #"{"type":"image","image":{"link":"https://acme.example/a","caption":"Look"}}"#
        )
        #expect(body(RequestFixture.media(.video)) == #"{"type":"video","video":{"link":"https://acme.example/a"}}"#)
        #expect(body(RequestFixture.media(.audio)) == #"{"type":"audio","audio":{"link":"https://acme.example/a"}}"#)
        #expect(
            body(RequestFixture.media(.sticker)) == #"{"type":"sticker","sticker":{"link":"https://acme.example/a"}}"#
        )
        #expect(
            body(RequestFixture.media(.document, caption: "Look", name: "Prices.pdf"))
                == #"{"type":"document","document":{"link":"https://acme.example/a","caption":"Look","#
                + #""filename":"Prices.pdf"}}"#
        )
    }

    @Test("a file of the rules by the id of its upload, and not without one")
    func file() {
        #expect(
            body(RequestFixture.file, mediaID: "55")
                == #"{"type":"document","document":{"id":"55","caption":"Look","filename":"Prices.pdf"}}"#
        )
        #expect(body(RequestFixture.file) == nil)
    }

    @Test("buttons to press, and a button that opens a page")
    func buttons() {
        #expect(
            body(RequestFixture.presses("One", "Two"))
                == #"{"type":"interactive","interactive":{"type":"button","body":{"text":"Choose"},"action":{"buttons":["#
                + #"{"type":"reply","reply":{"id":"p:One","title":"One"}},"#
                + #"{"type":"reply","reply":{"id":"p:Two","title":"Two"}}]}}}"#
        )
        #expect(
            body(.buttons(ButtonsMessage(text: "Our shop", buttons: [RequestFixture.link])))
                == #"{"type":"interactive","interactive":{"type":"cta_url","body":{"text":"Our shop"},"action":{"#
                + #""name":"cta_url","parameters":{"display_text":"Shop","url":"https://acme.example"}}}}"#
        )
    }

    @Test(
        "mixtures that WhatsApp does not have",
        arguments: [
            [RequestFixture.press, RequestFixture.link], [RequestFixture.link, RequestFixture.link],
            [RequestFixture.call], [],
        ]
    )
    func mixtures(buttons: [ButtonsMessage.Button]) {
        #expect(body(.buttons(ButtonsMessage(text: "x", buttons: buttons))) == nil)
    }

    @Test("a list with sections")
    func list() {
        #expect(
            body(RequestFixture.list)
                == #"{"type":"interactive","interactive":{"type":"list","body":{"text":"Choose"},"action":{"button":"Menu","#
                + #""sections":[{"title":"Orders","rows":[{"id":"M","title":"Mine","description":"all of them"}]},"#
                + #"{"title":"More","rows":[{"id":"H","title":"Help"}]}]}}}"#
        )
    }

    @Test("a template without gaps, and one with gaps of every kind")
    func template() {
        #expect(
            body(.template(TemplateMessage(name: "hello", language: "en_US")))
                == #"{"type":"template","template":{"name":"hello","language":{"code":"en_US"}}}"#
        )
        let full = TemplateMessage(
            name: "order",
            language: "de",
            header: .media(MediaMessage(kind: .image, source: .link("https://acme.example/a.png"))),
            body: ["Amina", "42"],
            buttons: [.press(payload: "P"), .linkEnd("42")]
        )
        #expect(
            body(.template(full))
                == #"{"type":"template","template":{"name":"order","language":{"code":"de"},"components":["#
                + #"{"type":"header","parameters":[{"type":"image","image":{"link":"https://acme.example/a.png"}}]},"#
                + #"{"type":"body","parameters":[{"type":"text","text":"Amina"},{"type":"text","text":"42"}]},"#
                + #"{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"P"}]},"#
                + #"{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"42"}]}]}}"#
        )
        #expect(
            body(.template(TemplateMessage(name: "hi", language: "en", header: .text("Hello"))))
                == #"{"type":"template","template":{"name":"hi","language":{"code":"en"},"components":["#
                + #"{"type":"header","parameters":[{"type":"text","text":"Hello"}]}]}}"#
        )
        let file = MediaMessage(kind: .document, source: .file("files/a.pdf"), filename: "a.pdf")
        let withFile = Reply.template(TemplateMessage(name: "hi", language: "en", header: .media(file)))
        #expect(body(withFile) == nil)
        #expect(body(withFile, mediaID: "55")?.contains(#""document":{"id":"55","filename":"a.pdf"}"#) == true)
    }

    @Test("a reaction")
    func reaction() {
        #expect(
            body(.reaction(emoji: "❤️", messageID: "wamid.1"))
                == #"{"type":"reaction","reaction":{"message_id":"wamid.1","emoji":"❤️"}}"#
        )
    }

    @Test("no comments")
    func comments() {
        #expect(body(.publicText("x")) == nil)
        #expect(RequestFixture.request(.publicText("x"), on: .whatsapp, to: .comment("1")) == nil)
        #expect(RequestFixture.request(RequestFixture.list, on: .whatsapp, to: .comment("1")) == nil)
    }
}
