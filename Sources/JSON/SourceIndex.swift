import Synchronization

/// Finds the places of values by their pointers.
///
/// The members of an array or object are listed when the first of them is asked for, so that a thousand places among a
/// million rules cost one walk over the rules, not a thousand. The lock only guards these lists.
final class SourceIndex: Sendable {
    private struct Members {
        /// The node of each member, in order.
        var nodes: [Int] = []
        /// The same by key; empty for an array.
        var nodesByKey: [String: Int] = [:]
    }

    private let tree: SourceTree
    private let members = Mutex<[Int: Members]>([:])

    init(_ tree: SourceTree) {
        self.tree = tree
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
            if lists[parent] == nil { lists[parent] = list(of: parent) }
            guard let list = lists[parent] else { return nil }
            switch component {
            case .key(let key): return list.nodesByKey[key]
            case .index(let index):
                guard list.nodesByKey.isEmpty, list.nodes.indices.contains(index) else { return nil }
                return list.nodes[index]
            }
        }
    }

    private func list(of parent: Int) -> Members {
        var list = Members()
        var node = parent + 1
        while node < tree.nodes[parent].next {
            list.nodes.append(node)
            if let key = tree.nodes[node].key { list.nodesByKey[key] = node }
            node = tree.nodes[node].next
        }
        return list
    }
}
