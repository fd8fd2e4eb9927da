import JSON

/// Changes one random place of a document, as people do by mistake.
struct SchemaMutation {
    private var generator: SeededGenerator
    /// How many values are still to be passed before the one that is changed.
    private var remaining = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Values to put in the place of others.
    ///
    /// Not among them, on purpose: a whole number with a fraction (`1.0`), which JSON Schema holds for an integer and
    /// decoding does not.
    private static let values: [JSONValue] = [
        nil, true, false, 0, -1, 7, 1_000_001, 2.5, "", "  ", "zzz", "instagram", "once", "silent", "end", "new", "12h",
        "0h", "1d12h", "1h1d", "12345", "Big Name", "@list", [], [[]], [:], ["a"], [5], ["note": 1], ["text": "a"],
        ["file": "12345"],
    ]

    /// The document with one change.
    mutating func changed(_ document: JSONValue) -> JSONValue {
        remaining = Int.random(in: 0..<Self.count(document), using: &generator)
        return walk(document)
    }

    private static func count(_ value: JSONValue) -> Int {
        let inner = value.array ?? value.object?.members.map(\.value) ?? []
        return inner.reduce(1) { $0 + count($1) }
    }

    private mutating func walk(_ value: JSONValue) -> JSONValue {
        if remaining == 0 {
            remaining = -1
            return changedHere(value)
        }
        guard remaining > 0 else { return value }
        remaining -= 1
        switch value {
        case .array(let items): return .array(items.map { walk($0) })
        case .object(let object): return .object(JSONObject(object.members.map { ($0.key, walk($0.value)) }))
        default: return value
        }
    }

    private mutating func changedHere(_ value: JSONValue) -> JSONValue {
        switch (Int.random(in: 0..<4, using: &generator), value) {
        case (0, .object(var object)):
            if let key = object.keys.randomElement(using: &generator) { object[key] = nil }
            return .object(object)
        case (1, .object(let object)):
            guard let key = object.keys.randomElement(using: &generator) else { return value }
            return .object(JSONObject(object.members.map { ($0.key == key ? misspelt(key) : $0.key, $0.value) }))
        case (2, .object(var object)):
            let keys = ["reply", "ai", "silent", "text", "pick", "handoff", "colour", "note", "hours", "enabled"]
            if let key = keys.randomElement(using: &generator), let value = Self.values.randomElement(using: &generator)
            {
                object[key] = value
            }
            return .object(object)
        case (0, .array): return []
        case (1, .array(let items)): return .array(items + items)
        case (2, _): return [value]
        default: return Self.values.randomElement(using: &generator) ?? nil
        }
    }

    private mutating func misspelt(_ key: String) -> String {
        Bool.random(using: &generator) ? key + "s" : String(key.dropFirst())
    }
}
