/// One rules file as it was read: a name and bytes, nothing else.
///
/// The verdict on rules depends on these bytes alone, never on the day, the locale or the disk.
package struct RulesFile: Sendable, Hashable {
    /// The name as diagnostics show it, such as `rules/rules.json`.
    package let name: String
    /// The content, byte for byte.
    package let bytes: [UInt8]

    /// Creates a file from its name and content.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
