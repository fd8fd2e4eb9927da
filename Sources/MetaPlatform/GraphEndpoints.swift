/// Where Meta's Graph API is.
package struct GraphEndpoints: Sendable, Hashable {
    /// The API of pages, WhatsApp numbers, and Instagram accounts that are linked to a page.
    ///
    /// No slash at the end.
    package let metaURL: String
    /// The API of Instagram accounts that are connected by Instagram's own login.
    ///
    /// No slash at the end.
    package let instagramURL: String
    /// The API's version, such as `v25.0`.
    package let version: String

    /// Creates endpoints; Meta's own unless told otherwise.
    ///
    /// The default version is the newest that public clients use in 2026; Meta serves it until February 2028.
    package init(
        metaURL: String = "https://graph.facebook.com",
        instagramURL: String = "https://graph.instagram.com",
        version: String = "v25.0"
    ) {
        self.metaURL = Self.withoutSlash(metaURL)
        self.instagramURL = Self.withoutSlash(instagramURL)
        self.version = version
    }

    private static func withoutSlash(_ url: String) -> String {
        var url = url
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }

    /// The base URL of a host of the API.
    func baseURL(of host: GraphRoute.Host) -> String {
        switch host {
        case .meta: metaURL
        case .instagram: instagramURL
        }
    }
}
