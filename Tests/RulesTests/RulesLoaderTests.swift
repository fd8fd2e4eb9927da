import JSON
import Messaging
import Rules
import Testing

@Suite("Loading rules")
struct RulesLoaderTests {
    @Test("no file at all")
    func noFiles() {
        let loaded = RulesLoader.load([], sha256: "0")
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.map(\.code) == ["no-files"])
        #expect(
            DiagnosticRenderer(.text).render(loaded.diagnostics).hasPrefix("error[no-files]: there is no rules file\n")
        )
    }

    @Test("lists, snippets, defaults, ai and settings are shared by all files")
    func shared() throws {
        let rules = try ruleSet([
            "a.json":
                #"{ "rules": [ { "id": "a", "when": { "text": "@w" }, "reply": "{{> s}} {{name}}" }, { "id": "b", "ai": true } ] }"#,
            "b.json":
                #"{ "lists": { "w": ["yo"] }, "snippets": { "s": "S" }, "defaults": { "name": "N" }, "ai": { "model": "m", "on_error": "E" } }"#,
        ])
        #expect(rules.texts(to: message("yo")) == ["S N"])
    }

    @Test("what seems undefined is not reported while a file cannot be read: it may stand in there")
    func incomplete() {
        let loaded = load([
            "a.json":
                #"{ "rules": [ { "id": "a", "when": { "text": "@w" }, "reply": "{{> s}}" }, { "id": "b", "ai": true } ] }"#,
            "b.json": #"{ "lists": { "w": ["yo"] }, "#,
        ])
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.filter { $0.level == .error }.map(\.file) == ["b.json"])
    }

    @Test("a rule without examples is a warning, and loads")
    func noExamples() {
        let loaded = load(#"{ "rules": [ { "id": "a", "reply": "x" } ] }"#)
        #expect(loaded.ruleSet != nil)
        #expect(loaded.diagnostics.map(\.code) == ["no-examples"])
        #expect(loaded.diagnostics.map(\.level) == [.warning])
        #expect(loaded.diagnostics.map(\.rule) == ["a"])
    }

    @Test("notes may stand anywhere")
    func notes() {
        #expect(
            codes(
                #"""
                { "note": "n", "$schema": "s", "replyd": 1, "settings": { "note": 1, "business": { "note": [] } },
                  "defaults": { "note": "n" }, "lists": { "note": "n" }, "snippets": { "note": "n" },
                  "ai": { "note": "n", "model": "m", "on_error": "x" },
                  "rules": [ { "note": "n", "id": "a", "was": "old-a", "when": { "note": "n", "text": { "note": "n", "words": "x" } },
                               "reply": { "note": "n", "text": "x" },
                               "examples": { "note": "n", "match": [ { "note": "n", "text": "x" } ] } } ] }
                """#
            )
            .isEmpty
        )
    }

    @Test("examples are tried on every platform that the rule can reach, with the type that it can take")
    func examples() {
        #expect(
            codes(
                #"""
                { "rules": [
                  { "id": "wa", "when": { "platform": "whatsapp", "text": "price" }, "reply": "x",
                    "examples": { "match": ["price", { "text": "PRICE", "platform": "whatsapp" }],
                                  "no_match": [{ "text": "price", "platform": "messenger" }] } },
                  { "id": "photo", "when": { "type": ["image", "video"] }, "reply": "x",
                    "examples": { "match": [{ "type": "image" }, "a caption"], "no_match": [{ "type": "audio" }] } },
                  { "id": "menu", "when": { "payload": "M_*" }, "reply": "x",
                    "examples": { "match": [{ "payload": "M_1", "name": "Ana" }], "no_match": [{ "payload": "X" }] } } ] }
                """#
            )
            .isEmpty
        )
    }

    @Test("at most 50 are shown, errors before warnings, in the order of the file, with the number of the rest")
    func cap() throws {
        let rules = (0..<70).map { #"{ "id": "r\#($0)", "x\#($0)y": 1, "reply": "z" }"# }.joined(separator: ",\n")
        let diagnostics = load("{ \"rules\": [\n\(rules)\n] }").diagnostics
        #expect(diagnostics.count == 51)
        #expect(diagnostics.prefix(50).allSatisfy { $0.code == "unknown-key" })
        #expect(diagnostics.prefix(50).map(\.line) == Array(2...51))
        let last = try #require(diagnostics.last)
        #expect(last.code == "more-problems")
        #expect(last.level == .error)
        #expect(last.message == "and 90 more problems")
    }

    @Test("more mistakes than are kept: still refused, still counted")
    func flood() throws {
        let rules = (0..<3000).map { #"{ "id": "r\#($0)", "x": 1 }"# }.joined(separator: ",")
        let loaded = load("{ \"rules\": [ \(rules) ] }")
        #expect(loaded.ruleSet == nil)
        #expect(loaded.diagnostics.count == 51)
    }

    @Test("a token is found wherever it stands, and never shown")
    func tokens() {
        let key = "sk-" + String(repeating: "made1up2", count: 4)
        let escaped = "\\u0073k-" + String(repeating: "made1up2", count: 4)
        for json in [
            #"{ "rules": [ { "id": "a", "reply": "x \#(key)" } ] }"#,
            #"{ "rules": [ { "id": "a", "\#(key)": "x", "reply": "x" } ] }"#,
            #"{ "rules": [ { "id": "a", "note": "\#(escaped)", "wat": 1, "reply": "x" } ] }"#,
            #"{ "rules": [ { "id": "\#(key)", "reply": "x" } ] }"#,
            #"{ "rules": [ { "id": "a", "when": { "platform": "Bearer \#(key)" }, "reply": "x" } ] }"#,
        ] {
            let loaded = load(json)
            #expect(loaded.ruleSet == nil)
            #expect(loaded.diagnostics.contains { $0.code == "token-in-rules" })
            for format in DiagnosticRenderer.Format.allCases {
                let shown = DiagnosticRenderer(format).render(loaded.diagnostics)
                #expect(!shown.contains("made1up2"), "\(shown)")
            }
        }
        let broken = load(#"{ "rules": [ { "id": "a", "reply": "\#(key)", } ] }"#)
        #expect(!DiagnosticRenderer(.text).render(broken.diagnostics).contains("made1up2"))
    }

    @Test(
        "ordinary words are no tokens",
        arguments: ["ta" + "sk" + "-oriented-words-2024-are-fine", "Bearer of good news", "sk-short", "EAA"]
    )
    func noTokens(text: String) {
        #expect(codes(#"{ "rules": [ { "id": "a", "reply": "\#(text)" } ] }"#).isEmpty)
    }

    @Test("JSON: one object a line with all keys")
    func json() throws {
        let loaded = load("{ \"rules\": [\n  { \"id\": \"a\", \"repy\": \"x\" } ] }").diagnostics
            .filter { $0.level == .error }
        let line = DiagnosticRenderer(.json).render(loaded)
        #expect(line.hasSuffix("}\n"))
        let value = try JSONValue.parse(line)
        #expect(
            value == [
                "code": "unknown-key", "level": "error", "message": "unknown key `repy` in a rule",
                "file": "rules.json",
                "line": 2, "column": 16, "end_line": 2, "end_column": 22, "rule": "a", "help": nil,
                "suggestion": "reply",
            ]
        )
    }

    @Test("GitHub: a workflow command, escaped")
    func github() {
        let loaded = load(["a,b:c%.json": #"{ "rules": [ { "id": "a", "repy": "x" } ] }"#])
        let errors = loaded.diagnostics.filter { $0.level == .error }
        #expect(
            DiagnosticRenderer(.github).render(errors)
                == "::error file=a%2Cb%3Ac%25.json,line=1,endLine=1,col=27,endColumn=33,title=unknown-key::"
                + "unknown key `repy` in a rule; did you mean \"reply\"?\n"
        )
    }

    @Test("colour only when it is asked for; nothing in a file can command a terminal")
    func terminal() {
        let diagnostics = load("{ \"rules\": [ { \"id\": \"a\", \"x\\u001b[31m\u{202E}\": 1, \"reply\": \"x\" } ] }")
            .diagnostics
        let plain = DiagnosticRenderer(.text).render(diagnostics)
        #expect(!plain.unicodeScalars.contains("\u{1B}"))
        #expect(!plain.unicodeScalars.contains("\u{202E}"))
        #expect(
            DiagnosticRenderer(.text, usesColour: true).render(diagnostics).contains("\u{1B}[1;31merror[unknown-key]")
        )
        #expect(DiagnosticRenderer.summary(of: diagnostics) == "1 error, 1 warning")
        #expect(DiagnosticRenderer.summary(of: []) == "no problems")
    }

    @Test("whatever the bytes are, there is either a rule set or an error, and never both")
    func mutations() throws {
        let seed = Array(
            #"""
            { "replyd": 1, "defaults": { "first_name": "there" }, "lists": { "hi": ["hi", "سلام"] },
              "snippets": { "s": "— {{> t}}", "t": "Acme" }, "ai": { "model": "m", "on_error": "x {{first_name}}" },
              "rules": [
                { "id": "a", "when": { "platform": ["instagram"], "text": { "words": ["price*", "@hi"], "except": "no" } },
                  "reply": "Hi {{first_name}} {{> s}}", "examples": { "match": ["price"], "no_match": ["no price"] } },
                { "id": "b", "when": [ { "text": { "regex": "o(?<n>\\d+)" } } ], "continue": true, "reply": ["{{n}}", { "pick": ["a", "b"] }] },
                { "id": "c", "when": { "any": [ { "payload": "P_*" }, { "not": { "type": "media" } } ] }, "silent": true } ],
              "otherwise": [ { "id": "d", "ai": true } ] }
            """#
            .utf8
        )
        let pieces = [
            "{", "}", "[", "]", "\"", ",", ":", "null", "true", "7", "\\", "{{", "}}", "@", "\u{0}", "é", "\"a\"",
        ]
        var generator = SeededGenerator(seed: 2026)
        var accepted = 0
        for _ in 0..<300 {
            var bytes = seed
            for _ in 0..<Int.random(in: 1...2, using: &generator) {
                let at = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.remove(at: at)
                case 1: bytes[at] = UInt8.random(in: 0...255, using: &generator)
                case 2: bytes.insert(contentsOf: (pieces.randomElement(using: &generator) ?? "").utf8, at: at)
                default:
                    let end = min(bytes.count, at + Int.random(in: 1...30, using: &generator))
                    let other = Int.random(in: 0..<bytes.count, using: &generator)
                    bytes.insert(contentsOf: Array(bytes[at..<end]), at: other)
                }
            }
            let loaded = RulesLoader.load([RulesFile(name: "r.json", bytes: bytes)], sha256: "0")
            let hasErrors = loaded.diagnostics.contains { $0.level == .error }
            #expect((loaded.ruleSet == nil) == hasErrors, "\(String(decoding: bytes, as: UTF8.self))")
            let again = RulesLoader.load([RulesFile(name: "r.json", bytes: bytes)], sha256: "0")
            #expect(loaded.diagnostics == again.diagnostics)
            for format in DiagnosticRenderer.Format.allCases {
                _ = DiagnosticRenderer(format).render(loaded.diagnostics)
            }
            guard let rules = loaded.ruleSet else { continue }
            accepted += 1
            _ = rules.texts(to: message("price o12 hi", from: .instagram))
            _ = rules.explanation(of: message("price", from: .whatsapp))
        }
        #expect(accepted > 5)
    }

    @Test("a mistake in a file's own conditions hides none in those of its rules")
    func mistakesInBothConditions() {
        let found = codes(
            #"{ "when": { "text": "@vips" }, "rules": [ { "id": "a", "when": { "type": 5 }, "reply": "x" } ] }"#
        )
        #expect(found == ["unknown-list", "wrong-type"])
    }

    @Test("files that are decoded at the same time make one set, however many patterns each of them has")
    func manyFiles() throws {
        let words = ["tulip", "daffodil", "geranium", "chrysanthemum", "lavender"].map { "\"\($0)\"" }
            .joined(separator: ", ")
        // The first file compiles its list twice, which takes more numbers than are left free for it.
        let rules = try ruleSet([
            "a.json": #"""
            { "lists": { "l": [ \#(words) ] },
              "rules": [ { "id": "a", "when": { "text": { "words": "@l" } }, "reply": "x" },
                         { "id": "slip", "when": { "text": { "words": ["@l"], "typos": 1 } }, "reply": "x" } ] }
            """#,
            "b.json": #"{ "rules": [ { "id": "b", "when": { "text": ["other", "thing"] }, "reply": "x" } ] }"#,
            "c.json": #"{ "rules": [ { "id": "off", "enabled": false, "when": { "text": "off" }, "reply": "x" } ] }"#,
            "d.json": #"{ "when": { "text": "deep" }, "rules": [ { "id": "d", "reply": "x" } ] }"#,
            "e.json": #"{ "rules": [ { "id": "e", "when": { "text": { "regex": "e[0-9]+" } }, "reply": "x" } ] }"#,
        ])
        let expected = [
            "lavender": ["a"], "dafodil": ["slip"], "a thing": ["b"], "off": [], "deep down": ["d"], "e42": ["e"],
            "unknown": [],
        ]
        for (text, ids) in expected {
            #expect(rules.answering(message(text, from: .whatsapp)) == ids, "\(text)")
        }
    }
}
