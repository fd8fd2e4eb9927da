import JSON

/// A JSON value together with its address: what decoders walk over.
///
/// Each reading method gives `nil` after reporting exactly one error, so that a decoder can go on to the next value.
struct Node {
    let value: JSONValue
    let place: Place

    /// Whether this is a list.
    var isList: Bool { value.array != nil }

    /// Whether this is an object.
    var isObject: Bool { value.object != nil }

    /// The text, if this is one.
    var string: String? { value.string }

    /// The entries, if this is a list.
    var entries: [Node]? {
        guard let array = value.array else { return nil }
        return array.enumerated().map { Node(value: $1, place: place.child($0)) }
    }

    /// The members in the order in which they stand, if this is an object.
    var members: [(key: String, node: Node)]? {
        value.object?.members.map { ($0.key, Node(value: $0.value, place: place.child($0.key))) }
    }

    /// The value in words: `` `reply` `` for a member, `entry 2 of `rules`` for a list's entry.
    var label: String {
        let components = place.pointer.components
        switch components.last {
        case .key(let key): return "`\(Quote.plain(key))`"
        case .index(let index):
            guard case .key(let parent) = components.dropLast().last else { return "entry \(index + 1)" }
            return "entry \(index + 1) of `\(Quote.plain(parent))`"
        case nil: return "a rules file"
        }
    }

    /// A text.
    func text(_ problems: Problems) -> String? {
        if let string { return string }
        return mismatch("a text", problems)
    }

    /// A text with something in it.
    func filledText(_ problems: Problems) -> String? {
        guard let text = text(problems) else { return nil }
        if text.contains(where: { !$0.isWhitespace }) { return text }
        problems.error(.emptyText, at: .value(place), "\(label) is empty")
        return nil
    }

    /// `true` or `false`.
    func bool(_ problems: Problems) -> Bool? {
        if case .bool(let value) = value { return value }
        return mismatch("true or false", problems)
    }

    /// A whole number within bounds.
    func integer(in range: ClosedRange<Int>, _ problems: Problems) -> Int? {
        guard let value = value.integer else { return mismatch("a whole number", problems) }
        if let number = Int(exactly: value), range.contains(number) { return number }
        problems.error(
            .outOfRange,
            at: .value(place),
            "\(label) must be between \(range.lowerBound) and \(range.upperBound)"
        )
        return nil
    }

    /// A list with at least one entry.
    func filledList(_ problems: Problems) -> [Node]? {
        guard let entries else { return mismatch("a list", problems) }
        if !entries.isEmpty { return entries }
        problems.error(
            .emptyList,
            at: .value(place),
            "\(label) is an empty list, which nothing can satisfy",
            help: "put something into it, or leave the key out"
        )
        return nil
    }

    /// One value, or a list of them that is not empty; `nil` when any one of them is refused.
    func oneOrMore<Value>(_ problems: Problems, _ read: (Node) -> Value?) -> [Value]? {
        guard entries != nil else { return read(self).map { [$0] } }
        return filledList(problems)?.allOrNothing(read)
    }

    /// One of the names of a vocabulary.
    func name(from vocabulary: Vocabulary, _ problems: Problems) -> String? {
        guard let name = text(problems) else { return nil }
        switch vocabulary.verdict(on: name) {
        case .known: return name
        case .unknown(let suggestion):
            problems.error(
                .unknownValue,
                at: .value(place),
                "\(Quote.message(name)) is not \(vocabulary.place)",
                help: suggestion == nil ? "it can be: \(vocabulary.names.joined(separator: ", "))" : nil,
                suggestion: suggestion
            )
        }
        return nil
    }

    /// Reports that another kind of value was expected.
    func mismatch<Value>(_ wanted: String, _ problems: Problems, help: String? = nil) -> Value? {
        problems.error(
            .wrongType,
            at: isObject || isList ? .opening(place) : .value(place),
            "\(label) must be \(wanted), but \(value.kindInWords) stands here",
            help: help
        )
        return nil
    }
}

extension JSONValue {
    /// The kind of value, as a marketer calls it.
    fileprivate var kindInWords: String {
        switch self {
        case .null: "`null`"
        case .bool(let value): "`\(value)`"
        case .integer, .real: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "an object"
        }
    }
}

extension Array {
    /// The results for all elements, or `nil` when there is none for some: every element is tried either way, so that
    /// the mistakes of all are reported.
    func allOrNothing<Value>(_ read: (Element) -> Value?) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(count)
        for element in self {
            if let value = read(element) { values.append(value) }
        }
        return values.count == count ? values : nil
    }
}
