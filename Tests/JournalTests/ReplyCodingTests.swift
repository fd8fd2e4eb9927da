import JSON
import Messaging
import Testing

@testable import Journal

@Suite struct ReplyCodingTests {
    static let replies: [Reply] = [
        .text(""), .text("Größe “L”\n\u{2028}👍🏽"), .publicText("Thanks!"),
        .reaction(emoji: "❤️", messageID: "wamid.1"),
        .media(MediaMessage(kind: .image, source: .link("https://acme.example/a.png"))),
        .media(MediaMessage(kind: .document, source: .file("files/a.pdf"), caption: "Prices", filename: "Prices.pdf")),
        .buttons(
            ButtonsMessage(
                text: "Choose",
                buttons: [
                    .init(title: "One", action: .press(payload: "1")),
                    .init(title: "Two", action: .link("https://acme.example")),
                    .init(title: "Three", action: .call("+4930123456")),
                ]
            )
        ),
        .list(
            ListMessage(
                text: "Choose",
                button: "Menu",
                sections: [
                    .init(title: nil, rows: [.init(title: "A", payload: "a")]),
                    .init(title: "More", rows: [.init(title: "B", description: "bee", payload: "b")]),
                ]
            )
        ),
        .template(TemplateMessage(name: "hello", language: "en_US")),
        .template(
            TemplateMessage(
                name: "hello",
                language: "en",
                header: .media(MediaMessage(kind: .image, source: .link("https://acme.example/a.png"))),
                body: ["Amina", ""],
                buttons: [.press(payload: "P"), .linkEnd("42")]
            )
        ),
        .template(TemplateMessage(name: "hello", language: "en", header: .text("Hi"))),
    ]

    @Test(arguments: replies)
    func everyMessageReadsBack(reply: Reply) throws {
        let text = ReplyCoding.encode(reply).serialized()
        #expect(ReplyCoding.decode(try JSONValue.parse(text)) == reply)
        let outside = ReplyCoding.encode(.send(reply)).serialized()
        #expect(ReplyCoding.outsideWindow(try JSONValue.parse(outside)) == .send(reply))
    }

    @Test func whatIsNoMessageIsNone() throws {
        for text in [
            "null", "{}", "[]", "{\"text\":1}", "{\"list\":[]}", "{\"buttons\":[{}],\"above\":\"x\"}", "{\"new\":1}",
        ] {
            #expect(ReplyCoding.decode(try JSONValue.parse(text)) == nil)
        }
        #expect(ReplyCoding.outsideWindow("drop") == .drop)
    }

    @Test(arguments: [.contact("7"), .businessScopedUser("US.7:8"), .comment("9_9")] as [ReplyAddress])
    func everyAddressReadsBack(address: ReplyAddress) {
        #expect(ReplyCoding.address(ReplyCoding.encode(address)) == address)
        #expect(ReplyCoding.address("7") == nil)
    }
}
