import Foundation
import Messaging
import Testing

@testable import Rules

/// The verdict on a file never depends on the day, the place or the data: only on its bytes.
@Suite struct VerdictPropertyTests {
    /// Conditions on everything that changes, with examples that leave it open and examples that say it.
    private static func file(zone: String) -> String {
        """
        { "settings": { "timezone": "\(zone)", "hours": { "mon-fri": "09:00-17:00", "sat": "22:00-03:00" } },
          "lists": { "vips": ["15550001111"] },
          "rules": [
          { "id": "closed", "when": { "hours": "closed" }, "limit": { "times": 1, "per": "12h" }, "continue": true,
            "reply": "We open {{hours.next_open}}.",
            "examples": { "match": ["a", { "text": "a", "at": "2026-11-29T12:00" }],
              "no_match": [{ "text": "a", "at": "2026-11-27T12:00" }] } },
          { "id": "campaign", "when": { "dates": { "from": "2026-11-27", "until": "2026-12-24" }, "text": "sale" },
            "reply": "b", "examples": { "match": ["sale"] } },
          { "id": "weekend", "when": { "days": ["sat", "sun"], "time": "22:00-06:00", "text": "night" }, "reply": "c",
            "examples": { "match": ["night", { "text": "night", "at": "2026-11-28T23:00" }],
              "no_match": [{ "text": "night", "at": "2026-11-27T12:00" }] } },
          { "id": "new", "when": { "contact": "new", "text": "hi" }, "limit": "once", "reply": "d",
            "examples": { "match": ["hi"], "no_match": [{ "text": "hi", "contact": "returning" }] } },
          { "id": "vip", "when": { "contact": "@vips" }, "reply": "e",
            "examples": { "match": [{ "text": "x", "contact": "+1 555 000 1111" }] } },
          { "id": "half", "when": { "rollout": 50, "text": "hello" }, "reply": "f", "examples": { "match": ["hello"] } },
          { "id": "not-open", "when": { "not": { "hours": "open" }, "text": "late" }, "reply": "g",
            "examples": { "match": ["late"] } } ],
          "otherwise": [ { "id": "rest", "reply": "h", "examples": { "match": ["hi", "hello", "sale", "night", "z"] } } ] }
        """
    }

    private static let resources = RulesResources(timeZone: { name in
        FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
    })

    private static func load(zone: String) -> RulesLoad {
        RulesLoader.load(
            [RulesFile(name: "rules.json", bytes: Array(file(zone: zone).utf8))],
            sha256: "0",
            resources: resources
        )
    }

    @Test("the same file is good in every zone")
    func zones() throws {
        let table = try String(contentsOfFile: "/usr/share/zoneinfo/zone.tab", encoding: .utf8)
        let zones = table.split(separator: "\n").filter { !$0.hasPrefix("#") }
            .compactMap { $0.split(separator: "\t").dropFirst(2).first.map(String.init) }
        try #require(zones.count > 300)
        var generator = SeededGenerator(seed: 1)
        for zone in zones.shuffled(using: &generator).prefix(60) {
            let loaded = Self.load(zone: zone)
            let found = loaded.diagnostics.filter { $0.code == "example-fails" || $0.level == .error }
            #expect(found.isEmpty, "\(zone): \(DiagnosticRenderer(.text).render(found))")
        }
    }

    @Test("an example answers alike at 1,000 random moments, for random contacts")
    func moments() throws {
        var generator = SeededGenerator(seed: 2)
        let rules = try #require(Self.load(zone: "America/New_York").ruleSet)
        var first: [String: [String]] = [:]
        for _ in 0..<1_000 {
            let now = Int64.random(in: 0...4_000_000_000_000, using: &generator)
            let facts = ContactFacts(
                lastMessageAt: Bool.random(using: &generator) ? Int64.random(in: 0...now, using: &generator) : nil,
                limitUses: Bool.random(using: &generator) ? ["closed": [now], "new": [1]] : [:],
                handoffUntil: Bool.random(using: &generator) ? .max : nil
            )
            for rule in rules.rules {
                for text in ["hi", "hello", "sale", "night", "late", "x"] {
                    var event = message(text, from: Platform.allCases.randomElement(using: &generator) ?? .whatsapp)
                    event.contact = "\(Int.random(in: 10_000...99_999, using: &generator))"
                    let decision = rules.decide(
                        event,
                        in: Circumstances(now: now, contact: facts),
                        trial: Trial(ruleID: rule.id, known: []),
                        using: &generator
                    )
                    let key = "\(rule.id) \(text)"
                    let answering = decision.steps.map(\.ruleID)
                    #expect(answering == first[key, default: answering], "\(key) at \(now)")
                    first[key] = answering
                }
            }
        }
        #expect(first["weekend night"] == ["weekend"])
        #expect(first["rest night"] == ["rest"])
    }
}
