/// Where the lines of a text begin, and how many code points stand before each place.
///
/// A line ends with a line feed; the carriage return of a Windows line end is its last character. Code points are
/// counted by their first bytes, at a checkpoint in every kilobyte: a position costs the same in a file of one long line.
struct LineMap: Sendable {
    private static let stride = 1_024

    private let bytes: [UInt8]
    private var starts = [0]
    private var checkpoints: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var codePoints = 0
        for (offset, byte) in bytes.enumerated() {
            if offset % Self.stride == 0 {
                checkpoints.append(codePoints)
            }
            if byte == ASCII.lineFeed {
                starts.append(offset + 1)
            }
            if Self.beginsCodePoint(byte) {
                codePoints += 1
            }
        }
    }

    /// The position of a byte; what lies outside of the text counts as its beginning or end.
    func position(of offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        let line = lineNumber(of: offset)
        let column = codePoints(before: offset) - codePoints(before: starts[line - 1]) + 1
        return SourcePosition(line: line, column: column, offset: offset)
    }

    /// The bytes of a line, counted from 1, without its line end; empty for a line that does not exist.
    func offsets(ofLine line: Int) -> Range<Int> {
        guard line >= 1, line <= starts.count else { return bytes.count..<bytes.count }
        let start = starts[line - 1]
        guard line < starts.count else { return start..<bytes.count }
        let end = starts[line] - 1
        let hasCarriageReturn = end > start && bytes[end - 1] == ASCII.carriageReturn
        return start..<(hasCarriageReturn ? end - 1 : end)
    }

    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset {
                low = middle
            } else {
                high = middle
            }
        }
        return low + 1
    }

    private func codePoints(before offset: Int) -> Int {
        guard !checkpoints.isEmpty else { return 0 }
        let checkpoint = min(offset / Self.stride, checkpoints.count - 1)
        let rest = bytes[(checkpoint * Self.stride)..<offset]
        return checkpoints[checkpoint] + rest.count(where: Self.beginsCodePoint)
    }

    private static func beginsCodePoint(_ byte: UInt8) -> Bool {
        byte & 0xC0 != 0x80
    }
}
