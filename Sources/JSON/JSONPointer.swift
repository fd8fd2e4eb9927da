/// The way from the top of a document to a value in it, as in RFC 6901.
///
/// A literal reads `["rules", 3, "when"]`; the description is `/rules/3/when`, and empty for the whole document.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// One step down.
    package enum Component: Sendable, Hashable {
        /// To the member of an object.
        case key(String)
        /// To the item of an array, counted from 0.
        case index(Int)
    }

    /// The steps, from the top.
    package let components: [Component]

    /// Creates a pointer; without components it points at the whole document.
    package init(_ components: [Component] = []) {
        self.components = components
    }

    /// The pointer to a member of the object that this one points at.
    package func appending(key: String) -> JSONPointer {
        JSONPointer(components + [.key(key)])
    }

    /// The pointer to an item of the array that this one points at, counted from 0.
    package func appending(index: Int) -> JSONPointer {
        JSONPointer(components + [.index(index)])
    }

    package var description: String {
        components.map { component in
            switch component {
            case .key(let key): "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
            case .index(let index): "/\(index)"
            }
        }
        .joined()
    }
}

extension JSONPointer: ExpressibleByArrayLiteral {
    package init(arrayLiteral components: Component...) {
        self.init(components)
    }
}

extension JSONPointer.Component: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) {
        self = .key(value)
    }

    package init(integerLiteral value: Int) {
        self = .index(value)
    }
}
