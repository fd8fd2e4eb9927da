/// A mistake in the settings that must be mended before replyd can go on: one sentence, never with a value in it.
package struct SettingProblem: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, where, and what to do.
    package let message: String

    /// Creates a problem from its sentence.
    package init(_ message: String) {
        self.message = message
    }

    package var description: String { message }
}
