import Foundation
import JSON
import Testing

/// `test`, `schema`, and what `check` and `try` do with time, files and menus: the built program.
@Suite(.timeLimit(.minutes(2))) struct RulesCommandTests {
    private static let rules = """
        {"settings": {"timezone": "Asia/Karachi", "hours": {"mon-fri": "09:00-17:00"}},
          "lists": {"vips": {"file": "vips.txt"}},
          "rules": [
            {"id": "vip", "when": {"contact": "@vips"}, "reply": "Welcome back!", "examples": {"match": [{"text": "x",
              "contact": "+92 300 1234567"}]}},
            {"id": "quiet", "when": {"contact": {"quiet": "14d"}}, "reply": "Long time no see!",
              "examples": {"match": [{"text": "x", "quiet": "20d"}]}},
            {"id": "open", "when": {"hours": "open"}, "reply": "We are here until {{hours.next_close}}.",
              "examples": {"match": [{"text": "x", "at": "2026-11-27T10:00"}]}}],
          "otherwise": [{"id": "closed", "reply": "We open {{hours.next_open}}.",
            "examples": {"match": [{"text": "x", "at": "2026-11-28T10:00"}]}}]}
        """

    private func scratch(_ rules: String = rules) throws -> Scratch {
        try Scratch(["rules/rules.json": rules, "rules/vips.txt": "+92 300 1234567\n"])
    }

    @Test func examplesAreRunAndCounted() async throws {
        let scratch = try scratch()
        let good = try await scratch.run(["test"])
        #expect(good.code == 0, "\(good.output)")
        #expect(good.output.contains("4 examples passed; 4 of 4 rules have examples"))
        try scratch.write(
            Self.rules.replacingOccurrences(of: "T10:00\"}]}}],", with: "T20:00\"}]}}],"),
            to: "rules/rules.json"
        )
        let bad = try await scratch.run(["test"])
        #expect(bad.code == 1)
        #expect(bad.output.contains("✗ open must answer “x”"))
        #expect(bad.output.contains("1 of 4 examples failed"))
        let json = try await scratch.run(["test", "--format", "json"])
        let objects = try json.output.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
        #expect(objects.filter { $0["passed"] == false }.map { $0["rule"] } == ["open"])
        #expect(objects.count == 8)
        try scratch.write("{", to: "rules/rules.json")
        #expect(try await scratch.run(["test"]).code == 1)
        #expect(try await scratch.run(["test", "--rules", "nowhere"]).code == 2)
    }

    @Test func theVerdictDependsOnNoZoneOrLocaleOfTheProcess() async throws {
        let scratch = try scratch()
        var outputs: Set<String> = []
        for (zone, locale) in [("UTC", "C"), ("America/New_York", "tr_TR.UTF-8"), ("Asia/Tokyo", "ar_EG.UTF-8")] {
            let environment = ["TZ": zone, "LC_ALL": locale, "LANG": locale]
            let result = try await scratch.run(["test", "--format", "json"], environment: environment)
            #expect(result.code == 0)
            outputs.insert(result.output)
        }
        #expect(outputs.count == 1)
    }

    @Test func tryGoesByTheClocksOfTheRules() async throws {
        let scratch = try scratch()
        func rule(_ options: [String]) async throws -> String? {
            let result = try await scratch.run(["try", "x", "--json"] + options)
            return try JSONValue.parse(Array(result.output.utf8))["rule"]?.string
        }
        #expect(try await rule(["--at", "2026-11-27T10:00"]) == "open")
        #expect(try await rule(["--at", "2026-11-27T20:00"]) == "closed")
        #expect(try await rule(["--at", "2026-11-27T05:00:00Z"]) == "open")
        #expect(try await rule(["--at", "2026-11-27", "--quiet", "15d"]) == "quiet")
        #expect(try await rule(["--contact", "923001234567"]) == "vip")
        #expect(try await scratch.run(["try", "x", "--at", "tomorrow"]).code == 2)
        #expect(try await scratch.run(["try", "x", "--quiet", "long"]).code == 2)
    }

    @Test func filesThatRulesNameStayWithinTheirFolder() async throws {
        let scratch = try scratch(Self.rules.replacingOccurrences(of: "vips.txt", with: "../secret.txt"))
        try scratch.write("923001234567", to: "secret.txt")
        let result = try await scratch.run(["check"])
        #expect(result.code == 1)
        #expect(result.output.contains("is not in the folder of the rules"))
    }

    @Test func theSchemaOfThisRepositoryIsTheProgramsOwn() async throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../rules/rules.schema.json").standardizedFileURL
        let result = try await Scratch().run(["schema"])
        #expect(result.code == 0)
        let committed = try String(contentsOf: file, encoding: .utf8)
        #expect(result.output + "\n" == committed, "write it anew: replyd schema > rules/rules.schema.json")
    }
}
