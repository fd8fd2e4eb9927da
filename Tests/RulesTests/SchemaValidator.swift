import JSON

/// Holds values to a JSON Schema: the keywords that ours has, and no others.
final class SchemaValidator {
    /// Keywords that say nothing about validity.
    private static let remarks: Set<String> = [
        "$schema", "$defs", "title", "description", "markdownDescription", "enumDescriptions", "errorMessage",
        "patternErrorMessage", "examples", "defaultSnippets",
    ]

    /// Keywords that are not understood: there must be none.
    private(set) var unknownKeywords: Set<String> = []
    private let root: JSONValue
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]

    init(_ schema: JSONObject) {
        root = .object(schema)
    }

    /// Whether a value satisfies the schema, or the part of it with this name.
    func accepts(_ value: JSONValue, as name: String? = nil) -> Bool {
        refusal(of: value, as: name) == nil
    }

    /// Where and by which keyword a value is refused; `nil` when it is not.
    func refusal(of value: JSONValue, as name: String? = nil) -> String? {
        let schema = name.map { ["$ref": .string("#/$defs/\($0)")] } ?? root
        return refusal(of: value, by: schema, at: "")
    }

    private func refusal(of value: JSONValue, by schema: JSONValue, at path: String) -> String? {
        if let verdict = schema.bool { return verdict ? nil : "\(path): nothing may stand here" }
        guard let keywords = schema.object else { return "\(path): no schema" }
        for (keyword, argument) in keywords.members where !Self.remarks.contains(keyword) {
            if let refusal = refusal(of: value, by: keyword, argument, of: keywords, at: path) { return refusal }
        }
        return nil
    }

    private func refusal(
        of value: JSONValue,
        by keyword: String,
        _ argument: JSONValue,
        of schema: JSONObject,
        at path: String
    ) -> String? {
        let isValid: Bool
        switch keyword {
        case "$ref":
            let name = argument.string?.split(separator: "/").last.map(String.init) ?? ""
            return refusal(of: value, by: root["$defs"]?[name] ?? false, at: path)
        case "allOf": return firstRefusal(argument.array ?? []) { refusal(of: value, by: $0, at: path) }
        case "anyOf":
            let refusals = (argument.array ?? []).map { refusal(of: value, by: $0, at: path) }
            if refusals.contains(nil) { return nil }
            return refusals.compactMap(\.self).max { $0.count < $1.count }
        case "not": isValid = refusal(of: value, by: argument, at: path) != nil
        case "type":
            isValid = (argument.array ?? [argument]).contains { $0.string.map { Self.isType($0, value) } ?? false }
        case "enum": isValid = argument.array?.contains(value) ?? false
        case "const": isValid = value == argument
        case "pattern": isValid = value.string.map { matches($0, argument.string ?? "") } ?? true
        case "minimum": isValid = value.number.map { $0 >= argument.number ?? 0 } ?? true
        case "maximum": isValid = value.number.map { $0 <= argument.number ?? 0 } ?? true
        case "maxItems": isValid = value.array.map { $0.count <= argument.integer ?? 0 } ?? true
        case "minItems": isValid = value.array.map { $0.count >= argument.integer ?? 0 } ?? true
        case "items":
            return firstRefusal(Array((value.array ?? []).enumerated())) { index, item in
                refusal(of: item, by: argument, at: "\(path)/\(index)")
            }
        case "required":
            guard let object = value.object else { return nil }
            isValid = (argument.array ?? []).allSatisfy { object[$0.string ?? ""] != nil }
        case "properties":
            return firstRefusal(value.object?.members ?? []) { key, member in
                argument[key].flatMap { refusal(of: member, by: $0, at: "\(path)/\(key)") }
            }
        case "additionalProperties":
            return firstRefusal(value.object?.members ?? []) { key, member in
                guard schema["properties"]?[key] == nil else { return nil }
                return refusal(of: member, by: argument, at: "\(path)/\(key)")
            }
        default:
            unknownKeywords.insert(keyword)
            isValid = false
        }
        return isValid ? nil : "\(path): \(keyword)"
    }

    private func firstRefusal<Element>(_ elements: [Element], _ refusal: (Element) -> String?) -> String? {
        for element in elements {
            if let refusal = refusal(element) { return refusal }
        }
        return nil
    }

    /// Whether a value has a type; a number without a fraction is an integer, however it is written.
    private static func isType(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("null", .null), ("boolean", .bool), ("integer", .integer), ("number", .integer), ("number", .real),
            ("string", .string), ("array", .array), ("object", .object):
            true
        case ("integer", .real(let number)): number == number.rounded()
        default: false
        }
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        guard let regex = patterns[pattern] ?? (try? Regex(pattern)) else { return false }
        patterns[pattern] = regex
        return text.firstMatch(of: regex) != nil
    }
}
