package import Messaging

/// Which of Meta's hosts, which object there and which token a message goes through.
package struct GraphRoute: Sendable, Hashable {
    /// One of Meta's two hosts.
    package enum Host: Sendable, Hashable {
        /// graph.facebook.com
        case meta
        /// graph.instagram.com
        case instagram
    }

    /// The host.
    package let host: Host
    /// The object whose `messages` are posted to: an account's id, or `me` for the token's own account.
    package let node: String
    /// The token.
    package let credential: GraphCredential

    /// Creates a route.
    package init(host: Host, node: String, credential: GraphCredential) {
        self.host = host
        self.node = node
        self.credential = credential
    }

    /// The route of messages from an account.
    ///
    /// Instagram has two: an account that is connected by Instagram's own login has a token and a host of its own; one
    /// that is linked to a page is reached through the page, whose token knows it as `me`.
    /// Source: Meta's Instagram Platform docs, "Instagram API with Instagram Login" and "… with Facebook Login".
    ///
    /// - Parameters:
    ///   - platform: The platform.
    ///   - account: The account's id, or `nil` where it is not known: then the token's own account, and for WhatsApp,
    ///     which has no such thing, a word in its place.
    ///   - usesPageToken: Whether an Instagram account is reached through its page.
    package init(platform: Platform, account: String?, usesPageToken: Bool = false) {
        switch platform {
        case .messenger:
            self.init(host: .meta, node: account ?? "me", credential: .page(account: account))
        case .instagram where usesPageToken:
            self.init(host: .meta, node: "me", credential: .page(account: nil))
        case .instagram:
            self.init(host: .instagram, node: account ?? "me", credential: .instagram(account: account))
        case .whatsapp:
            self.init(host: .meta, node: account ?? "PHONE_NUMBER_ID", credential: .whatsApp(account: account))
        }
    }
}
