package import Secrets

/// The business's access tokens, as they are at one moment: a reload of the secrets gives new ones.
package struct GraphCredentials: Sendable {
    /// The tokens of one kind.
    package struct Tokens: Sendable {
        /// The token of every account that has none of its own.
        package let shared: Secret?
        /// Tokens by account id, such as `PAGE_ACCESS_TOKEN_<page id>`.
        package let named: [String: Secret]

        /// Creates the tokens of one kind.
        package init(shared: Secret? = nil, named: [String: Secret] = [:]) {
            self.shared = shared
            self.named = named
        }

        /// The token of an account.
        package func token(for account: String?) -> Secret? {
            account.flatMap { named[$0] } ?? shared
        }

        /// Whether an account has a token of its own.
        func names(_ account: String?) -> Bool {
            account.map { named[$0] != nil } ?? false
        }
    }

    /// The pages' tokens.
    package let page: Tokens
    /// The tokens of Instagram's own login.
    package let instagram: Tokens
    /// The WhatsApp numbers' tokens.
    package let whatsApp: Tokens
    /// The id of the WhatsApp number that the shared token is for.
    package let whatsAppPhoneNumberID: String?
    /// The app's secret, for the proof that requests to graph.facebook.com carry.
    package let appSecret: Secret?

    /// Creates credentials; what the operator did not set is left out.
    package init(
        page: Tokens = Tokens(),
        instagram: Tokens = Tokens(),
        whatsApp: Tokens = Tokens(),
        whatsAppPhoneNumberID: String? = nil,
        appSecret: Secret? = nil
    ) {
        self.page = page
        self.instagram = instagram
        self.whatsApp = whatsApp
        self.whatsAppPhoneNumberID = whatsAppPhoneNumberID
        self.appSecret = appSecret
    }

    /// The token that a credential stands for.
    package func token(for credential: GraphCredential) -> Secret? {
        switch credential {
        case .page(let account): page.token(for: account)
        case .instagram(let account): instagram.token(for: account)
        case .whatsApp(let account): whatsApp.token(for: account)
        }
    }
}
