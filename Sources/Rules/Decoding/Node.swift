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

    /// The entries of a list, each made when it is asked for: a list may have a million.
    struct Entries: RandomAccessCollection {
        fileprivate let values: [JSONValue]
        fileprivate let place: Place

        var startIndex: Int { 0 }
        var endIndex: Int { values.count }
        subscript(index: Int) -> Node { Node(value: values[index], place: place.child(index)) }
    }

    /// The entries, if this is a list.
    var entries: Entries? { value.array.map { Entries(values: $0, place: place) } }

    /// The members in the order in which they stand, if this is an object.
    var members: [(key: String, node: Node)]? {
        value.object?.members.map { ($0.key, Node(value: $0.value, place: place.child($0.key))) }
    }

    /// The value in words: `` `reply` `` for a member, `entry 2 of `rules`` for a list's entry.
    var label: String {
        switch place.last {
        case .key(let key): return "`\(Quote.plain(key))`"
        case .index(let index):
            guard case .key(let parent) = place.beforeLast else { return "entry \(index + 1)" }
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
        if text.hasContent { return text }
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
    func filledList(_ problems: Problems) -> Entries? {
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
        return filledList(problems)?.allOrNothing(problems, read)
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

extension String {
    /// Whether there is anything but white space in it.
    ///
    /// Looks at code points: a letter may stand under a million marks, and is one `Character` with them.
    var hasContent: Bool {
        // Of ASCII it is known without a look into Unicode's tables.
        unicodeScalars.contains { scalar in
            scalar.isASCII
                ? scalar.value != 0x20 && !(0x09...0x0D).contains(scalar.value) : !scalar.properties.isWhitespace
        }
    }
}

extension Collection {
    /// The results for all elements, or `nil` when there is none for some: every element is tried either way, so that
    /// the mistakes of all are reported, as long as there is room for them.
    func allOrNothing<Value>(_ problems: Problems, _ read: (Element) -> Value?) -> [Value]? {
        var values: [Value] = []
        values.reserveCapacity(count)
        for element in self {
            guard !problems.mustStop() else { return nil }
            if let value = read(element) { values.append(value) }
        }
        return values.count == count ? values : nil
    }
}
