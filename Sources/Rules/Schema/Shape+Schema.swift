import JSON

extension Shape {
    /// The shape as a JSON Schema.
    var schema: JSONObject {
        switch self {
        case .text: ["type": "string", "pattern": #"\S"#, "patternErrorMessage": "This text is empty."]
        case .anyText: ["type": "string"]
        case .form(let pattern, let example): Self.form(pattern, example)
        case .boolean: ["type": "boolean"]
        case .onlyTrue: ["const": true]
        case .integer(let range): Self.integer(range)
        case .name(let vocabulary): vocabulary.enumeration
        case .object(let vocabulary): vocabulary.schema
        case .map(let value):
            [
                "type": "object", "properties": ["note": .object(Vocabulary.note)],
                "additionalProperties": .object(value.schema),
            ]
        case .list(let entry): ["type": "array", "items": .object(entry.schema), "minItems": 1]
        case .shortList(let entry, let maximum):
            [
                "type": "array", "items": .object(entry.schema), "minItems": 1,
                "maxItems": .integer(Int64(maximum)),
            ]
        case .anyList(let entry): ["type": "array", "items": .object(entry.schema)]
        case .oneOrMore(let entry): Self.either([entry.schema, Shape.list(entry).schema])
        case .either(let shapes): Self.either(shapes.map(\.schema))
        case .named(let name): ["$ref": .string("#/$defs/\(name.rawValue)")]
        case .anything: [:]
        }
    }

    private static func form(_ pattern: String, _ example: String?) -> JSONObject {
        var schema: JSONObject = ["type": "string", "pattern": .string(pattern)]
        if let example {
            schema["patternErrorMessage"] = .string("Write it like \"\(example)\".")
            schema["examples"] = [.string(example)]
        }
        return schema
    }

    private static func integer(_ range: ClosedRange<Int>) -> JSONObject {
        if range.count == 1 { return ["const": .integer(Int64(range.lowerBound))] }
        let (lowest, highest) = (JSONValue.integer(Int64(range.lowerBound)), JSONValue.integer(Int64(range.upperBound)))
        var schema: JSONObject = ["type": "integer", "minimum": lowest, "maximum": highest]
        // Where nothing else is proposed, editors begin with 0.
        if !range.contains(0) { schema["examples"] = [lowest] }
        return schema
    }

    /// The schema of what fits any one of these.
    ///
    /// Alternatives of different types become one schema where possible, because each keyword concerns one type only:
    /// an editor then says what is wrong with the value that stands there, and not that it is none of several things.
    private static func either(_ schemas: [JSONObject]) -> JSONObject {
        if let merged = merged(schemas) { return merged }
        let alternatives = schemas.flatMap { schema -> [JSONValue] in
            if schema.keys == ["anyOf"], let inner = schema["anyOf"]?.array { return inner }
            return [.object(schema)]
        }
        return ["anyOf": .array(alternatives)]
    }

    private static func merged(_ schemas: [JSONObject]) -> JSONObject? {
        var types: [JSONValue] = []
        var merged: JSONObject = ["type": .null]
        for schema in schemas {
            guard let type = schema["type"] else { return nil }
            types += type.array ?? [type]
            for (key, value) in schema.members where key != "type" {
                guard merged[key] == nil, key != "enum", key != "const" else { return nil }
                merged[key] = value
            }
        }
        guard Set(types).count == types.count else { return nil }
        merged["type"] = .array(types)
        return merged
    }
}

extension JSONObject {
    /// Adds the members of another object.
    mutating func append(_ other: JSONObject) {
        for (key, value) in other.members { self[key] = value }
    }
}
