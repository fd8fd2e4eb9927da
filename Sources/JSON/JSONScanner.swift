/// Reads a document for the places of its values.
///
/// It accepts exactly what ``JSONValue/parse(_:duplicateKeys:maximumDepth:)`` accepts when duplicate keys are refused,
/// unless that is known already; a test holds the two together. What is open and what is expected next is kept in
/// lists, so that nesting costs no stack.
struct JSONScanner {
    private struct Container {
        let node: Int
        let isObject: Bool
        let line: Line
        var keys: [String: Range<Int>] = [:]
    }

    /// The line of the current token; line feeds stand between tokens only.
    private struct Line: Equatable {
        /// The offset at which it begins.
        var start = 0
        /// The offset of the first token in it.
        var firstToken = 0

        /// How many characters of white space it begins with.
        var indentation: Int { firstToken - start }
    }

    private let bytes: [UInt8]
    private let limits: DocumentLimits
    /// Whether keys are held to their rules: comparing a million of them takes longer than all else.
    private let checksKeys: Bool

    private var tree = SourceTree()
    private var offset = 0
    private var open: [Container] = []
    private var expected = SyntaxFailure.Expectation.document
    private var previous: Range<Int>?
    /// The key of the member whose value comes next.
    private var key: Range<Int>?
    private var suspect: Int?
    private var line = Line()
    /// How many commas and opening brackets there were.
    private var values = 0

    private init(_ bytes: [UInt8], limits: DocumentLimits, checksKeys: Bool) {
        self.bytes = bytes
        self.limits = limits
        self.checksKeys = checksKeys
    }

    /// Reads a document up to its end or to the first thing that is not JSON.
    static func scan(
        _ bytes: [UInt8],
        limits: DocumentLimits,
        checksKeys: Bool = true
    ) -> Result<SourceTree, SyntaxFailure> {
        var scanner = JSONScanner(bytes, limits: limits, checksKeys: checksKeys)
        do throws(SyntaxFailure) {
            try scanner.scanTokens()
            return .success(scanner.tree)
        } catch {
            return .failure(scanner.inContext(error))
        }
    }

    private mutating func scanTokens() throws(SyntaxFailure) {
        while true {
            skipWhitespace()
            guard offset < bytes.count else { break }
            let start = offset
            try scanToken(bytes[start])
            previous = start..<offset
        }
        guard expected == .end else {
            throw SyntaxFailure(reason: .unexpected, range: offset..<offset)
        }
    }

    private mutating func skipWhitespace() {
        let start = offset
        var lineStart: Int?
        while offset < bytes.count, ASCII.isWhitespace(bytes[offset]) {
            if bytes[offset] == ASCII.lineFeed {
                lineStart = offset + 1
            }
            offset += 1
        }
        if let lineStart {
            line = Line(start: lineStart, firstToken: offset)
        } else if start == 0 {
            line.firstToken = offset
        }
    }

    private mutating func scanToken(_ byte: UInt8) throws(SyntaxFailure) {
        switch byte {
        case ASCII.openBrace where expected.isValue,
            ASCII.openBracket where expected.isValue:
            try openContainer(isObject: byte == ASCII.openBrace)
        case ASCII.closeBrace where expected == .firstKey || expected == .commaOrBrace,
            ASCII.closeBracket where expected == .firstItem || expected == .commaOrBracket:
            closeContainer()
        case ASCII.comma where expected.isComma:
            try countValue()
            offset += 1
            expected = expected == .commaOrBrace ? .nextKey : .nextItem
        case ASCII.colon where expected == .colon:
            offset += 1
            expected = .memberValue
        case ASCII.quote where expected.isKey:
            try scanKey()
        case ASCII.quote where expected.isValue:
            let start = offset
            _ = try skipString()
            addScalar(from: start)
        case ASCII.minus where expected.isValue,
            _ where expected.isValue && ASCII.isDigit(byte):
            try scanNumber()
        case _ where expected.isValue && ASCII.isLetter(byte):
            try scanWord()
        default:
            throw unexpected()
        }
    }

    private mutating func countValue() throws(SyntaxFailure) {
        values += 1
        guard values <= limits.values else {
            throw SyntaxFailure(
                reason: .tooManyValues(limit: limits.values),
                range: offset..<(offset + 1)
            )
        }
    }

    private func unexpected() -> SyntaxFailure {
        SyntaxFailure(reason: .unexpected, range: offset..<(offset + 1))
    }

    private func inContext(_ failure: SyntaxFailure) -> SyntaxFailure {
        var failure = failure
        failure.expected = expected
        failure.previous = previous
        failure.open = open.map { tree.nodes[$0.node].range.lowerBound }
        failure.suspect = suspect
        return failure
    }
}

// MARK: - Containers

extension JSONScanner {
    private mutating func openContainer(isObject: Bool) throws(SyntaxFailure) {
        guard open.count < limits.depth else {
            throw SyntaxFailure(reason: .tooDeep(limit: limits.depth), range: offset..<(offset + 1))
        }
        try countValue()
        let node = addNode(offset..<(offset + 1))
        offset += 1
        open.append(Container(node: node, isObject: isObject, line: line))
        expected = isObject ? .firstKey : .firstItem
    }

    private mutating func closeContainer() {
        guard let container = open.popLast() else { return }
        let opening = tree.nodes[container.node].range.lowerBound
        let beginsLine = line != container.line && line.firstToken == offset
        if suspect == nil, beginsLine, line.indentation < container.line.indentation {
            suspect = opening
        }
        offset += 1
        tree.nodes[container.node].range = opening..<offset
        tree.nodes[container.node].next = tree.nodes.count
        expectAfterValue()
    }

    private mutating func expectAfterValue() {
        if let container = open.last {
            expected = container.isObject ? .commaOrBrace : .commaOrBracket
        } else {
            expected = .end
        }
    }

    private mutating func addNode(_ range: Range<Int>) -> Int {
        let node = tree.nodes.count
        tree.nodes.append(SourceTree.Node(keyRange: key, range: range, next: node + 1))
        key = nil
        return node
    }
}

// MARK: - Scalars

extension JSONScanner {
    private mutating func addScalar(from start: Int) {
        _ = addNode(start..<offset)
        expectAfterValue()
    }

    /// Moves behind a string.
    private mutating func skipString() throws(SyntaxFailure) {
        var pieces = StringPieces(in: bytes, opening: offset)
        pieces.skipPlainText()
        while try pieces.next() != nil { pieces.skipPlainText() }
        offset = pieces.offset + 1
    }

    private mutating func scanKey() throws(SyntaxFailure) {
        let start = offset
        try skipString()
        let range = start..<offset
        if checksKeys {
            let text = try StringPieces.text(of: range, in: bytes)
            guard text.utf8.count <= JSONValue.greatestKeyLength else {
                throw SyntaxFailure(reason: .keyTooLong(limit: JSONValue.greatestKeyLength), range: range)
            }
            if let first = open[open.count - 1].keys.updateValue(range, forKey: text) {
                throw SyntaxFailure(reason: .duplicateKey(first: first), range: range)
            }
        }
        key = range
        expected = .colon
    }

    private mutating func scanNumber() throws(SyntaxFailure) {
        let start = offset
        guard let number = JSONNumber(in: bytes, at: start, limit: bytes.count) else {
            throw SyntaxFailure(reason: .malformedNumber, range: start..<(start + 1))
        }
        guard number.fits(in: bytes, from: start) else {
            throw SyntaxFailure(reason: .numberTooLarge, range: start..<number.end)
        }
        offset = number.end
        addScalar(from: start)
    }

    private mutating func scanWord() throws(SyntaxFailure) {
        let start = offset
        let word = bytes[start...].prefix(while: ASCII.isLetter)
        guard ["true", "false", "null"].contains(where: { word.elementsEqual($0.utf8) }) else {
            throw unexpected()
        }
        offset = word.endIndex
        addScalar(from: start)
    }
}
