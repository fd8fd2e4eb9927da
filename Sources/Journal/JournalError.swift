/// Why the data folder cannot be used, in words for the operator.
package struct JournalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What happened, and what to do about it.
    package let description: String

    /// Creates an error.
    package init(_ description: String) {
        self.description = description
    }
}
