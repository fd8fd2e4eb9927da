import Messaging
import Rules
import Testing

/// Conditions on the contact, limits, handoffs and files' own conditions, at chosen moments.
@Suite struct CircumstanceTests {
    private static let now: Int64 = 1_780_000_000_000
    private static let day: Int64 = 86_400_000

    private func answering(_ rules: RuleSet, _ text: String, _ facts: ContactFacts = ContactFacts()) -> [String] {
        rules.decision(on: message(text), facts: facts, now: Self.now).steps.map(\.ruleID)
    }

    @Test("contact: new, returning, quiet") func contact() throws {
        let rules = try ruleSet(
            """
            { "rules": [
              { "id": "new", "when": { "contact": "new" }, "reply": "n" },
              { "id": "quiet", "when": { "contact": { "quiet": "14d" } }, "reply": "q" },
              { "id": "back", "when": { "contact": ["returning"] }, "reply": "r" } ] }
            """
        )
        #expect(answering(rules, "x") == ["new"])
        #expect(answering(rules, "x", ContactFacts(lastMessageAt: Self.now - 14 * Self.day)) == ["quiet"])
        #expect(answering(rules, "x", ContactFacts(lastMessageAt: Self.now - 14 * Self.day + 1)) == ["back"])
    }

    @Test("contact: ids, phone numbers in any spelling and user names of a list") func listed() throws {
        let rules = try ruleSet(
            """
            { "lists": { "vips": ["+92 (300) 123-4567", "0049 170 1", "@@Amina.K"] },
              "rules": [ { "id": "r", "when": { "contact": "@vips" }, "reply": "vip" } ] }
            """
        )
        func answers(_ id: String, userName: String? = nil) -> Bool {
            var event = message("x")
            event.contact = id
            return !rules.decision(on: event, facts: ContactFacts(userName: userName)).steps.isEmpty
        }
        #expect(answers("923001234567"))
        #expect(answers("491701"))
        #expect(answers("178000", userName: "amina.k"))
        #expect(!answers("923001234568"))
        #expect(!answers("178000", userName: "amina"))
    }

    @Test("limit: a rolling window, once for ever, and what is done beyond") func limit() throws {
        let rules = try ruleSet(
            """
            { "rules": [
              { "id": "twice", "when": { "text": "a" }, "limit": { "times": 2, "per": "1d" }, "reply": "1" },
              { "id": "once", "when": { "text": "b" }, "limit": "once", "reply": "2" },
              { "id": "then", "when": { "text": "c" }, "limit": { "times": 1, "per": "1d", "then": "silent" },
                "handoff": "1h", "reply": "3" },
              { "id": "other", "when": { "text": "d" }, "limit": { "times": 1, "per": "1d", "then": "enough" },
                "reply": "4" } ],
              "otherwise": [ { "id": "rest", "reply": "5" } ] }
            """
        )
        var facts = ContactFacts()
        func step(_ text: String, _ now: Int64) -> (String?, String?) {
            let decision = rules.decision(on: message(text), facts: facts, now: now)
            decision.note(in: &facts, at: now)
            return (decision.steps.first?.ruleID, decision.steps.first?.action.name)
        }
        #expect(step("a", Self.now) == ("twice", "reply"))
        #expect(step("a", Self.now + 10) == ("twice", "reply"))
        #expect(step("a", Self.now + 20) == ("rest", "reply"))
        #expect(step("a", Self.now + Self.day) == ("twice", "reply"))
        #expect(step("b", Self.now) == ("once", "reply"))
        #expect(step("b", Self.now + 4_000 * Self.day) == ("rest", "reply"))
        #expect(step("d", Self.now) == ("other", "reply"))
        #expect(rules.texts(to: message("d"), facts: facts, now: Self.now + 1) == ["enough"])
        #expect(step("c", Self.now) == ("then", "reply"))
        facts.handoffUntil = nil
        #expect(step("c", Self.now + 1) == ("then", "silent"))
        #expect(facts.handoffUntil == nil, "what is done beyond the limit hands nothing over")
    }

    @Test("a handoff silences all rules but those that say so, until it ends") func handoff() throws {
        let rules = try ruleSet(
            """
            { "rules": [
              { "id": "human", "when": { "text": "human" }, "reply": "A colleague writes.", "handoff": "2h" },
              { "id": "bot", "when": { "text": "bot" }, "handoff": "end", "during_handoff": true } ],
              "otherwise": [ { "id": "rest", "reply": "hi" } ] }
            """
        )
        var facts = ContactFacts()
        rules.decision(on: message("human"), facts: facts, now: Self.now).note(in: &facts, at: Self.now)
        #expect(facts.handoffUntil == Self.now + 7_200_000)
        #expect(answering(rules, "hello", facts).isEmpty)
        #expect(
            rules.explanation(of: message("x"), facts: facts, now: Self.now).trace[2].failed?.contains("person") == true
        )
        let end = rules.decision(on: message("bot"), facts: facts, now: Self.now)
        #expect(end.steps.map(\.action.name) == ["handoff"])
        end.note(in: &facts, at: Self.now)
        #expect(answering(rules, "hello", facts) == ["rest"])
    }

    @Test("a file's own conditions and switch hold for each of its rules") func fileFrame() throws {
        let rules = try ruleSet([
            "a.json": #"{ "when": { "platform": "instagram" }, "rules": [ { "id": "a", "reply": "1" } ] }"#,
            "b.json": #"{ "enabled": false, "rules": [ { "id": "b", "reply": "2" } ] }"#,
            "c.json": #"{ "rules": [ { "id": "c", "reply": "3" } ] }"#,
        ])
        #expect(rules.answering(message("x", from: .instagram)) == ["a"])
        #expect(rules.answering(message("x", from: .whatsapp)) == ["c"])
    }

    @Test("rollout: the same contacts each time, about the share asked for; one draw may be shared") func rollout()
        throws
    {
        let rules = try ruleSet(
            """
            { "rules": [
              { "id": "half", "when": { "rollout": 50 }, "continue": true, "reply": "1" },
              { "id": "one", "when": { "rollout": { "percent": 30, "of": "t" } }, "continue": true, "reply": "1" },
              { "id": "two", "when": { "rollout": { "percent": 60, "of": "t" } }, "reply": "1" } ] }
            """
        )
        var counts: [String: Int] = [:]
        for contact in 0..<2_000 {
            var event = message("x")
            event.contact = "contact\(contact)"
            let first = rules.answering(event)
            #expect(first == rules.answering(event))
            #expect(!first.contains("one") || first.contains("two"))
            for rule in first { counts[rule, default: 0] += 1 }
        }
        #expect((900...1_100).contains(counts["half"] ?? 0))
        #expect((520...680).contains(counts["one"] ?? 0))
        #expect((1_100...1_300).contains(counts["two"] ?? 0))
    }

    @Test("media, comment, referral, account") func details() throws {
        let rules = try ruleSet(
            """
            { "settings": { "accounts": { "shop": "1001" }, "posts": { "reel": "17900" } },
              "rules": [
              { "id": "pdf", "when": { "platform": "whatsapp", "media": { "filename": "*.pdf", "mime": "application/*" } },
                "reply": "1" },
              { "id": "voice", "when": { "platform": "whatsapp", "media": { "voice": true } }, "reply": "2" },
              { "id": "reel", "when": { "comment": { "on": "reel", "where": ["reel", "ad"] } }, "reply": "3" },
              { "id": "ad", "when": { "referral": { "source": "ads", "ref": "summer_*" } }, "reply": "4" },
              { "id": "shop", "when": { "account": ["shop", "1002"] }, "reply": "5" } ] }
            """
        )
        func rule(_ change: (inout InboundEvent) -> Void) -> String? {
            var event = message("x")
            change(&event)
            return rules.answering(event).first
        }
        #expect(rule { $0.media = MediaDetails(mimeType: "Application/PDF", filename: "Prices.PDF") } == "pdf")
        #expect(rule { $0.media = MediaDetails(mimeType: "application/pdf", filename: "prices.doc") } == nil)
        #expect(rule { $0.media = MediaDetails(isVoice: true) } == "voice")
        let comment = CommentDetails(post: "17900", surface: .ad)
        #expect(rule { ($0.type, $0.comment) = (.comment, comment) } == "reel")
        #expect(rule { ($0.type, $0.comment) = (.comment, CommentDetails(post: "1", surface: .ad)) } == nil)
        #expect(rule { $0.referral = ReferralDetails(source: "ADS", ref: "summer_2") } == "ad")
        #expect(rule { $0.account = "1001" } == "shop")
        #expect(rule { $0.account = "1002" } == "shop")
    }

    @Test("lists and snippets may stand in files of their own") func namedFiles() throws {
        let resources = RulesResources(files: [
            "vips.txt": .content(Array("\u{FEFF}amina\r\n\r\n  bob \n".utf8)),
            "hello.txt": .content(Array("Hello {{> sig}}\n".utf8)),
        ])
        let file = """
            { "lists": { "vips": { "file": "vips.txt" } },
              "snippets": { "hello": { "file": "hello.txt" }, "sig": "— us" },
              "rules": [ { "id": "r", "when": { "text": { "equals": "@vips" } }, "reply": "{{> hello}}" } ] }
            """
        let load = RulesLoader.load(
            [RulesFile(name: "rules.json", bytes: Array(file.utf8))],
            sha256: "0",
            resources: resources
        )
        let rules = try #require(load.ruleSet)
        #expect(rules.texts(to: message("Bob!")) == ["Hello — us"])
        #expect(rules.texts(to: message("carl")).isEmpty)
    }

    @Test("in an example the rule's own open conditions hold, and other rules with such are passed over")
    func openExamples() {
        let rules = """
            { "rules": [
              { "id": "first", "when": { "contact": "new" }, "reply": "1", "examples": { "match": ["hi"] } },
              { "id": "share", "when": { "rollout": 10 }, "reply": "2", "examples": { "match": ["hi"] } },
              { "id": "old", "when": { "not": { "contact": "new" } }, "reply": "3",
                "examples": { "match": ["hi", { "text": "hi", "contact": "returning" }],
                  "no_match": [{ "text": "hi", "contact": "new" }] } },
              { "id": "rare", "limit": "once", "reply": "4", "examples": { "match": ["hi"] } },
              { "id": "rest", "reply": "5", "examples": { "match": ["hi"], "no_match": [{ "text": "hi", "contact": "new" }] } }
            ] }
            """
        #expect(codes(rules) == [])
    }
}
