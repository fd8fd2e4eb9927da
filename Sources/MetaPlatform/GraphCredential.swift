/// Which of the business's access tokens a request takes; never the token itself.
package enum GraphCredential: Sendable, Hashable {
    /// A page's token: Messenger, and Instagram accounts that are linked to the page.
    case page(account: String?)
    /// An Instagram account's own token.
    case instagram(account: String?)
    /// The token of a WhatsApp number.
    case whatsApp(account: String?)

    /// The name of the secret that is missing when there is no such token.
    package var secretName: String {
        switch self {
        case .page: "PAGE_ACCESS_TOKEN"
        case .instagram: "INSTAGRAM_ACCESS_TOKEN"
        case .whatsApp: "WHATSAPP_ACCESS_TOKEN"
        }
    }
}
