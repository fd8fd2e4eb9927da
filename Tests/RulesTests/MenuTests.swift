import Messaging
import Rules
import Testing

@Suite("Buttons, and what is typed in their place")
struct MenuTests {
    private static let rules = #"""
        { "rules": [
            { "id": "menu", "when": { "text": "menu" }, "reply": { "text": "What would you like?", "buttons": [
                { "title": "Our prices", "rule": "prices" }, "Hours",
                { "title": "Shop", "url": "https://acme.example" }, { "title": "Order", "payload": "ORDER_1" } ] } },
            { "id": "prices", "was": "costs", "when": { "text": "never said" }, "reply": "From 5 €" },
            { "id": "hours", "when": { "payload": "Hours" }, "reply": "{{text}}, {{type}}: 9 to 5" },
            { "id": "order", "when": { "payload": "ORDER_*" }, "reply": "Ordered" } ],
          "otherwise": [ { "id": "else", "reply": "Pardon?" } ] }
        """#

    private static let menu = SentMenu(
        choices: [
            .init(title: "Our prices", payload: "replyd:rule:prices"), .init(title: "Hours", payload: "Hours"),
            .init(title: "Order", payload: "ORDER_1"),
        ],
        sentAt: 1_000
    )

    private func answer(_ text: String, type: MessageType = .text, at now: Int64 = 2_000) throws -> [String] {
        try ruleSet(Self.rules)
            .decision(on: message(text, type: type), facts: ContactFacts(lastMenu: Self.menu), now: now)
            .steps.map(\.ruleID)
    }

    @Test(
        "the decision tells the menu that it sends, on every platform, and the facts keep it",
        arguments: Platform.allCases
    )
    func menu(platform: Platform) throws {
        let decision = try ruleSet(Self.rules).decision(on: message("menu", from: platform))
        #expect(decision.menu == Self.menu.choices)
        var facts = ContactFacts()
        decision.note(in: &facts, at: 1_000)
        #expect(facts.lastMenu == Self.menu)
        try ruleSet(Self.rules).decision(on: message("hi")).note(in: &facts, at: 5_000)
        #expect(facts.lastMenu == Self.menu)
    }

    @Test("in plain texts a menu is numbered, with its links", arguments: Platform.allCases)
    func plain(platform: Platform) throws {
        let rules = try ruleSet(Self.rules)
        let event = message("menu", from: platform)
        let step = try #require(rules.decision(on: event).steps.first)
        let replies = rules.replies(for: step, to: event)
        let lines = replies.flatMap { $0.plainTexts(on: platform) }.joined(separator: "\n").split(separator: "\n")
        for line in [
            "What would you like?", "1. Our prices", "2. Hours", "3. Order", "Shop: https://acme.example",
        ] {
            #expect(lines.contains(Substring(line)))
        }
    }

    @Test(
        "a number of the menu is the press",
        arguments: [
            ("1", "prices"), ("2", "hours"), (" 2. ", "hours"), ("#2", "hours"), ("(3)", "order"), ("۲", "hours"),
            ("２", "hours"), ("2️⃣", "hours"), ("03", "order"), ("4", "else"), ("0", "else"), ("-1", "else"),
            ("2 or 3", "else"), ("2 2", "else"), ("99999999999999999999", "else"), ("1.5", "else"), ("#", "else"),
        ]
    )
    func numbers(text: String, rule: String) throws {
        #expect(try answer(text) == [rule])
    }

    @Test(
        "a title of the menu is the press, however it is typed",
        arguments: [("Our prices", "prices"), ("OUR  PRICES!", "prices"), ("hours", "hours"), ("our price", "else")]
    )
    func titles(text: String, rule: String) throws {
        #expect(try answer(text) == [rule])
    }

    @Test("a title comes before a number: a menu may offer sizes")
    func sizes() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "two", "when": { "payload": "P2" }, "reply": "2" }, { "id": "four", "when": { "payload": "P4" }, "reply": "4" } ] }"#
        )
        let menu = SentMenu(choices: [.init(title: "4", payload: "P4"), .init(title: "2", payload: "P2")], sentAt: 0)
        let facts = ContactFacts(lastMenu: menu)
        #expect(rules.decision(on: message("2"), facts: facts).steps.map(\.ruleID) == ["two"])
        #expect(rules.decision(on: message("1"), facts: facts).steps.map(\.ruleID) == ["four"])
    }

    @Test("only a text within the hour is an answer to a menu")
    func lifetime() throws {
        #expect(try answer("2", at: 1_000 + SentMenu.lifetime - 1) == ["hours"])
        #expect(try answer("2", at: 1_000 + SentMenu.lifetime) == ["else"])
        #expect(try answer("2", at: 500) == ["else"])
        #expect(try answer("2", type: .image) == ["else"])
        #expect(try answer(String(repeating: "2", count: 100_000)) == ["else"])
    }

    @Test("what is typed becomes a press with the title as its text")
    func press() throws {
        let rules = try ruleSet(Self.rules)
        let event = message("۲.", from: .messenger)
        let decision = rules.decision(on: event, facts: ContactFacts(lastMenu: Self.menu), now: 2_000)
        let press = try #require(decision.press)
        #expect(press == .init(title: "Hours", payload: "Hours"))
        let pressed = event.pressing(press)
        #expect(pressed.type == .button && pressed.payload == "Hours" && pressed.text == "Hours")
        let step = try #require(decision.steps.first)
        #expect(rules.replies(for: step, to: pressed) == [.text("Hours, button: 9 to 5")])
        #expect(rules.decision(on: event).press == nil)
    }

    @Test("explain sees the press as well, and says why the others were not asked")
    func explain() throws {
        let explanation = try ruleSet(Self.rules)
            .explanation(of: message("1"), facts: ContactFacts(lastMenu: Self.menu), now: 2_000)
        #expect(explanation.decision.steps.map(\.ruleID) == ["prices"])
        #expect(explanation.folded == "our prices")
        #expect(explanation.trace.first?.failed == "not asked: the pressed button asks for prices")
        #expect(explanation.trace[1] == .init(rule: "prices", matched: true, failed: nil, wasAsked: true))
        #expect(explanation.trace[2].failed == "not asked: prices had answered already")
    }
}

@Suite("The press on a button that a rule answers")
struct RulePressTests {
    private func press(_ id: String) -> InboundEvent {
        message("Prices", type: .button, payload: "replyd:rule:\(id)")
    }

    @Test("goes to that rule, whatever its conditions, also by its former id")
    func direct() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "first", "when": { "text": "prices" }, "reply": "F" },
                         { "id": "new", "was": "old", "when": { "platform": "instagram", "text": "x" }, "reply": "N" } ] }
            """#
        )
        #expect(rules.answering(press("new")) == ["new"])
        #expect(rules.answering(press("old")) == ["new"])
        #expect(rules.decision(on: press("old")).pressedRule == "new")
    }

    @Test("goes to normal matching when there is no such rule, or when it is switched off")
    func unknown() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "off", "enabled": false, "reply": "O" }, { "id": "first", "reply": "F" } ] }"#
        )
        #expect(rules.answering(press("off")) == ["first"])
        #expect(rules.answering(press("gone")) == ["first"])
        #expect(rules.answering(press("")) == ["first"])
    }

    @Test("has no captures: what needs them stays empty")
    func captures() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "when": { "text": { "regex": "prices?(?<rest>.*)" } }, "reply": "Yes{{#rest}}: {{rest}}{{/rest}}" } ] }"#
        )
        #expect(rules.texts(to: press("r")) == ["Yes"])
    }

    @Test("is held to the rule's limit")
    func limit() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "gift", "when": { "text": "x" }, "limit": "once", "reply": "G" },
                         { "id": "told", "when": { "text": "x" }, "limit": { "times": 1, "per": "1d", "then": "Again?" }, "reply": "T" },
                         { "id": "else", "reply": "E" } ] }
            """#
        )
        let used = ContactFacts(limitUses: ["gift": [0], "told": [0]])
        #expect(rules.texts(to: press("gift")) == ["G"])
        #expect(rules.texts(to: press("gift"), facts: used) == ["E"])
        #expect(rules.texts(to: press("told"), facts: used) == ["Again?"])
        #expect(rules.decision(on: press("gift")).limitedRules == ["gift"])
    }

    @Test("is silent while a person has taken over, unless the rule says otherwise")
    func handoff() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "a", "when": { "text": "x" }, "reply": "A" },
                         { "id": "b", "when": { "text": "x" }, "during_handoff": true, "reply": "B" } ] }
            """#
        )
        let facts = ContactFacts(handoffUntil: 10)
        #expect(rules.decision(on: press("a"), facts: facts, now: 5).steps.isEmpty)
        #expect(rules.decision(on: press("b"), facts: facts, now: 5).steps.map(\.ruleID) == ["b"])
        #expect(rules.decision(on: press("a"), facts: facts, now: 10).steps.map(\.ruleID) == ["a"])
    }

    @Test("goes on below the rule when that says continue, and nowhere else")
    func continues() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "above", "reply": "U", "when": { "payload": "replyd:*" } },
                         { "id": "a", "when": { "text": "x" }, "continue": true, "reply": "A" },
                         { "id": "below", "reply": "B" } ] }
            """#
        )
        #expect(rules.answering(press("a")) == ["a", "below"])
        #expect(rules.answering(press("below")) == ["below"])
    }

    @Test("a rule that is reached by buttons alone is held to the platforms of the buttons")
    func reach() throws {
        let json = #"""
            { "rules": [ { "id": "menu", "when": { "platform": "instagram", "text": "menu" },
                           "reply": { "text": "Hi", "buttons": [ { "title": "Go", "rule": "one" } ] } },
                         { "id": "one", "when": { "platform": "whatsapp", "text": "one" },
                           "reply": { "text": "x", "buttons": [ { "title": "Go", "rule": "two" } ] } },
                         { "id": "two", "when": { "platform": "whatsapp", "text": "two" }, "reply": "\#(String(repeating: "a", count: 1200))" } ] }
            """#
        let long = load(json).diagnostics.filter { $0.code == "long-reply" }
        #expect(long.map(\.rule) == ["two"])
        #expect(long.first?.message.contains("instagram takes 1000") == true)
    }
}
