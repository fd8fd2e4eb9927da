import Messaging
import Rules
import Testing

@Suite("Replies on each platform")
struct ReplyRenderingTests {
    private func replies(_ reply: String, on platform: Platform, name: String? = nil) throws -> [Reply] {
        try ruleSet(reply: reply).replies(to: message("hi", from: platform, name: name))
    }

    private func image(_ caption: String? = nil) -> Reply {
        .media(.init(kind: .image, source: .link("https://acme.example/a.png"), caption: caption))
    }

    // MARK: - Files

    @Test("a text is an image's caption on WhatsApp, and follows it elsewhere")
    func caption() throws {
        let reply = #"{ "image": "https://acme.example/a.png", "text": " Look, {{name}}! " }"#
        #expect(try replies(reply, on: .whatsapp, name: "Ana") == [image("Look, Ana!")])
        #expect(try replies(reply, on: .messenger, name: "Ana") == [image(), .text("Look, Ana!")])
        #expect(try replies(#"{ "image": "https://acme.example/a.png" }"#, on: .whatsapp) == [image()])
    }

    @Test("a caption that is too long, or that a sound cannot have, follows too")
    func longCaption() throws {
        let long = String(repeating: "a", count: 1025)
        #expect(
            try replies(#"{ "image": "https://acme.example/a.png", "text": "\#(long)" }"#, on: .whatsapp)
                == [image(), .text(long)]
        )
        #expect(
            try replies(#"{ "audio": "https://acme.example/a.mp3", "text": "Listen" }"#, on: .whatsapp)
                == [.media(.init(kind: .audio, source: .link("https://acme.example/a.mp3"))), .text("Listen")]
        )
    }

    @Test("a file in the folder, the name of a document, and stickers elsewhere")
    func files() throws {
        let resources = RulesResources(files: ["files/prices.pdf": .media(length: 10)])
        let json =
            #"{ "rules": [ { "id": "r", "reply": [ { "document": { "file": "prices.pdf" } }, { "document": { "link": "https://acme.example/x?y=1", "name": "Prices.pdf" } }, { "sticker": "https://acme.example/a.webp" } ] } ] }"#
        let loaded = RulesLoader.load(
            [RulesFile(name: "rules.json", bytes: Array(json.utf8))],
            sha256: "0",
            resources: resources
        )
        let rules = try #require(loaded.ruleSet)
        let named: [Reply] = [
            .media(.init(kind: .document, source: .file("files/prices.pdf"), filename: "prices.pdf")),
            .media(.init(kind: .document, source: .link("https://acme.example/x?y=1"), filename: "Prices.pdf")),
        ]
        let sticker = MediaMessage.Source.link("https://acme.example/a.webp")
        #expect(
            rules.replies(to: message("x", from: .whatsapp))
                == named + [.media(.init(kind: .sticker, source: sticker))]
        )
        #expect(
            rules.replies(to: message("x", from: .instagram)) == named + [.media(.init(kind: .image, source: sticker))]
        )
    }

    // MARK: - By platform

    @Test("each platform has its own reply, the others share one or have none")
    func byPlatform() throws {
        let reply = #"[ { "instagram": ["I1", { "pick": ["I2"] }], "else": "E" }, "all", { "whatsapp": "W" } ]"#
        #expect(try replies(reply, on: .instagram) == [.text("I1"), .text("I2"), .text("all")])
        #expect(try replies(reply, on: .messenger) == [.text("E"), .text("all")])
        #expect(try replies(reply, on: .whatsapp) == [.text("E"), .text("all"), .text("W")])
    }

    @Test("a pick may be of anything that is one message, and is remembered on each platform alike")
    func pick() throws {
        let rules = try ruleSet(
            reply: #"{ "instagram": { "pick": ["a", { "image": "https://acme.example/a.png" }] }, "else": "E" }"#
        )
        let decision = rules.decision(on: message("x", from: .instagram), facts: ContactFacts(lastPicks: ["r": 0]))
        #expect(decision.picks == ["r": 1])
        let step = try #require(decision.steps.first)
        #expect(rules.replies(for: step, to: message("x", from: .instagram)) == [image()])
        #expect(rules.decision(on: message("x")).picks.isEmpty)
    }

    // MARK: - Menus

    private func buttons(_ count: Int) -> String {
        let titles = (1...count).map { "\"B\($0)\"" }.joined(separator: ", ")
        return #"{ "text": "Choose", "buttons": [\#(titles)] }"#
    }

    private func presses(_ count: Int) -> [ButtonsMessage.Button] {
        (1...count).map { .init(title: "B\($0)", action: .press(payload: "B\($0)")) }
    }

    @Test("buttons are buttons, a list, or numbered lines, by their number")
    func counts() throws {
        let three = Reply.buttons(.init(text: "Choose", buttons: presses(3)))
        #expect(try replies(buttons(3), on: .whatsapp) == [three])
        #expect(try replies(buttons(3), on: .messenger) == [three])
        let rows = (1...10).map { ListMessage.Row(title: "B\($0)", payload: "B\($0)") }
        #expect(
            try replies(buttons(10), on: .whatsapp)
                == [.list(.init(text: "Choose", button: "Menu", sections: [.init(title: nil, rows: rows)]))]
        )
        #expect(
            try replies(buttons(13), on: .instagram) == [.buttons(.init(text: "Choose", buttons: presses(13)))]
        )
        let lines = (1...14).map { "\($0). B\($0)" }.joined(separator: "\n")
        #expect(try replies(buttons(14), on: .instagram) == [.text("Choose\n\n\(lines)")])
        #expect(try replies(buttons(14), on: .whatsapp) == [.text("Choose\n\n\(lines)")])
    }

    @Test("links and phone numbers are buttons where the platform has them, and lines of the text elsewhere")
    func links() throws {
        let reply = #"""
            { "text": "Choose", "buttons": ["Yes", { "title": "Shop", "url": "https://acme.example" },
              { "title": "Call", "phone": "+49 (30) 123-4567" }] }
            """#
        let yes = ButtonsMessage.Button(title: "Yes", action: .press(payload: "Yes"))
        let shop = ButtonsMessage.Button(title: "Shop", action: .link("https://acme.example"))
        let call = ButtonsMessage.Button(title: "Call", action: .call("+49301234567"))
        #expect(try replies(reply, on: .messenger) == [.buttons(.init(text: "Choose", buttons: [yes, shop, call]))])
        #expect(
            try replies(reply, on: .instagram)
                == [.buttons(.init(text: "Choose\n\nCall: +49301234567", buttons: [yes, shop]))]
        )
        #expect(
            try replies(reply, on: .whatsapp)
                == [.buttons(.init(text: "Choose\n\nShop: https://acme.example\nCall: +49301234567", buttons: [yes]))]
        )
        let alone = #"{ "text": "Choose", "buttons": [{ "title": "Shop", "url": "https://acme.example" }] }"#
        #expect(try replies(alone, on: .whatsapp) == [.buttons(.init(text: "Choose", buttons: [shop]))])
        let calls = #"{ "text": "Choose", "buttons": [{ "title": "Call", "phone": "+49301234567" }] }"#
        #expect(try replies(calls, on: .whatsapp) == [.text("Choose\n\nCall: +49301234567")])
    }

    @Test("a list is a list on WhatsApp, quick replies where its rows have only titles, numbered lines elsewhere")
    func list() throws {
        let plain = #"{ "text": "Choose", "list": ["B1", "B2"] }"#
        let rows = [ListMessage.Row(title: "B1", payload: "B1"), .init(title: "B2", payload: "B2")]
        #expect(
            try replies(plain, on: .whatsapp)
                == [.list(.init(text: "Choose", button: "Menu", sections: [.init(title: nil, rows: rows)]))]
        )
        #expect(try replies(plain, on: .instagram) == [.buttons(.init(text: "Choose", buttons: presses(2)))])
        let sections = #"""
            { "text": "Choose", "list": { "button": "Open", "sections": [
              { "title": "One", "rows": [{ "title": "B1", "description": "first", "payload": "P" }] },
              { "title": "Two", "rows": ["B2"] } ] } }
            """#
        #expect(
            try replies(sections, on: .messenger) == [.text("Choose\n\nOne\n1. B1: first\n\nTwo\n2. B2")]
        )
        let rule = try ruleSet(reply: sections).decision(on: message("x", from: .messenger))
        #expect(rule.menu == [.init(title: "B1", payload: "P"), .init(title: "B2", payload: "B2")])
    }

    @Test("a title is cut after a whole character where a variable makes it too long")
    func cut() throws {
        let reply = #"{ "text": "x", "buttons": ["{{name}}!", { "title": "For {{name}}", "payload": "P" }] }"#
        let name = String(repeating: "é", count: 15) + "👩‍👩‍👧‍👦 tail"
        let sent = try replies(reply, on: .whatsapp, name: name)
        let cut = String(repeating: "é", count: 15)
        #expect(
            sent == [
                .buttons(
                    .init(
                        text: "x",
                        buttons: [
                            .init(title: cut, action: .press(payload: cut)),
                            .init(title: "For \(cut)", action: .press(payload: "P")),
                        ]
                    )
                )
            ]
        )
    }

    @Test("titles that come out the same are numbered lines: no platform takes them")
    func sameTitles() throws {
        let reply =
            #"{ "text": "x", "buttons": [{ "title": "{{name}}", "payload": "1" }, { "title": "Ana", "payload": "2" }] }"#
        let rules = try ruleSet(
            #"{ "defaults": { "name": "you" }, "rules": [ { "id": "r", "reply": \#(reply) } ] }"#
        )
        #expect(rules.replies(to: message("x", name: "Ana")) == [.text("x\n\n1. Ana\n2. Ana")])
    }

    @Test("a long text goes before its menu, a picture before both")
    func longText() throws {
        let long = String(repeating: "word ", count: 300) + "end."
        let sent = try replies(
            #"{ "image": "https://acme.example/a.png", "text": "\#(long)", "buttons": ["B1"] }"#,
            on: .whatsapp
        )
        #expect(sent.count == 3)
        #expect(sent.first == image())
        guard case .buttons(let last) = sent.last else { return #expect(Bool(false)) }
        #expect(last.buttons == presses(1) && last.text.hasSuffix("end.") && last.text.count <= 1024)
    }

    // MARK: - Templates and reactions

    @Test("a template's gaps are filled in on one line, and never empty")
    func template() throws {
        let reply = #"""
            { "whatsapp": { "template": { "name": "order_ready", "language": "pt_BR", "header": "{{platform}}",
              "body": ["{{text}}", "Hi {{name}}"], "buttons": [ { "rule": "r" }, { "url": "x/{{platform}}" },
              { "payload": "P" } ] } }, "else": "E" }
            """#
        let rules = try ruleSet(
            #"{ "defaults": { "text": "?" }, "rules": [ { "id": "r", "reply": \#(reply) } ] }"#
        )
        let expected = TemplateMessage(
            name: "order_ready",
            language: "pt_BR",
            header: .text("whatsapp"),
            body: ["two lines", "Hi Ana"],
            buttons: [.press(payload: "replyd:rule:r"), .linkEnd("x/whatsapp"), .press(payload: "P")]
        )
        #expect(rules.replies(to: message("two\n\t lines", name: "Ana")) == [.template(expected)])
        #expect(rules.replies(to: message("x", from: .instagram)) == [.text("E")])
    }

    @Test("a reaction goes to the message, beside a text, and to no comment")
    func reaction() throws {
        let reply = #"{ "react": "❤️", "text": "Thanks" }"#
        for platform in Platform.allCases {
            #expect(try replies(reply, on: platform) == [.reaction(emoji: "❤️", messageID: "m1"), .text("Thanks")])
        }
        for type in [MessageType.comment, .reaction, .referral] {
            let event = message("x", from: .instagram, type: type)
            #expect(try ruleSet(reply: reply).replies(to: event) == [.text("Thanks")])
        }
        for emoji in ["👍🏽", "🇵🇰", "👩‍👩‍👧‍👦", "☎", "1️⃣"] {
            #expect(
                try replies(#"{ "react": "\#(emoji)" }"#, on: .instagram) == [.reaction(emoji: emoji, messageID: "m1")]
            )
        }
    }

    @Test("delay and outside_window stand in the decision")
    func timing() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "a", "when": { "text": "a" }, "reply": "A", "delay": "3s", "outside_window": "drop" },
                         { "id": "b", "reply": "B", "outside_window": { "name": "t", "language": "en", "body": ["{{platform}}"] } } ] }
            """#
        )
        let first = try #require(rules.decision(on: message("a")).steps.first)
        #expect(first.delay == 3_000)
        #expect(rules.outsideWindow(of: first, for: message("a")) == .drop)
        let second = try #require(rules.decision(on: message("b")).steps.first)
        #expect(second.delay == nil)
        let template = TemplateMessage(name: "t", language: "en", body: ["whatsapp"])
        #expect(rules.outsideWindow(of: second, for: message("b")) == .send(.template(template)))
    }
}
