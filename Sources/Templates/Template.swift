/// A reply's text with variables: a subset of Mustache, compiled to a flat list of segments.
///
/// - `{{name}}`, `{{hours.next_open}}`: a value; nothing where there is none.
/// - `{{#name}}…{{/name}}`: only where the value is present and not empty. `{{^name}}…{{/name}}`: only where it is not.
/// - `{{> signature}}`: another template.
/// - `{{! note }}`: nothing.
///
/// What differs from Mustache: nothing is escaped, since no HTML is written. Names are looked up whole, never within a
/// section's value; there are no lists. All white space is kept, also around a section or a note that has a line of its
/// own. A single `}}` is text. Values are data: braces in a customer's message are written as they came.
package struct Template: Sendable {
    /// The parts in order.
    let segments: [Segment]
    /// Every value that the template asks for, in the order of the text.
    package let references: [Reference]
    /// Every other template that it includes, in the order of the text.
    package let partials: [PartialReference]

    /// A part of a template.
    ///
    /// Sections jump, so that a template is one list whatever its nesting.
    enum Segment: Sendable, Hashable {
        case text(String)
        case variable(String)
        /// Goes on at segment `end` when the value's presence is not `isOn`.
        case section(String, isOn: Bool, end: Int)
        case partial(String)
    }

    /// A place where a template asks for a value.
    package struct Reference: Sendable, Hashable {
        /// What the value is asked for.
        package enum Kind: Sendable, Hashable {
            /// To be written.
            case variable
            /// To write what is within the section when the value is there.
            case section
            /// To write what is within the section when the value is not there.
            case inverted
        }

        /// The value's name, such as `first_name` or `match.1`.
        package let name: String
        /// What the value is asked for.
        package let kind: Kind
        /// Whether it stands within a section of the same name, so that the value is known to be there.
        package let isGuarded: Bool
        /// Where the name stands in the source, in bytes of UTF-8.
        package let range: Range<Int>
    }

    /// A place where a template includes another one.
    package struct PartialReference: Sendable, Hashable {
        /// The other template's name.
        package let name: String
        /// Where the name stands in the source, in bytes of UTF-8.
        package let range: Range<Int>
    }

    /// Reads a template; collects everything that is wrong with it.
    package static func parse(_ source: String) -> TemplateParse {
        var parser = TemplateParser(source)
        return parser.parse()
    }
}

/// What reading a template gave.
package struct TemplateParse: Sendable {
    /// The template, or `nil` when there is any problem.
    package let template: Template?
    /// Everything that is wrong, in the order of the text.
    package let problems: [TemplateProblem]
}

/// Something that is wrong with a template, in the words of the one who writes replies.
package struct TemplateProblem: Sendable, Hashable {
    /// What is wrong.
    package let message: String
    /// How to write it, or `nil` where the message says it all.
    package let help: String?
    /// The part of the source, in bytes of UTF-8.
    package let range: Range<Int>
}
