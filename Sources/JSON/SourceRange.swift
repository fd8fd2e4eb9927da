/// A part of a file.
///
/// An empty range, whose start is its end, is the place where something is missing.
package struct SourceRange: Sendable, Hashable {
    /// The first character.
    package let start: SourcePosition
    /// The place after the last character.
    package let end: SourcePosition

    /// Creates a range.
    package init(start: SourcePosition, end: SourcePosition) {
        self.start = start
        self.end = end
    }
}
