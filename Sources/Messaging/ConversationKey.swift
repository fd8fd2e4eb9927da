/// The identity of a conversation: a person as one account of the business sees them.
///
/// Meta gives the same person a different id for each page or account, so an id alone names nobody.
package struct ConversationKey: Sendable, Hashable {
    /// The platform.
    package let platform: Platform
    /// The business's account on it.
    package let account: String
    /// The person, by the id that this account knows them by.
    package let contact: String

    /// Creates a key.
    package init(platform: Platform, account: String, contact: String) {
        self.platform = platform
        self.account = account
        self.contact = contact
    }
}
