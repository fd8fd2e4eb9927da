import Synchronization

/// Finds the places of values by their pointers.
///
/// The members of an array or object are listed as far as they are asked for, so that a thousand places among a million
/// rules cost one walk over the rules, not a thousand. The lock only guards these lists.
final class SourceIndex: Sendable {
    private let tree: SourceTree
    private let bytes: [UInt8]
    private let members = Mutex<[Int: Members]>([:])

    /// Creates an index of a document's values.
    init(_ tree: SourceTree, in bytes: [UInt8]) {
        self.tree = tree
        self.bytes = bytes
    }

    /// The node that a pointer points at.
    func node(at pointer: JSONPointer) -> SourceTree.Node? {
        guard !tree.nodes.isEmpty else { return nil }
        var current = 0
        for component in pointer.components {
            guard let child = child(component, of: current) else { return nil }
            current = child
        }
        return tree.nodes[current]
    }

    private func child(_ component: JSONPointer.Component, of parent: Int) -> Int? {
        members.withLock { lists in
            lists[parent, default: Members(of: parent, in: tree)].find(component, tree, bytes)
        }
    }
}

/// The members of one array or object, up to the last that was asked for.
private struct Members {
    /// The node of each item of an array, in order.
    private var items: [Int] = []
    /// The node of each member of an object.
    private var nodesByKey: [String: Int] = [:]
    /// The first node that was not looked at yet.
    private var next: Int
    private let end: Int

    init(of parent: Int, in tree: SourceTree) {
        next = parent + 1
        end = tree.nodes[parent].next
    }

    mutating func find(_ component: JSONPointer.Component, _ tree: SourceTree, _ bytes: [UInt8]) -> Int? {
        switch component {
        case .index(let index):
            while items.count <= index, next < end, tree.nodes[next].keyRange == nil {
                items.append(next)
                next = tree.nodes[next].next
            }
            return items.indices.contains(index) ? items[index] : nil
        case .key(let key):
            if let known = nodesByKey[key] { return known }
            while next < end, let range = tree.nodes[next].keyRange {
                let node = next
                next = tree.nodes[node].next
                // The scanner has accepted this key: it decodes.
                guard let text = try? StringPieces.text(of: range, in: bytes) else { continue }
                nodesByKey[text] = node
                if text == key { return node }
            }
            return nil
        }
    }
}
