import JSON

/// A value's address: which file, and the JSON pointer in it.
///
/// Decoding works with addresses alone. Lines and columns are looked up only for what ends up in a diagnostic.
struct Place: Hashable, Sendable {
    /// The index of the file among those that are loaded.
    let file: Int
    /// Where in the file.
    let pointer: JSONPointer

    /// The address of a member.
    func child(_ key: String) -> Place { Place(file: file, pointer: pointer.appending(key: key)) }

    /// The address of a list's entry.
    func child(_ index: Int) -> Place { Place(file: file, pointer: pointer.appending(index: index)) }
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
}
