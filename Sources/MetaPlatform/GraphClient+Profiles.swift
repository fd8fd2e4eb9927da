import JSON
package import Messaging

/// What the Graph API tells about a person who has written.
package struct GraphProfile: Sendable, Hashable {
    /// The name, as the person shows it.
    package let name: String?
    /// The user name on Instagram, without `@`.
    package let userName: String?
}

extension GraphClient {
    /// Asks who a person is: one call, whose failure is no reason to ask again at once.
    ///
    /// Whether the account is ours is to be asked first, as with sending: another account's token would only be refused.
    /// Source: Meta's Messenger Platform docs (user profile: `first_name`, `last_name`) and Instagram Platform docs (user
    /// profile: `name`, `username`). WhatsApp has no such question; its messages tell the name.
    ///
    /// - Parameters:
    ///   - contact: The person, by the id that the account knows them by.
    ///   - platform: Messenger or Instagram.
    ///   - account: The account that they wrote to.
    /// - Returns: What Meta tells; people may not allow any of it.
    /// - Throws: ``GraphSendError``.
    package func profile(
        of contact: String,
        on platform: Platform,
        account: String?
    ) async throws(GraphSendError) -> GraphProfile {
        guard platform != .whatsapp else { return GraphProfile(name: nil, userName: nil) }
        let credentials = credentials()
        let event = InboundEvent(platform: platform, kind: .message, account: account, contact: contact)
        let route = try await firstRoute(for: event, credentials: credentials)
        let fields = platform == .messenger ? "first_name,last_name" : "name,username"
        let request = GraphRequest(
            method: "GET",
            url:
                "\(endpoints.baseURL(of: route.host))/\(endpoints.version)/\(URLComponent.escape(contact))?fields=\(fields)",
            host: route.host,
            credential: route.credential
        )
        let answer = try await transport.perform(request, credentials: credentials)
        let names = [answer["first_name"], answer["last_name"]].compactMap { DisplayName.clean($0?.string) }
        return GraphProfile(
            name: platform == .messenger
                ? DisplayName.clean(names.joined(separator: " ")) : DisplayName.clean(answer["name"]?.string),
            userName: DisplayName.userName(answer["username"]?.string)
        )
    }
}
