/// Where the values of a document stand, in a flat list.
struct SourceTree: Sendable {
    /// One value.
    struct Node: Sendable {
        /// The key, decoded, when the value is a member of an object.
        var key: String?
        /// The bytes of the key, quotes included.
        var keyRange: Range<Int>?
        /// The bytes of the value.
        var range: Range<Int>
        /// The index of the first node that is neither this one nor inside it.
        var next: Int
    }

    /// Every value, in the order of the document: a container stands before what it holds.
    var nodes: [Node] = []

    /// The node that a pointer points at.
    func node(at pointer: JSONPointer) -> Node? {
        guard !nodes.isEmpty else { return nil }
        var current = 0
        for component in pointer.components {
            guard let child = child(component, of: current) else { return nil }
            current = child
        }
        return nodes[current]
    }

    private func child(_ component: JSONPointer.Component, of parent: Int) -> Int? {
        var child = parent + 1
        var index = 0
        while child < nodes[parent].next {
            switch component {
            case .key(let key) where nodes[child].key == key: return child
            case .index(index) where nodes[child].key == nil: return child
            default: break
            }
            child = nodes[child].next
            index += 1
        }
        return nil
    }
}
