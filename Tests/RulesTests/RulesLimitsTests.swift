import Foundation
import Messaging
import Rules
import Testing

/// How large rules may be: what is larger gets a diagnostic at once, however large it is.
@Suite("Limits of a set of rules")
struct RulesLimitsTests {
    private func rendered(_ files: [RulesFile]) -> String {
        let loaded = RulesLoader.load(files, sha256: "0")
        #expect(loaded.ruleSet == nil)
        return DiagnosticRenderer(.text).render(loaded.diagnostics.filter { $0.level == .error })
    }

    private func rendered(_ json: String) -> String {
        rendered([RulesFile(name: "rules.json", bytes: Array(json.utf8))])
    }

    @Test("files of more than 32 MiB together are not read")
    func bytes() {
        let long = [UInt8](repeating: 0x20, count: 30 << 20)
        let short = [UInt8](repeating: 0x20, count: 3 << 20)
        let text = rendered([RulesFile(name: "short.json", bytes: short), RulesFile(name: "long.json", bytes: long)])
        #expect(
            text == """
                error[too-large]: the rules files have 33 MiB together, and 32 MiB is the most
                 --> long.json:1:1
                  = help: was something else saved under this name? Long lists of words can stand in text files of their own

                """
        )
        #expect(NamedFiles.requested(by: [RulesFile(name: "long.json", bytes: long + short)]).isEmpty)
    }

    @Test("100,000 rules are the most, over all files")
    func rules() {
        let rules = { (count: Int) in Array(repeating: "0", count: count).joined(separator: ",") }
        let one = RulesFile(name: "1.json", bytes: Array("{ \"rules\": [ \"\" ] }".utf8))
        let file = RulesFile(
            name: "2.json",
            bytes: Array("{ \"otherwise\": [ 0 ],\n  \"rules\": [\(rules(99_999))] }".utf8)
        )
        let text = rendered([one, file])
        #expect(
            text.hasPrefix(
                """
                error[wrong-type]: entry 1 of `rules` must be an object `{ … }`, but a text stands here
                """
            )
        )
        #expect(
            text.contains("error[too-many]: with these there are 100001 rules, and 100000 is the most\n --> 2.json:2:3")
        )
    }

    @Test("the words of a list count for each rule that names it: 200,000 are the most")
    func keywords() {
        let list = (0..<10_000).map { "\"word\($0)\"" }.joined(separator: ",")
        func file(_ count: Int) -> String {
            let rules = (0..<count).map { #"{ "id": "r\#($0)", "when": { "text": "@l" }, "reply": "b" }"# }
            return #"{ "lists": { "l": [\#(list)] }, "rules": [ \#(rules.joined(separator: ",\n")) ] }"#
        }
        let text = rendered(file(21))
        #expect(
            text.contains(
                "error[too-many]: the rules look for more than 200000 words and patterns, "
                    + "those of a list counted for each rule that names it"
            )
        )
        #expect(text.ranges(of: "too-many").count == 1)
    }

    @Test("a list that many rules name means the same to each of them, also where modes differ and a rule is off")
    func sharedLists() throws {
        let rules = try ruleSet(
            """
            { "lists": { "l": ["one", "two*"] }, "rules": [
              { "id": "off", "enabled": false, "when": { "text": "@l" }, "reply": "off" },
              { "id": "a", "when": { "platform": "instagram", "text": ["zero", "@l", "three"] }, "reply": "a" },
              { "id": "b", "when": { "text": { "equals": ["@l"], "except": "@l" } }, "reply": "b" },
              { "id": "c", "when": { "platform": "messenger", "text": ["@l", "@l"] }, "reply": "c" },
              { "id": "d", "when": { "text": { "words": "@l", "except": "three" } }, "reply": "d" } ] }
            """
        )
        for (text, expected) in [("one", "a"), ("twofold", "a"), ("zero", "a"), ("three", "a"), ("four", "")] {
            #expect(rules.texts(to: message(text, from: .instagram)).joined() == expected)
        }
        #expect(rules.texts(to: message("oh two", from: .messenger)) == ["c"])
        #expect(rules.texts(to: message("one", from: .whatsapp)) == ["d"])
        #expect(rules.texts(to: message("one three", from: .whatsapp)).isEmpty)
    }

    @Test("regexes have a limit together, also over several files")
    func regexes() {
        func file(_ name: String, _ count: Int) -> RulesFile {
            let rules = (0..<count)
                .map { number in
                    let pattern = "\(name)\(number)" + String(repeating: "a", count: 8_000)
                    return
                        #"{ "id": "\#(name)-\#(number)", "when": { "text": { "regex": "\#(pattern)" } }, "reply": "b" }"#
                }
            return RulesFile(name: name, bytes: Array(#"{ "rules": [ \#(rules.joined(separator: ",\n")) ] }"#.utf8))
        }
        let message = "error[too-many]: the regexes have more than 1024 KiB together, which takes too long to load"
        #expect(rendered([file("a", 140)]).contains(message))
        let both = rendered([file("a", 70), file("b", 70)])
        #expect(both.contains(message))
        #expect(both.contains(" --> b:1:1"))
    }

    @Test("1,000 alternatives of a pick are the most")
    func picks() {
        func file(_ count: Int) -> String {
            let texts = (0..<count).map { "\"t\($0)\"" }.joined(separator: ",")
            return #"{ "rules": [ { "id": "a", "reply": { "pick": [\#(texts)] } } ] }"#
        }
        #expect(load(file(1_000)).ruleSet != nil)
        let text = rendered(file(1_001))
        #expect(
            text.hasPrefix("error[too-many]: `pick` has 1001 alternatives, and 1000 is the most\n --> rules.json:1:")
        )
        #expect(text.contains("= help: keep the best of them"))
        let comment = rendered(file(1_001).replacing("\"reply\"", with: "\"public\""))
        #expect(comment.contains("error[too-many]: `pick` has 1001 alternatives"))
    }

    @Test("an id is 200 bytes at most, and a longer one is not even looked at")
    func ids() {
        let long = String(repeating: "a", count: 201)
        let text = rendered(#"{ "rules": [ { "id": "\#(long)", "reply": "b" } ] }"#)
        #expect(text.hasPrefix("error[invalid-id]: `id` is 201 bytes long, and 200 is the most"))
        #expect(load(#"{ "rules": [ { "id": "\#(long.dropLast())", "reply": "b" } ] }"#).ruleSet != nil)
    }

    @Test("after 1,000 errors the rest is not read, and nobody says how much more there is")
    func manyErrors() throws {
        let rules = (0..<5_000).map { #"{ "id": "r\#($0)", "repyl": "b" }"# }.joined(separator: ",\n")
        let loaded = load(#"{ "rules": [ \#(rules) ] }"#)
        let last = try #require(loaded.diagnostics.last)
        #expect(last.code == "more-problems")
        #expect(last.level == .error)
        #expect(last.message == "and at least 1950 more problems")
    }

    @Test("a crowd of warnings never hides an error")
    func errorsFirst() throws {
        let rules = (0..<3_000)
            .map { #"{ "id": "r\#($0)", "when": { "text": ["w\#($0)", "w\#($0)"] }, "reply": "b" }"# }
        let bad = #"{ "id": "bad", "when": { "text": "zzz" }, "reply": "b", "examples": { "match": ["other"] } }"#
        let loaded = load(#"{ "rules": [ \#((rules + [bad]).joined(separator: ",\n")) ] }"#)
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.contains { $0.code == "example-fails" })
    }

    @Test("rules that name the same long list are loaded at once: such lists are not compared word by word")
    func longLists() {
        let list = (0..<1_500).map { "\"word\($0)\"" }.joined(separator: ",")
        let whens = [#""@l""#, #"{ "equals": "@l" }"#, #"{ "words": "@l", "except": "@l" }"#]
        let rules = (0..<12)
            .map { #"{ "id": "r\#($0)", "when": { "text": \#(whens[$0 % 3]) }, "reply": "b" }"# }
        let loaded = load(#"{ "lists": { "l": [\#(list)] }, "rules": [ \#(rules.joined(separator: ",\n")) ] }"#)
        #expect(loaded.ruleSet?.ruleCount == 12)
    }
}
