import Messaging
import Testing

@Suite("Replies as plain texts")
struct PlainTextsTests {
    private let link = MediaMessage.Source.link("https://acme.example/a.png")

    @Test("a medium is its caption and its link; a file without a link is its caption")
    func media() {
        #expect(
            Reply.media(.init(kind: .image, source: link, caption: "Look")).plainTexts(on: .whatsapp)
                == ["Look\nhttps://acme.example/a.png"]
        )
        #expect(
            Reply.media(.init(kind: .image, source: link)).plainTexts(on: .whatsapp) == ["https://acme.example/a.png"]
        )
        #expect(
            Reply.media(.init(kind: .image, source: .file("files/a.png"), caption: "Look")).plainTexts(on: .whatsapp)
                == ["Look"]
        )
        #expect(Reply.media(.init(kind: .image, source: .file("files/a.png"))).plainTexts(on: .whatsapp).isEmpty)
    }

    @Test("what can be pressed is numbered, what cannot says where it leads")
    func buttons() {
        let message = ButtonsMessage(
            text: "Choose",
            buttons: [
                .init(title: "A", action: .press(payload: "1")),
                .init(title: "Shop", action: .link("https://acme.example")),
                .init(title: "B", action: .press(payload: "2")), .init(title: "Call", action: .call("+1234567")),
            ]
        )
        #expect(
            Reply.buttons(message).plainTexts(on: .instagram)
                == ["Choose\n\n1. A\nShop: https://acme.example\n2. B\nCall: +1234567"]
        )
    }

    @Test("a list's rows are numbered through all sections")
    func list() {
        let list = ListMessage(
            text: "Choose",
            button: "Open",
            sections: [
                .init(title: "One", rows: [.init(title: "A", description: "a", payload: "1")]),
                .init(title: nil, rows: [.init(title: "B", payload: "2")]),
            ]
        )
        #expect(Reply.list(list).plainTexts(on: .messenger) == ["Choose\n\nOne\n1. A: a\n\n2. B"])
    }

    @Test("a template, a reaction and a public answer are no private text")
    func nothing() {
        #expect(Reply.template(.init(name: "t", language: "en")).plainTexts(on: .whatsapp).isEmpty)
        #expect(Reply.reaction(emoji: "❤️", messageID: "m").plainTexts(on: .whatsapp).isEmpty)
        #expect(Reply.publicText("x").plainTexts(on: .instagram).isEmpty)
    }

    @Test("a text that is too long is split")
    func split() {
        #expect(Reply.text(String(repeating: "a", count: 1500)).plainTexts(on: .instagram).map(\.count) == [1000, 500])
    }

    @Test("all words are there for whoever looks for secrets in them")
    func words() {
        let template = TemplateMessage(
            name: "t",
            language: "en",
            header: .media(.init(kind: .document, source: link, filename: "SECRET1")),
            body: ["SECRET2"],
            buttons: [.press(payload: "SECRET3"), .linkEnd("SECRET4")]
        )
        let words = Reply.template(template).words.joined()
        for number in 1...4 { #expect(words.contains("SECRET\(number)")) }
        let buttons = ButtonsMessage(text: "x", buttons: [.init(title: "y", action: .press(payload: "SECRET"))])
        #expect(Reply.buttons(buttons).words.joined().contains("SECRET"))
    }
}
