/// How much a document may hold, for the parser and the scanner alike.
struct DocumentLimits {
    /// How many arrays and objects may stand inside one another.
    let depth: Int
    /// How many values there may be, each comma and each opening bracket counted as one.
    let values: Int

    /// Creates limits; what exceeds the greatest that are accepted is not honoured.
    init(depth: Int, values: Int = JSONValue.greatestValueCount) {
        self.depth = min(depth, JSONValue.greatestMaximumDepth)
        self.values = min(values, JSONValue.greatestValueCount)
    }
}
