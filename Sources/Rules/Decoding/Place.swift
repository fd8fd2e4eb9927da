import JSON

/// A value's address: which file, and the way to it.
///
/// Decoding works with addresses alone. Lines and columns are looked up only for what ends up in a diagnostic. Values
/// have their ways in common as far as they go together, so that an address costs one small object, however deep.
struct Place: Hashable, Sendable {
    /// The index of the file among those that are loaded.
    let file: Int
    private let path: Path?

    private init(file: Int, path: Path?) {
        self.file = file
        self.path = path
    }

    /// The address of a file's whole document.
    init(file: Int) {
        self.init(file: file, path: nil)
    }

    /// The address of a member.
    func child(_ key: String) -> Place { Place(file: file, path: Path(.key(key), in: path)) }

    /// The address of a list's entry.
    func child(_ index: Int) -> Place { Place(file: file, path: Path(.index(index), in: path)) }

    /// The last step of the way; `nil` for a whole document.
    var last: JSONPointer.Component? { path?.step }

    /// The step before the last one.
    var beforeLast: JSONPointer.Component? { path?.parent?.step }

    /// The way from the top of the file.
    var pointer: JSONPointer {
        var steps: [JSONPointer.Component] = []
        var path = path
        while let step = path {
            steps.append(step.step)
            path = step.parent
        }
        return JSONPointer(steps.reversed())
    }

    /// Whether it is the address of another value, or of something inside of that.
    func isWithin(_ other: Place) -> Bool {
        var path = path
        while Place(file: file, path: path) != other {
            guard let step = path else { return false }
            path = step.parent
        }
        return true
    }

    static func == (left: Place, right: Place) -> Bool {
        guard left.file == right.file else { return false }
        var (one, other) = (left.path, right.path)
        while one !== other {
            guard let first = one, let second = other, first.step == second.step else { return false }
            (one, other) = (first.parent, second.parent)
        }
        return true
    }

    /// Looks at the last step and at the numbers before it: they tell nearly all places apart, and keys are long to hash.
    func hash(into hasher: inout Hasher) {
        hasher.combine(file)
        hasher.combine(path?.step)
        var path = path?.parent
        while let step = path {
            if case .index(let index) = step.step { hasher.combine(index) }
            path = step.parent
        }
    }
}

/// One step of the way to a value, and the steps before it.
private final class Path: Sendable {
    let step: JSONPointer.Component
    let parent: Path?

    init(_ step: JSONPointer.Component, in parent: Path?) {
        self.step = step
        self.parent = parent
    }
}

/// What exactly a diagnostic underlines.
enum Spot: Hashable, Sendable {
    /// A file as a whole.
    case file(Int)
    /// A whole value.
    case value(Place)
    /// The bracket or brace that opens a value: where something is missing in it.
    case opening(Place)
    /// A member's key.
    case key(Place)
    /// A part of a text, in UTF-8 bytes of the text as it decodes.
    case slice(Place, Range<Int>)
    /// A place known by line and column: only syntax problems know theirs.
    case range(Int, SourceRange)

    /// The index of the file.
    var file: Int {
        switch self {
        case .file(let file), .range(let file, _): file
        case .value(let place), .opening(let place), .key(let place), .slice(let place, _): place.file
        }
    }
}
