/// Where a reply goes.
package enum ReplyAddress: Sendable, Hashable {
    /// A person, by the platform's id: a phone number on WhatsApp, a page- or Instagram-scoped id elsewhere.
    case contact(String)
    /// A WhatsApp user without a phone number, by business-scoped user id.
    case businessScopedUser(String)
    /// The private answer to a comment, by the comment's id. Meta allows one message for each comment.
    case comment(String)
}
