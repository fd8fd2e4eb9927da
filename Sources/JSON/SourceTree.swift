/// Where the values of a document stand, in a flat list.
struct SourceTree: Sendable {
    /// One value.
    struct Node: Sendable {
        /// The bytes of the key, quotes included, when the value is a member of an object.
        var keyRange: Range<Int>?
        /// The bytes of the value.
        var range: Range<Int>
        /// The index of the first node that is neither this one nor inside it.
        var next: Int
    }

    /// Every value, in the order of the document: a container stands before what it holds.
    var nodes: [Node] = []
}
