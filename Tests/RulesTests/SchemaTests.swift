import Foundation
import JSON
import Testing

@testable import Rules

@Suite("The JSON Schema for editors")
struct SchemaTests {
    static let top = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    @Test("rules/rules.schema.json is the schema of this version")
    func committedFile() throws {
        let committed = try String(contentsOf: Self.top.appending(path: "rules/rules.schema.json"), encoding: .utf8)
        #expect(
            committed == RulesSchema.text,
            "the language has changed; write the file anew: replyd schema > rules/rules.schema.json"
        )
    }

    @Test("the text is the same each time, ends with its last line, and reads back as the schema")
    func text() throws {
        #expect(RulesSchema.text == RulesSchema.text)
        #expect(RulesSchema.text.hasSuffix("\n}\n"))
        let read = try JSONValue.parse(RulesSchema.text, duplicateKeys: .refuse)
        #expect(read == .object(RulesSchema.document))
    }

    @Test("each key has a description, each pattern an example that fits it, each list of names as many descriptions")
    func remarks() {
        visit(.object(RulesSchema.document)) { schema in
            for (key, value) in schema["properties"]?.object?.members ?? [] {
                #expect(value["description"]?.string?.isEmpty == false, "\(key) has no summary")
            }
            if let names = schema["enum"]?.array, let descriptions = schema["enumDescriptions"]?.array {
                #expect(names.count == descriptions.count)
            }
            guard let pattern = schema["pattern"], pattern != #"\S"# else { return }
            let examples = schema["examples"]?.array ?? []
            #expect(!examples.isEmpty, "\(pattern): give the form an example, `.form(\"…\", example: \"…\")`")
            for example in examples { #expect(SchemaValidator(schema).accepts(example), "\(pattern)") }
        }
    }

    @Test("what editors insert is a good rules file", arguments: LanguageShapes.Name.allCases)
    func snippets(name: LanguageShapes.Name) throws {
        let validator = SchemaValidator(RulesSchema.document)
        for snippet in EditorSnippet.snippets(for: name) {
            #expect(!snippet.body.serialized().contains(#"\\"#), "\(snippet.label)")
            let body = try JSONValue.parse(filled(snippet.body.serialized()))
            let document: JSONValue =
                switch name {
                case .file: body
                case .rule: ["rules": [body]]
                case .when, .condition: ["rules": [["id": "a", "when": body, "reply": "x"]]]
                case .text: ["rules": [["id": "a", "when": ["text": body], "reply": "x"]]]
                case .reply, .replyPart, .message: ["rules": [["id": "a", "reply": body]]]
                case .example: ["rules": [["id": "a", "reply": "x", "examples": ["match": [body]]]]]
                case .duration: ["rules": [["id": "a", "handoff": body]]]
                }
            #expect(validator.refusal(of: document) == nil, "\(snippet.label)")
            let errors = load(document.serialized()).diagnostics.filter { $0.level == .error }
            #expect(errors.isEmpty, "\(snippet.label): \(DiagnosticRenderer(.text).render(errors))")
        }
    }

    /// A snippet with its places filled with what they propose.
    private func filled(_ snippet: String) -> String {
        snippet.replacing(/\$\{[0-9]+\|([^,|]*)[^|]*\|\}/, with: \.output.1)
            .replacing(/\$\{[0-9]+:([^}]*)\}/, with: \.output.1)
    }

    private func visit(_ value: JSONValue, _ body: (JSONObject) -> Void) {
        if let object = value.object { body(object) }
        for inner in value.array ?? value.object?.members.map(\.value) ?? [] { visit(inner, body) }
    }
}
