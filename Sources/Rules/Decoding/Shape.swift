/// What may stand as a value at one place of a rules file.
///
/// The description that the JSON Schema for editors is made from. Decoders read the values; this says in advance what
/// they take, from the same vocabularies, and a test holds the two together.
indirect enum Shape: Sendable, Hashable {
    /// A text with something in it.
    case text
    /// A text, also an empty one.
    case anyText
    /// A text of a certain form, as a regular expression of JSON Schema: a duration, a date; and one that has it.
    case form(String, example: String? = nil)
    /// `true` or `false`.
    case boolean
    /// Only `true`.
    case onlyTrue
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// One of the names of a vocabulary.
    case name(Vocabulary)
    /// An object with the keys of a vocabulary.
    case object(Vocabulary)
    /// An object whose keys the marketer chooses.
    case map(Shape)
    /// A list with at least one entry.
    case list(Shape)
    /// A list with at least one entry, and no more than this many.
    case shortList(Shape, atMost: Int)
    /// A list, also an empty one.
    case anyList(Shape)
    /// One value or a list of them.
    case oneOrMore(Shape)
    /// Any one of these.
    case either([Shape])
    /// A shape that has a name in ``LanguageShapes``: those that contain themselves.
    case named(LanguageShapes.Name)
    /// Anything.
    case anything
}
