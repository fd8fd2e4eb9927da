/// A place in a file: between two characters, or before the first one of a line.
package struct SourcePosition: Sendable, Hashable, Comparable {
    /// The line, counted from 1.
    package let line: Int
    /// The column, counted from 1 in code points, as editors count it; a tab is one column.
    package let column: Int
    /// The place in bytes from the beginning of the file.
    package let offset: Int

    /// Creates a position.
    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }

    package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        left.offset < right.offset
    }
}
