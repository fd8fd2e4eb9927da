import Foundation
import Messaging
import Rules
import Testing

/// Conditions on the moment and times in replies, at chosen moments.
@Suite struct CalendarTests {
    private static let settings = """
        "settings": { "timezone": "Asia/Karachi",
          "hours": { "mon-fri": ["09:00-13:00", "14:00-18:00"], "sat": "22:00-02:00", "2026-12-25": "closed" } }
        """

    /// A moment, such as `2026-11-23T10:00:00+05:00`.
    private func moment(_ text: String) throws -> Int64 {
        let date = try #require(ISO8601DateFormatter().date(from: text), "\(text)")
        return Int64(date.timeIntervalSince1970 * 1000)
    }

    /// The first rule that answers at a time in Karachi, such as `2026-11-23T10:00`.
    private func answering(_ rules: RuleSet, _ local: String) throws -> String? {
        try rules.decision(on: message("x"), now: moment("\(local):00+05:00")).steps.first?.ruleID
    }

    /// What one rule says at a time in Karachi.
    private func said(_ template: String, _ local: String, _ settings: String = settings) throws -> String? {
        let rules = try ruleSet("{ \(settings), \"rules\": [ { \"id\": \"r\", \"reply\": \"\(template)\" } ] }")
        return try rules.texts(to: message("x"), now: moment("\(local):00+05:00")).first
    }

    @Test("hours: open and closed by the clock of the business, a date beats a weekday, a span passes midnight")
    func hours() throws {
        let rules = try ruleSet(
            """
            { \(Self.settings), "rules": [
              { "id": "open", "when": { "hours": "open" }, "reply": "o" },
              { "id": "closed", "when": { "hours": "closed" }, "reply": "c" } ] }
            """
        )
        // 2026-11-23 is a Monday.
        #expect(try answering(rules, "2026-11-23T08:59") == "closed")
        #expect(try answering(rules, "2026-11-23T09:00") == "open")
        #expect(try answering(rules, "2026-11-23T13:00") == "closed")
        #expect(try answering(rules, "2026-11-23T17:59") == "open")
        #expect(try answering(rules, "2026-12-25T10:00") == "closed", "a Friday with hours of its own")
        #expect(try answering(rules, "2026-12-18T10:00") == "open")
        #expect(try answering(rules, "2026-11-29T01:59") == "open", "Saturday's night")
        #expect(try answering(rules, "2026-11-29T02:00") == "closed")
    }

    @Test("days, time and dates together, and their opposites") func conditions() throws {
        let rules = try ruleSet(
            """
            { \(Self.settings), "rules": [
              { "id": "weekend-night", "when": { "days": ["sat", "sunday"], "time": "22:00-06:00" }, "reply": "1" },
              { "id": "sale", "when": { "dates": { "from": "2026-11-27T09:00", "until": "2026-12-01" } }, "reply": "2" },
              { "id": "new-year", "when": { "dates": [ { "from": "--12-30", "until": "--01-02" } ] }, "reply": "3" },
              { "id": "morning", "when": { "not": { "time": ["12:00-24:00"] }, "days": "mon-thu" }, "reply": "4" } ],
              "otherwise": [ { "id": "rest", "reply": "5" } ] }
            """
        )
        #expect(try answering(rules, "2026-11-22T05:59") == "weekend-night")
        #expect(try answering(rules, "2026-11-22T06:00") == "rest")
        #expect(try answering(rules, "2026-11-20T23:00") == "rest", "a Friday")
        #expect(try answering(rules, "2026-11-27T08:59") == "rest")
        #expect(try answering(rules, "2026-11-27T09:00") == "sale")
        #expect(try answering(rules, "2026-12-01T23:59") == "sale", "until is a whole day")
        #expect(try answering(rules, "2026-12-02T00:00") == "morning")
        #expect(try answering(rules, "2027-12-31T13:00") == "new-year")
        #expect(try answering(rules, "2030-01-02T13:00") == "new-year")
        #expect(try answering(rules, "2030-01-03T13:00") == "rest")
        #expect(try answering(rules, "2026-11-24T11:59") == "morning")
    }

    @Test("a campaign is one file with dates of its own; settings may stand in another") func campaign() throws {
        let rules = try ruleSet([
            "a.json":
                #"{ "when": { "dates": { "until": "2026-12-26" } }, "rules": [ { "id": "sale", "reply": "1" } ] }"#,
            "b.json": #"{ "rules": [ { "id": "rest", "reply": "2" } ] }"#,
            "settings.json": #"{ "settings": { "timezone": "Asia/Karachi" } }"#,
        ])
        #expect(try answering(rules, "2026-12-26T23:59") == "sale")
        #expect(try answering(rules, "2026-12-27T00:00") == "rest")
        #expect(rules.clock.zoneName == "Asia/Karachi")
    }

    @Test("times in replies, in the words of the language") func replies() throws {
        let next = "{{hours.next_open}} / {{hours.next_close}}"
        #expect(try said(next, "2026-11-23T08:00") == "today at 09:00 / today at 13:00")
        #expect(try said(next, "2026-11-24T18:00") == "tomorrow at 09:00 / tomorrow at 13:00")
        #expect(try said(next, "2026-11-27T18:00") == "tomorrow at 22:00 / Sunday at 02:00")
        #expect(try said(next, "2026-12-24T18:00") == "Saturday at 22:00 / Sunday at 02:00")
        #expect(try said("{{now}}", "2026-11-23T14:05") == "14:05")
        #expect(try said("{{hours.today}}", "2026-11-23T14:05") == "09:00–13:00, 14:00–18:00")
        #expect(try said("{{hours.today}}", "2026-12-25T14:05") == "closed")
        let german =
            #""settings": { "timezone": "Asia/Karachi", "language": "de-AT", "hours": { "mon": "09:00-12:00" } }"#
        #expect(
            try said("Wir öffnen {{hours.next_open}}.", "2026-11-27T08:00", german)
                == "Wir öffnen am Montag um 09:00 Uhr."
        )
        let plain = #""settings": { "timezone": "Asia/Karachi", "language": "pl", "hours": { "mon": "09:00-12:00" } }"#
        #expect(try said("{{hours.next_open}}", "2026-11-27T08:00", plain) == "2026-11-30 09:00")
    }

    @Test("times in snippets, in sections and with defaults where there is none") func snippets() throws {
        let always = """
            "settings": { "timezone": "Asia/Karachi", "hours": { "mon-sun": "00:00-24:00" } },
            "defaults": { "hours.next_open": "always" }, "snippets": { "next": "{{hours.next_open}}" }
            """
        #expect(try said("{{> next}}", "2026-11-23T08:00", always) == "always")
        #expect(try said("{{^hours.next_close}}never{{/hours.next_close}}", "2026-11-23T08:00", always) == "never")
        let week = Self.settings + #", "snippets": { "next": "{{hours.next_open}}" }"#
        #expect(try said("{{> next}}", "2026-11-23T08:00", week) == "today at 09:00")
    }

    @Test("a pattern's part called now hides the time") func capture() throws {
        let rules = try ruleSet(
            #"{ "rules": [ { "id": "r", "when": { "text": { "regex": "at (?<now>\\d+)" } }, "reply": "{{now}}" } ] }"#
        )
        #expect(rules.texts(to: message("at 7")) == ["7"])
    }

    @Test("what is sent when the AI fails tells the time, too") func onError() throws {
        let rules = try ruleSet(
            """
            { \(Self.settings), "ai": { "model": "m", "on_error": "Back {{hours.next_open}}" },
              "rules": [ { "id": "r", "ai": true } ] }
            """
        )
        let now = try moment("2026-11-23T08:00:00+05:00")
        #expect(rules.onErrorReplies(to: message("x"), at: now) == [.text("Back today at 09:00")])
        #expect(rules.decision(on: message("x"), now: now).steps.map(\.decidedAt) == [now])
    }

    @Test("an example without a moment leaves the clock open; with one it is tried at it") func examples() {
        let rules = """
            { \(Self.settings), "rules": [
              { "id": "closed", "when": { "hours": "closed" }, "reply": "1",
                "examples": { "match": ["hi", { "text": "hi", "at": "2026-11-23T08:59" }],
                  "no_match": [ { "text": "hi", "at": "2026-11-23T09:00" }, { "text": "hi", "at": "2026-11-23T04:00Z" } ] } },
              { "id": "day", "when": { "dates": { "from": "--12-25", "until": "--12-25" } }, "reply": "2",
                "examples": { "match": [ "hi", { "text": "hi", "at": "2027-12-25T23:00" } ],
                  "no_match": [ { "text": "hi", "at": "2027-12-25" } ] } },
              { "id": "not-weekend", "when": { "none": [ { "days": "sat-sun" } ] }, "reply": "3",
                "examples": { "match": [ "hi", { "text": "hi", "at": "2026-11-23T09:00" } ] } },
              { "id": "rest", "reply": "4", "examples": { "match": [ "hi" ],
                "no_match": [ { "text": "hi", "at": "2026-11-23T09:00" } ] } } ] }
            """
        #expect(codes(rules) == [])
    }

    @Test("why a rule does not answer names the clock") func trace() throws {
        let rules = try ruleSet(
            """
            { \(Self.settings), "rules": [
              { "id": "r", "when": { "any": [ { "hours": "open" }, { "days": ["sat", "sun"] }, { "time": "22:00-06:00" },
                { "dates": { "until": "2026-01-01" } } ] }, "reply": "x" } ] }
            """
        )
        let now = try moment("2026-11-23T08:00:00+05:00")
        let clock = "2026-11-23 08:00 in Asia/Karachi"
        #expect(
            rules.explanation(of: message("x"), now: now).trace.map(\.failed) == [
                "any: none of 4 holds (hours: wanted open, the business is closed at \(clock); "
                    + "days: wanted sat or sun, it is mon at \(clock); time: wanted 22:00-06:00, it is \(clock); "
                    + "dates: wanted until 2026-01-01, it is \(clock))"
            ]
        )
    }

    @Test("where the system has no time zones all but UTC is refused, with what to do") func noDatabase() throws {
        func load(_ zone: String) -> RulesLoad {
            let file = #"{ "settings": { "timezone": "\#(zone)" }, "rules": [ { "id": "r", "reply": "x" } ] }"#
            return RulesLoader.load([RulesFile(name: "rules.json", bytes: Array(file.utf8))], sha256: "0")
        }
        #expect(load("UTC").ruleSet != nil)
        let refused = load("Europe/Berlin")
        #expect(refused.ruleSet == nil)
        #expect(
            refused.diagnostics.first?.help == "the system knows no time zones but UTC: install its package `tzdata`"
        )
    }

    @Test(
        "a zone is guessed by its city, in other spellings, and with slips, never from an offset",
        arguments: [
            ("Karachi", "Asia/Karachi"), ("asia/karachi", "Asia/Karachi"), ("New York", "America/New_York"),
            ("US/New-York", "America/New_York"), ("Berln", "Europe/Berlin"), ("Asia/Karach", "Asia/Karachi"),
            ("Pakistan/Karachi", "Asia/Karachi"), ("utc", "UTC"), ("GMT+5", nil), ("Atlantis", nil), ("/", nil),
        ] as [(String, String?)]
    )
    func zones(written: String, meant: String?) {
        let loaded = load(#"{ "settings": { "timezone": "\#(written)" }, "rules": [ { "id": "r", "reply": "x" } ] }"#)
        let problem = loaded.diagnostics.first { $0.code == "unknown-timezone" }
        #expect(problem != nil && problem?.suggestion == meant)
    }
}
