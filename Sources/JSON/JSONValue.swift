/// A JSON document, or a part of one, as a Swift value.
///
/// Whole numbers and numbers with a fraction or an exponent are kept apart, because Meta's ids are whole numbers that a
/// `Double` would round.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    case real(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

// MARK: - Reading and writing

extension JSONValue {
    /// What becomes of an object that holds the same key twice.
    package enum DuplicateKeys: Sendable, Hashable {
        /// The last value counts: for what other programs write.
        case takeLast
        /// The document is refused: for what people write, where the first of the two would be lost without a word.
        case refuse
    }

    /// How deeply arrays and objects may be nested when the caller does not say.
    package static let defaultMaximumDepth = 512

    /// The deepest nesting that is ever accepted, whatever the caller allows.
    ///
    /// A value is taken apart recursively, by the writer, by `==` and by Swift itself when it is freed. Twice as much
    /// was measured to fit the stack of a 512 KiB thread in a release build.
    package static let greatestMaximumDepth = 1_000

    /// How many values a document may hold at most, each comma and each opening bracket counted as one.
    ///
    /// A value takes up to a hundred times the memory of its two characters, so a limit in bytes alone would not bound
    /// it. Ten thousand rules hold about two hundred thousand values.
    package static let greatestValueCount = 1_000_000

    /// The longest key of an object, in bytes of UTF-8.
    ///
    /// Swift compares texts by what the eye sees, which takes the square of the time for a letter under a heap of
    /// marks: seconds for a key of 100 KB. Keys are compared all the time, other texts are not.
    package static let greatestKeyLength = 256

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: The document, UTF-8.
    ///   - duplicateKeys: What becomes of an object that holds the same key twice. Keys that Swift and the reader's
    ///     eye hold for the same (canonical equivalence) are the same key.
    ///   - maximumDepth: How many arrays and objects may stand inside one another; more than
    ///     ``greatestMaximumDepth`` is not honoured.
    /// - Returns: The value.
    /// - Throws: ``JSONSyntaxError`` for the first thing that is not JSON or exceeds a limit.
    package static func parse(
        _ bytes: [UInt8],
        duplicateKeys: DuplicateKeys = .takeLast,
        maximumDepth: Int = defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
            try parse(UnsafeRawBufferPointer(buffer), duplicateKeys: duplicateKeys, maximumDepth: maximumDepth)
        }
    }

    /// Reads a document that lies in memory which somebody else owns; the pointer is not kept.
    ///
    /// - Parameters:
    ///   - bytes: The document, UTF-8.
    ///   - duplicateKeys: What becomes of an object that holds the same key twice.
    ///   - maximumDepth: How many arrays and objects may stand inside one another.
    /// - Returns: The value.
    /// - Throws: ``JSONSyntaxError`` for the first thing that is not JSON or exceeds a limit.
    package static func parse(
        _ bytes: UnsafeRawBufferPointer,
        duplicateKeys: DuplicateKeys = .takeLast,
        maximumDepth: Int = defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        let parser = JanssonParser(
            bytes: bytes,
            duplicateKeys: duplicateKeys,
            limits: DocumentLimits(depth: maximumDepth)
        )
        return try parser.parse()
    }

    /// Reads a document that is a Swift string.
    ///
    /// - Parameters:
    ///   - text: The document.
    ///   - duplicateKeys: What becomes of an object that holds the same key twice.
    ///   - maximumDepth: How many arrays and objects may stand inside one another.
    /// - Returns: The value.
    /// - Throws: ``JSONSyntaxError`` for the first thing that is not JSON or exceeds a limit.
    package static func parse(
        _ text: String,
        duplicateKeys: DuplicateKeys = .takeLast,
        maximumDepth: Int = defaultMaximumDepth
    ) throws(JSONSyntaxError) -> JSONValue {
        try parse(Array(text.utf8), duplicateKeys: duplicateKeys, maximumDepth: maximumDepth)
    }

    /// The value as a JSON document; it parses back to an equal value.
    ///
    /// Keys keep their order. Control characters, and the line separators U+2028 and U+2029, are escaped: the compact
    /// form is always one line, and safe on a terminal. A real that is not finite has no JSON and becomes `null`.
    ///
    /// - Parameter indented: Whether to break lines and indent by two spaces.
    /// - Returns: The document.
    package func serialized(indented: Bool = false) -> String {
        String(decoding: serializedBytes(indented: indented), as: UTF8.self)
    }

    /// The same document as ``serialized(indented:)``, as the UTF-8 bytes of a request body.
    ///
    /// - Parameter indented: Whether to break lines and indent by two spaces.
    /// - Returns: The document.
    package func serializedBytes(indented: Bool = false) -> [UInt8] {
        var writer = JSONWriter(indented: indented)
        writer.write(self)
        return writer.bytes
    }
}

// MARK: - Looking inside

extension JSONValue {
    /// Whether this is `null`.
    package var isNull: Bool { self == .null }

    /// The boolean, or `nil` when this is something else.
    package var bool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The whole number, or `nil` when this is something else; a real is never rounded to one.
    package var integer: Int64? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// The number, whole or not, or `nil` when this is something else.
    package var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        default: nil
        }
    }

    /// The string, or `nil` when this is something else.
    package var string: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The items, or `nil` when this is not an array.
    package var array: [JSONValue]? {
        guard case .array(let items) = self else { return nil }
        return items
    }

    /// The object, or `nil` when this is something else.
    package var object: JSONObject? {
        guard case .object(let object) = self else { return nil }
        return object
    }

    /// The member of an object, or `nil` when there is none or this is not an object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let object) = self else { return nil }
        return object[key]
    }

    /// The item of an array, or `nil` when there is none or this is not an array.
    package subscript(index: Int) -> JSONValue? {
        guard case .array(let items) = self, items.indices.contains(index) else { return nil }
        return items[index]
    }
}

// MARK: - Literals

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    package init(nilLiteral: ()) {
        self = .null
    }

    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    package init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    package init(floatLiteral value: Double) {
        self = .real(value)
    }

    package init(stringLiteral value: String) {
        self = .string(value)
    }

    package init(arrayLiteral items: JSONValue...) {
        self = .array(items)
    }

    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self = .object(JSONObject(members.map { (key: $0.0, value: $0.1) }))
    }
}
