/// Content that went live at a moment, whole and for good.
///
/// Immutable: whoever takes it keeps working on the same content while newer generations go live, and the last one to
/// let go of it frees it.
package final class Generation<Value: Sendable>: Sendable {
    /// The first content has 1; each one that goes live after it has one more.
    package let number: Int
    /// What the content means.
    package let value: Value
    /// The hash of the content, see ``SourceSnapshot/sha256``.
    package let sha256: String
    /// When it went live, in milliseconds since 1970-01-01 UTC.
    package let loadedAt: Int64

    init(number: Int, value: Value, sha256: String, loadedAt: Int64) {
        self.number = number
        self.value = value
        self.sha256 = sha256
        self.loadedAt = loadedAt
    }
}
