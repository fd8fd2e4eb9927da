import JSON

/// The JSON Schema (draft 2020-12) of the rules language, with which editors complete keys and underline mistakes.
///
/// Made from the vocabularies that decoding reads, so a new key appears by itself. It accepts every file that decoding
/// accepts, and refuses what decoding refuses for its shape; what depends on meaning (names of lists, patterns,
/// templates, examples) only `replyd check` can tell. Keywords that are no part of JSON Schema (`defaultSnippets`,
/// `enumDescriptions`, `markdownDescription`, `errorMessage`, `patternErrorMessage`) are those of Visual Studio Code,
/// which other tools ignore.
package enum RulesSchema {
    /// The schema as a file: always the same bytes for the same version.
    package static var text: String { JSONValue.object(document).serialized(indented: true) + "\n" }

    /// The schema.
    static var document: JSONObject {
        var document: JSONObject = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Rules of replyd",
            "description": "What is answered to whom. Every place may have a `note`, which is never sent.",
        ]
        document.append(definition(of: .file))
        let names = LanguageShapes.Name.allCases.filter { $0 != .file }
        document["$defs"] = .object(JSONObject(names.map { ($0.rawValue, .object(definition(of: $0))) }))
        return document
    }

    /// The schema of a named shape, with what editors offer to insert there.
    private static func definition(of name: LanguageShapes.Name) -> JSONObject {
        var definition = LanguageShapes.shape(of: name).schema
        let snippets = EditorSnippet.snippets(for: name)
        if !snippets.isEmpty { definition["defaultSnippets"] = .array(snippets.map(\.json)) }
        return definition
    }
}
