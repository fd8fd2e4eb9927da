import CJansson

/// Reads a document with jansson and copies it into a Swift value.
///
/// jansson's tree is freed before ``parse()`` returns, so that none of its pointers is ever seen elsewhere.
struct JanssonParser {
    let bytes: UnsafeRawBufferPointer
    let duplicateKeys: JSONValue.DuplicateKeys
    let limits: DocumentLimits

    func parse() throws(JSONSyntaxError) -> JSONValue {
        guard let obstacle = JanssonObstacle.first(in: bytes, limits: limits) else {
            return try value(of: bytes)
        }
        // What stands before the obstacle may be wrong already; then that is the first error. Whatever else jansson
        // makes of the part, the whole is refused.
        do throws(JSONSyntaxError) {
            _ = try value(of: UnsafeRawBufferPointer(rebasing: bytes[..<obstacle.offset]))
        } catch {
            if error.code != .unexpectedEnd && error.code != .empty {
                throw error
            }
        }
        throw self.error(obstacle.code, obstacle.message, at: obstacle.offset)
    }

    private func value(of part: UnsafeRawBufferPointer) throws(JSONSyntaxError) -> JSONValue {
        guard let start = part.baseAddress, !part.isEmpty else {
            throw JSONSyntaxError(code: .empty, message: "the document is empty", line: 1, column: 1)
        }
        let flags = JSON_DECODE_ANY | (duplicateKeys == .refuse ? JSON_REJECT_DUPLICATES : 0)
        var failure = json_error_t()
        guard let root = json_loadb(start, part.count, Int(flags), &failure) else {
            throw syntaxError(failure, in: part)
        }
        defer { json_decref(root) }
        return try convert(root)
    }

    /// Copies a tree, unless keys are too long, or two of an object differ only in their encoding and that is refused.
    ///
    /// What is open is kept in a list: calls inside calls would cost stack for each level of nesting.
    private func convert(_ root: UnsafeMutablePointer<json_t>) throws(JSONSyntaxError) -> JSONValue {
        var open: [JanssonContainer] = []
        var next: UnsafeMutablePointer<json_t>? = root
        while true {
            let value: JSONValue
            if let node = next {
                if let container = JanssonContainer(node) {
                    open.append(container)
                    next = open[open.count - 1].nextChild()
                    continue
                }
                value = scalar(node)
            } else {
                // The root is a container here, or it would have been returned.
                let container = open.removeLast()
                guard !container.hasLongKeys else { throw longKey() }
                let hasLookAlikes = container.hasLookAlikeKeys
                guard duplicateKeys == .takeLast || !hasLookAlikes else { throw lookAlikeKeys() }
                value = container.value(withLookAlikes: hasLookAlikes)
            }
            guard !open.isEmpty else { return value }
            open[open.count - 1].add(value)
            next = open[open.count - 1].nextChild()
        }
    }

    private func scalar(_ node: UnsafeMutablePointer<json_t>) -> JSONValue {
        switch cjansson_typeof(node) {
        case JSON_STRING: .string(String(bytes: json_string_value(node), count: json_string_length(node)))
        case JSON_INTEGER: .integer(json_integer_value(node))
        case JSON_REAL: .real(json_real_value(node))
        case JSON_TRUE: .bool(true)
        case JSON_FALSE: .bool(false)
        default: .null
        }
    }
}

// MARK: - Errors

extension JanssonParser {
    private func syntaxError(_ failure: json_error_t, in part: UnsafeRawBufferPointer) -> JSONSyntaxError {
        var failure = failure
        let code: JSONSyntaxError.Code =
            switch cjansson_error_code(&failure) {
            case json_error_premature_end_of_input:
                part.allSatisfy(ASCII.isWhitespace) ? .empty : .unexpectedEnd
            case json_error_end_of_input_expected: .contentAfterEnd
            case json_error_invalid_utf8: .invalidUTF8
            case json_error_null_character, json_error_null_byte_in_key: .nulCharacter
            case json_error_duplicate_key: .duplicateKey
            case json_error_numeric_overflow: .numberTooLarge
            case json_error_stack_overflow: .tooDeep
            case json_error_out_of_memory, json_error_unknown: .outOfMemory
            default: .syntax
            }
        let text = String(cString: cjansson_error_text(&failure))
        return JSONSyntaxError(
            code: code,
            message: Self.withoutQuotation(text, code: code),
            line: max(1, Int(failure.line)),
            column: max(1, Int(failure.column))
        )
    }

    /// jansson ends most messages with `near '…'`, which quotes up to 20 bytes of the document.
    private static func withoutQuotation(_ text: String, code: JSONSyntaxError.Code) -> String {
        guard code != .empty else { return "the document is empty" }
        guard let quotation = text.firstRange(of: " near '") else { return text }
        return String(text[..<quotation.lowerBound])
    }

    private func error(_ code: JSONSyntaxError.Code, _ message: String, at offset: Int) -> JSONSyntaxError {
        let position = LineMap(Array(bytes[..<offset])).position(of: offset)
        return JSONSyntaxError(code: code, message: message, line: position.line, column: position.column)
    }

    private func lookAlikeKeys() -> JSONSyntaxError {
        error(.duplicateKey, "duplicate object key", atProblem: .duplicateKey)
    }

    private func longKey() -> JSONSyntaxError {
        error(.keyTooLong, "object key longer than \(JSONValue.greatestKeyLength) bytes", atProblem: .keyTooLong)
    }

    /// An error that jansson does not know, at the place that a scan finds for it.
    private func error(
        _ code: JSONSyntaxError.Code,
        _ message: String,
        atProblem problemCode: JSONSyntaxProblem.Code
    ) -> JSONSyntaxError {
        let problem = JSONSource(Array(bytes), limits: limits).syntaxProblem()
        let start = problem?.code == problemCode.rawValue ? problem?.range.start : nil
        return JSONSyntaxError(code: code, message: message, line: start?.line ?? 1, column: start?.column ?? 1)
    }
}

// MARK: - Containers

/// An array or object of jansson's of which the members are being copied.
private struct JanssonContainer {
    private let node: UnsafeMutablePointer<json_t>
    private let isObject: Bool
    private var items: [JSONValue] = []
    private var members: [JSONObject.Member] = []
    /// The index of the next item of an array.
    private var index = 0
    /// The next member of an object.
    private var iterator: UnsafeMutableRawPointer?
    /// The key of the member that is being copied.
    private var key = ""
    private var isASCII = true
    /// Whether a key is longer than is allowed.
    ///
    /// None that is may be compared with another.
    private(set) var hasLongKeys = false

    /// Begins with the first member; `nil` when the node is neither array nor object.
    init?(_ node: UnsafeMutablePointer<json_t>) {
        switch cjansson_typeof(node) {
        case JSON_OBJECT:
            isObject = true
            members.reserveCapacity(json_object_size(node))
            iterator = json_object_iter(node)
        case JSON_ARRAY:
            isObject = false
            items.reserveCapacity(json_array_size(node))
        default:
            return nil
        }
        self.node = node
    }

    /// The next member's value, or `nil` when there is none.
    mutating func nextChild() -> UnsafeMutablePointer<json_t>? {
        guard isObject else {
            defer { index += 1 }
            return json_array_get(node, index)
        }
        guard let current = iterator else { return nil }
        let length = json_object_iter_key_len(current)
        hasLongKeys = hasLongKeys || length > JSONValue.greatestKeyLength
        key = String(bytes: json_object_iter_key(current), count: length)
        isASCII = isASCII && key.utf8.allSatisfy { $0 < 0x80 }
        iterator = json_object_iter_next(node, current)
        return json_object_iter_value(current)
    }

    /// Takes the copy of the member that was given out last.
    mutating func add(_ value: JSONValue) {
        if isObject {
            members.append((key: key, value: value))
        } else {
            items.append(value)
        }
    }

    /// Whether two keys are equal in Swift that are not in jansson, which compares bytes: "é" can be written in two
    /// ways.
    var hasLookAlikeKeys: Bool {
        !isASCII && Set(members.map(\.key)).count < members.count
    }

    /// The copy, when all members are added.
    func value(withLookAlikes hasLookAlikes: Bool) -> JSONValue {
        guard isObject else { return .array(items) }
        return .object(hasLookAlikes ? JSONObject(members) : JSONObject(distinct: members))
    }
}

extension String {
    /// Copies UTF-8 that jansson owns.
    fileprivate init(bytes start: UnsafePointer<CChar>?, count: Int) {
        self.init(decoding: UnsafeRawBufferPointer(start: start, count: count), as: UTF8.self)
    }
}
