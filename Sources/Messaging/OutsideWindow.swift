/// What is done with a reply that the platform no longer takes, because the contact last wrote too long ago.
package enum OutsideWindow: Sendable, Hashable {
    /// Nothing is sent.
    case drop
    /// This is sent instead.
    case send(Reply)
}
