import Synchronization

/// The redactor that is in force, shared by everything that writes for people, and swapped when secrets are reloaded.
package final class RedactorBox: Sendable {
    private let current: Mutex<Redactor>

    /// Creates a box; without a redactor it lets everything through, until the secrets are known.
    package init(_ redactor: Redactor = .empty) {
        current = Mutex(redactor)
    }

    /// The redactor in force.
    package var redactor: Redactor {
        current.withLock { $0 }
    }

    /// Puts a new redactor in force, which goes on finding what the earlier ones found.
    ///
    /// A token that was just replaced still travels with the requests under way, and its owner may not have revoked it.
    /// The newest 256 values are kept.
    package func replace(with redactor: Redactor) {
        current.withLock { $0 = redactor.merging($0) }
    }

    /// The text without secrets.
    package func redact(_ text: String) -> String {
        redactor.redact(text)
    }
}
