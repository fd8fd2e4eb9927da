import JSON

extension Vocabulary {
    /// The schema of a `note`, which may stand in every object.
    static let note: JSONObject = ["description": "For people; never read and never sent."]

    /// The schema of one of these names.
    var enumeration: JSONObject {
        var schema: JSONObject = ["enum": .array(terms.map { .string($0.name) })]
        if terms.contains(where: { !$0.summary.isEmpty }) {
            schema["enumDescriptions"] = .array(terms.map { .string($0.summary) })
        }
        return schema
    }

    /// The schema of an object with these keys.
    var schema: JSONObject {
        let properties = terms.map { (key: $0.name, value: JSONValue.object($0.schema)) }
        var schema: JSONObject = [
            "type": "object",
            "properties": .object(JSONObject(properties + [(key: Fields.note, value: .object(Self.note))])),
            "additionalProperties": false,
        ]
        let required = terms.filter(\.isRequired).map { JSONValue.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        if !demands.isEmpty { schema["allOf"] = .array(demands.flatMap(demanding)) }
        return schema
    }

    private func demanding(_ demand: Demand) -> [JSONValue] {
        switch demand {
        case .anyKey: Self.someOne(of: terms.map(\.name))
        case .atLeastOne(let keys): Self.someOne(of: keys)
        case .atMostOne(let keys): Self.noTwo(of: keys)
        }
    }

    private static func someOne(of keys: [String]) -> [JSONValue] {
        [["anyOf": .array(keys.map { ["required": [.string($0)]] })]]
    }

    /// One prohibition for each pair, with the pair in its message; `oneOf` would say nothing that helps.
    ///
    /// The type is named because `required` holds for everything that is no object.
    private static func noTwo(of keys: [String]) -> [JSONValue] {
        let pairs = keys.enumerated().flatMap { index, first in keys[(index + 1)...].map { (first, $0) } }
        return pairs.map { first, second in
            [
                "not": ["type": "object", "required": [.string(first), .string(second)]],
                "errorMessage": .string("Keep either \"\(first)\" or \"\(second)\": both cannot stand here."),
            ]
        }
    }
}

extension Term {
    /// The schema of the value, with what the key means.
    var schema: JSONObject {
        var schema: JSONObject = ["description": .string(summary)]
        if summary.contains("`") { schema["markdownDescription"] = .string(summary) }
        schema.append(shape.schema)
        return schema
    }
}
