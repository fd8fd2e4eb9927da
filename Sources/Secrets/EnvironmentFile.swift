/// A secrets file: lines of `NAME=VALUE`, read strictly.
///
/// A line is blank, or a comment that begins with `#`, or `NAME=VALUE` with an optional `export ` before it. A value
/// stands as it is or within one pair of quotes, single or double; there are no escapes, no `${…}` and no comments after
/// a value, because shells, Docker and systemd disagree about each of them. Anything else is a problem with its line:
/// a lenient reader would lose a token in silence. Line ends may be LF or CRLF; a byte order mark is skipped.
package struct EnvironmentFile: Sendable {
    /// One `NAME=VALUE`.
    package struct Entry: Sendable, Hashable {
        /// The name before the `=`.
        package let name: String
        /// The value, without its quotes; may be empty.
        package let value: Secret
        /// The line that it stands on, from 1.
        package let line: Int
    }

    /// A line that is not understood.
    ///
    /// Neither the message nor anything else here repeats what stands on it.
    package struct Problem: Sendable, Hashable {
        /// The line, from 1.
        package let line: Int
        /// What is wrong and how to write it.
        package let message: String
    }

    /// The entries in the order of the file; of a name that stands twice, the first.
    package private(set) var entries: [Entry] = []
    /// Every line that is not understood, in the order of the file.
    package private(set) var problems: [Problem] = []

    /// Reads the file's bytes.
    /// - Throws: ``ConfidentialFileError`` when the bytes are not a text: not UTF-8, or with a NUL.
    package static func parse(_ bytes: [UInt8], path: String) throws(ConfidentialFileError) -> EnvironmentFile {
        guard !bytes.contains(0) else { throw ConfidentialFileError(path: path, reason: .containsNUL) }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ConfidentialFileError(path: path, reason: .notUTF8)
        }
        var file = EnvironmentFile()
        var firstLines: [String: Int] = [:]
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = bytes.starts(with: byteOrderMark) ? bytes[3...] : bytes[...]
        // Lines are split as bytes: to a `Character` loop "\r\n" is one character and never equal to "\n".
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let number = index + 1
            switch EnvironmentLine(line) {
            case .nothing: break
            case .problem(let message): file.problems.append(Problem(line: number, message: message))
            case .entry(let name, let value):
                if let first = firstLines[name] {
                    let message = "this name stands on line \(first) already: remove one of the two"
                    file.problems.append(Problem(line: number, message: message))
                } else {
                    firstLines[name] = number
                    file.entries.append(Entry(name: name, value: Secret(value), line: number))
                }
            }
        }
        return file
    }
}

/// What one line of a secrets file says.
private enum EnvironmentLine {
    case nothing
    case entry(name: String, value: String)
    case problem(String)

    init(_ bytes: ArraySlice<UInt8>) {
        var line = bytes
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        line = line.trimmingBlanks()
        guard let first = line.first, first != UInt8(ascii: "#") else {
            self = .nothing
            return
        }
        guard line.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == UInt8(ascii: "\t") }) else {
            self = .problem("there is an invisible control character on this line: type the line again")
            return
        }
        if line.starts(with: "export ".utf8) || line.starts(with: "export\t".utf8) {
            line = line.dropFirst("export".utf8.count).trimmingBlanks()
        }
        guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else {
            self = .problem("there is no `=` on this line: write NAME=VALUE, or begin a comment with `#`")
            return
        }
        let name = line[..<equals]
        let value = line[(equals + 1)...]
        if name.last?.isBlank == true || value.first?.isBlank == true {
            self = .problem("there is a space beside the `=`: write NAME=VALUE without it")
            return
        }
        guard Self.isName(name) else {
            self = .problem(
                "what stands before the `=` is not a name: a name has letters, digits and `_`, and begins with no digit"
            )
            return
        }
        switch Self.unquote(value) {
        case .success(let text): self = .entry(name: String(decoding: name, as: UTF8.self), value: text)
        case .failure(let problem): self = .problem(problem.message)
        }
    }

    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
        return bytes.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
    }

    private static func unquote(_ value: ArraySlice<UInt8>) -> Result<String, ValueProblem> {
        let quotes: [UInt8] = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        guard let first = value.first, quotes.contains(first) else {
            if value.contains(where: quotes.contains) {
                return .failure(.init(message: "there is a quote inside the value: quote the whole value or nothing"))
            }
            if value.contains(where: \.isBlank) {
                return .failure(
                    .init(
                        message: "there is a space in the value: put the value in quotes; "
                            + "a comment needs a line of its own"
                    )
                )
            }
            return .success(String(decoding: value, as: UTF8.self))
        }
        let inner = value.dropFirst()
        guard let closing = inner.firstIndex(of: first) else {
            return .failure(.init(message: "the quote before the value is not closed on this line"))
        }
        guard closing == inner.endIndex - 1 else {
            return .failure(
                .init(
                    message: "there is something after the closing quote: put a value that has quotes in it "
                        + "into quotes of the other kind; a comment needs a line of its own"
                )
            )
        }
        return .success(String(decoding: inner[..<closing], as: UTF8.self))
    }
}

/// What is wrong with the part of a line after the `=`.
private struct ValueProblem: Error {
    let message: String
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
    fileprivate func trimmingBlanks() -> ArraySlice<UInt8> {
        guard let first = firstIndex(where: { !$0.isBlank }), let last = lastIndex(where: { !$0.isBlank }) else {
            return []
        }
        return self[first...last]
    }
}
