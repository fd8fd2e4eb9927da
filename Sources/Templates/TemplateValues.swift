/// The values that a template is filled with.
package struct TemplateValues: Sendable, Hashable {
    private var values: [String: String]

    /// Creates values by name.
    package init(_ values: [String: String] = [:]) {
        self.values = values
    }

    /// A value; `nil` where there is none, which a section treats like an empty one.
    package subscript(name: String) -> String? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

extension TemplateValues: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, String)...) {
        self.init(Dictionary(elements) { $1 })
    }
}
