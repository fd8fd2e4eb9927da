import Messaging
import Rules
import Testing

@Suite("Decisions")
struct DecisionTests {
    @Test("the first rule whose conditions hold wins")
    func firstWins() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "a", "when": { "text": "x" }, "reply": "A" },
                         { "id": "b", "when": { "text": "y" }, "reply": "B" },
                         { "id": "c", "reply": "C" } ] }
            """#
        )
        #expect(rules.texts(to: message("y x")) == ["A"])
        #expect(rules.texts(to: message("y")) == ["B"])
        #expect(rules.texts(to: message("z")) == ["C"])
        #expect(rules.ruleIDs == ["a", "b", "c"])
        #expect(rules.ruleCount == 3)
        #expect(rules.sha256 == "0123")
    }

    @Test("continue answers and goes on")
    func continues() throws {
        let rules = try ruleSet(
            #"""
            { "ai": { "model": "m", "on_error": "sorry" },
              "rules": [ { "id": "a", "continue": true, "reply": "A" },
                         { "id": "b", "when": { "text": "no" }, "continue": true, "reply": "B" },
                         { "id": "c", "ai": true },
                         { "id": "d", "reply": "D" } ] }
            """#
        )
        #expect(rules.answering(message("hi")) == ["a", "c"])
        #expect(rules.decision(on: message("hi")).steps.map(\.action.name) == ["reply", "ai"])
    }

    @Test("otherwise is asked after the rules of all files")
    func otherwise() throws {
        let rules = try ruleSet([
            "a.json":
                #"{ "rules": [ { "id": "a", "when": { "text": "a" }, "reply": "A" } ], "otherwise": [ { "id": "z", "reply": "Z" } ] }"#,
            "b.json":
                #"{ "otherwise": [ { "id": "y", "silent": true } ], "rules": [ { "id": "b", "when": { "text": "b" }, "reply": "B" } ] }"#,
        ])
        #expect(rules.ruleIDs == ["a", "b", "z", "y"])
        #expect(rules.answering(message("b")) == ["b"])
        #expect(rules.answering(message("c")) == ["z"])
    }

    @Test("nothing is answered when no rule is left, and nothing when the event is ignored")
    func nothing() throws {
        let rules = try ruleSet(when: #"{ "text": "a" }"#)
        #expect(rules.answering(message("b")).isEmpty)
        var echo = message("a")
        echo.ignored = .echo
        #expect(rules.answering(echo).isEmpty)
        #expect(rules.explanation(of: echo).trace.isEmpty)
    }

    @Test("a disabled rule is not asked")
    func disabled() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "a", "enabled": false, "reply": "A" }, { "id": "b", "reply": "B" } ] }"#
        )
        #expect(rules.ruleIDs == ["b"])
        #expect(rules.texts(to: message("x")) == ["B"])
    }

    @Test("silent answers, with nothing")
    func silent() throws {
        let rules = try ruleSet(#"{ "rules": [ { "id": "s", "silent": true }, { "id": "b", "reply": "B" } ] }"#)
        #expect(rules.answering(message("x")) == ["s"])
        #expect(rules.texts(to: message("x")).isEmpty)
    }

    @Test("a list of replies goes out in order, with one choice in the middle")
    func replyList() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "reply": ["one", { "pick": ["two", { "text": "zwei" }] }, { "text": "three" }] } ] }"#
        )
        let texts = rules.texts(to: message("x"))
        #expect(texts.count == 3)
        #expect(texts.first == "one")
        #expect(["two", "zwei"].contains(texts.dropFirst().first))
        #expect(texts.last == "three")
    }

    @Test("pick never sends the same twice in a row to a contact, and sends everything in time")
    func pick() throws {
        let rules = try ruleSet(#"{ "rules": [ { "id": "r", "reply": { "pick": ["0", "1", "2"] } } ] }"#)
        var generator = SeededGenerator(seed: 1)
        var facts = ContactFacts()
        var counts = [0, 0, 0]
        var last: Int?
        for _ in 0..<300 {
            let decision = rules.decide(message("x"), in: Circumstances(now: 0, contact: facts), using: &generator)
            let chosen = try #require(decision.picks["r"])
            #expect(chosen != last)
            counts[chosen] += 1
            last = chosen
            facts.lastPicks.merge(decision.picks) { _, new in new }
        }
        #expect(counts.allSatisfy { $0 > 70 })
    }

    @Test("pick with one alternative sends it again; what was remembered of a longer list does no harm")
    func pickEdges() throws {
        let one = try ruleSet(#"{ "rules": [ { "id": "r", "reply": { "pick": ["only"] } } ] }"#)
        #expect(one.texts(to: message("x"), facts: ContactFacts(lastPicks: ["r": 0])) == ["only"])
        #expect(one.texts(to: message("x"), facts: ContactFacts(lastPicks: ["r": 9])) == ["only"])
        #expect(one.texts(to: message("x"), facts: ContactFacts(lastPicks: ["r": -1])) == ["only"])
    }

    @Test("two picks in one rule are remembered apart")
    func twoPicks() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "reply": [ { "pick": ["a", "b"] }, { "pick": ["c", "d"] } ] } ] }"#
        )
        let facts = ContactFacts(lastPicks: ["r": 0, "r#2": 1])
        let decision = rules.decision(on: message("x"), facts: facts)
        #expect(decision.picks == ["r": 1, "r#2": 0])
        #expect(rules.texts(to: message("x"), facts: facts) == ["b", "c"])
    }

    @Test("explain gives the decision and a reason for every rule")
    func explain() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "a", "when": { "platform": "whatsapp" }, "reply": "A" },
                         { "id": "b", "when": { "text": ["price*", "how much"] }, "reply": "B" },
                         { "id": "c", "when": { "type": "text" }, "continue": true, "reply": "C" },
                         { "id": "d", "reply": "D" },
                         { "id": "e", "reply": "E" } ] }
            """#
        )
        let explanation = rules.explanation(of: message("Héllo there", from: .instagram))
        #expect(explanation.folded == "hello there")
        #expect(explanation.decision.steps.map(\.ruleID) == ["c", "d"])
        #expect(
            explanation.trace == [
                .init(
                    rule: "a",
                    matched: false,
                    failed: "platform: wanted whatsapp, the message is from instagram",
                    wasAsked: true
                ),
                .init(
                    rule: "b",
                    matched: false,
                    failed: "text: none of price*, how much is in “Héllo there”",
                    wasAsked: true
                ),
                .init(rule: "c", matched: true, failed: nil, wasAsked: true),
                .init(rule: "d", matched: true, failed: nil, wasAsked: true),
                .init(rule: "e", matched: false, failed: "not asked: d had answered already", wasAsked: false),
            ]
        )
    }

    @Test("a pattern over its limit gives its rule no verdict, not even under not; the next rule is asked")
    func overLimit() throws {
        let rules = try ruleSet(
            #"""
            { "rules": [ { "id": "slow", "when": { "not": { "text": { "regex": "^(a|aa)+(?!\\w)$" } } }, "reply": "S" },
                         { "id": "next", "reply": "N" } ] }
            """#
        )
        let decision = rules.decision(on: message(String(repeating: "a", count: 400) + "!b"))
        #expect(decision.overLimit == ["slow"])
        #expect(decision.steps.map(\.ruleID) == ["next"])
        let explanation = rules.explanation(of: message(String(repeating: "a", count: 400) + "!b"))
        #expect(explanation.trace.first?.failed == "text: a pattern took too long on this message and was given up")
    }
}
