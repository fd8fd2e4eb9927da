import JSON

@testable import Rules

/// Makes values that have a shape.
struct SchemaSampler {
    /// A text that is a word, an id, a regex, a template and a person at once.
    static let text = "12345"

    /// The terms that were used, by the vocabulary that they belong to.
    private(set) var used: Set<String> = []

    // MARK: - The smallest value

    /// The smallest value with a shape, or `nil` when the shape is a form without an example.
    func smallest(_ shape: Shape) -> JSONValue? {
        switch shape {
        case .text, .anyText, .anything: .string(Self.text)
        case .form(_, let example): example.map { .string($0) }
        case .boolean, .onlyTrue: true
        case .integer(let range): .integer(Int64(range.lowerBound))
        case .name(let vocabulary): vocabulary.names.first.map { .string($0) }
        case .object(let vocabulary): completed([:], vocabulary)
        case .map: [:]
        case .list(let entry), .shortList(let entry, _): smallest(entry).map { [$0] }
        case .anyList: []
        case .oneOrMore(let shape): smallest(shape)
        case .either(let shapes): shapes.first.flatMap(smallest)
        case .named(let name): smallest(LanguageShapes.shape(of: name))
        }
    }

    /// An object with everything added that its vocabulary demands.
    func completed(_ object: JSONObject, _ vocabulary: Vocabulary) -> JSONValue? {
        var object = object
        func add(_ term: Term) -> Bool {
            guard object[term.name] == nil else { return true }
            object[term.name] = smallest(term.shape)
            return object[term.name] != nil
        }
        for term in vocabulary.terms where term.isRequired {
            guard add(term) else { return nil }
        }
        for demand in vocabulary.demands {
            let keys: [String]
            switch demand {
            case .anyKey: keys = vocabulary.names
            case .atLeastOne(let some): keys = some
            case .atMostOne: continue
            }
            guard !keys.contains(where: { object[$0] != nil }) else { continue }
            guard let term = vocabulary.terms.first(where: { $0.name == keys.first }), add(term) else {
                return nil
            }
        }
        return .object(object)
    }

    // MARK: - Every value

    /// Small values with a shape that together use each term, name and alternative at each place.
    ///
    /// A shape that stands within itself is not followed again.
    mutating func covering(_ shape: Shape, inside names: Set<LanguageShapes.Name> = []) -> [JSONValue] {
        switch shape {
        case .boolean: return [true, false]
        case .integer(let range): return [.integer(Int64(range.lowerBound)), .integer(Int64(range.upperBound))]
        case .name(let vocabulary):
            note(vocabulary)
            return vocabulary.names.map { .string($0) }
        case .object(let vocabulary):
            note(vocabulary)
            var values = smallest(shape).map { [$0] } ?? []
            for term in vocabulary.terms {
                for value in covering(term.shape, inside: names) {
                    if let object = completed([term.name: value], vocabulary) { values.append(object) }
                }
            }
            if case .object(var object)? = values.first {
                object["note"] = ["a note": [1.5, nil]]
                values.append(.object(object))
            }
            return values
        case .map(let value):
            return [[:], ["note": 5]] + covering(value, inside: names).map { ["a name": $0] }
        case .list(let entry), .shortList(let entry, _): return covering(entry, inside: names).map { [$0] }
        case .anyList(let entry): return [[]] + covering(entry, inside: names).map { [$0] }
        case .oneOrMore(let entry):
            return covering(entry, inside: names) + (smallest(entry).map { [[$0], [$0, $0]] } ?? [])
        case .either(let shapes): return shapes.flatMap { covering($0, inside: names) }
        case .named(let name):
            guard !names.contains(name) else { return smallest(shape).map { [$0] } ?? [] }
            return covering(LanguageShapes.shape(of: name), inside: names.union([name]))
        case .anyText: return ["", .string(Self.text)]
        case .anything: return [.string(Self.text), 1.5, nil]
        case .text, .form, .onlyTrue: return smallest(shape).map { [$0] } ?? []
        }
    }

    private mutating func note(_ vocabulary: Vocabulary) {
        for term in vocabulary.terms { used.insert("\(vocabulary.place): \(term.name)") }
    }

    // MARK: - Any value

    /// Some value with a shape.
    func any(_ shape: Shape, depth: Int = 0, using generator: inout SeededGenerator) -> JSONValue? {
        // A shape that contains itself comes to an end sooner or later.
        if depth > 12, let smallest = smallest(shape) { return smallest }
        switch shape {
        case .boolean: return .bool(.random(using: &generator))
        case .integer(let range): return .integer(Int64(Int.random(in: range, using: &generator)))
        case .name(let vocabulary): return vocabulary.names.randomElement(using: &generator).map { .string($0) }
        case .object(let vocabulary): return anyObject(vocabulary, depth: depth, using: &generator)
        case .map(let value):
            return any(value, depth: depth + 1, using: &generator).map { ["a name": $0, "note": 5] }
        case .list(let entry), .shortList(let entry, _):
            return list(of: entry, 1...2, depth: depth, using: &generator)
        case .anyList(let entry): return list(of: entry, 0...3, depth: depth, using: &generator)
        case .oneOrMore(let entry):
            return Bool.random(using: &generator)
                ? any(entry, depth: depth + 1, using: &generator)
                : list(of: entry, 1...2, depth: depth, using: &generator)
        case .either(let shapes):
            return shapes.randomElement(using: &generator)
                .flatMap { any($0, depth: depth + 1, using: &generator) }
        case .named(let name):
            return any(LanguageShapes.shape(of: name), depth: depth + 1, using: &generator)
        case .text, .anyText, .form, .onlyTrue, .anything: return smallest(shape)
        }
    }

    private func list(
        of entry: Shape,
        _ count: ClosedRange<Int>,
        depth: Int,
        using generator: inout SeededGenerator
    ) -> JSONValue {
        var entries: [JSONValue] = []
        for _ in 0..<Int.random(in: count, using: &generator) {
            if let value = any(entry, depth: depth + 1, using: &generator) { entries.append(value) }
        }
        return .array(entries)
    }

    private func anyObject(
        _ vocabulary: Vocabulary,
        depth: Int,
        using generator: inout SeededGenerator
    ) -> JSONValue? {
        var object = JSONObject()
        var taken: Set<String> = []
        for term in vocabulary.terms.shuffled(using: &generator) {
            guard Int.random(in: 0..<3, using: &generator) == 0, !taken.contains(term.name) else { continue }
            object[term.name] = any(term.shape, depth: depth + 1, using: &generator)
            for case .atMostOne(let keys) in vocabulary.demands where keys.contains(term.name) {
                taken.formUnion(keys)
            }
        }
        return completed(object, vocabulary)
    }
}
