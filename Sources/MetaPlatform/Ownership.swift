/// Whether an account is the business's own.
package enum Ownership: Sendable {
    /// It is, or Meta itself will refuse it.
    case ours
    /// It is not: nothing may be sent for it.
    case foreign
    /// It could not be found out; the error says whether asking again can help.
    case unknown(GraphSendError)
}
