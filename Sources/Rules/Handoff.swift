/// What a rule does to the conversation's owner: gives it to a person, or takes it back.
package enum Handoff: Sendable, Hashable {
    /// A person takes over for this long, in milliseconds.
    case until(milliseconds: Int64)
    /// A person takes over until somebody ends it.
    case forever
    /// The bot answers again.
    case end
}
