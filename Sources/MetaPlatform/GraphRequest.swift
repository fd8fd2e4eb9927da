package import JSON

/// A request to the Graph API as a plain value, without its token: what `replyd try` prints is what is sent.
package struct GraphRequest: Sendable, Hashable {
    /// The method: `GET`, `POST` or `DELETE`.
    package let method: String
    /// The address, with the query that the request itself needs; the proof that a token needs is not in it.
    package let url: String
    /// The body of a `POST`, with its keys in the order of Meta's docs.
    package let body: JSONValue?
    /// The host that the request goes to.
    package let host: GraphRoute.Host
    /// The token that it takes, as a Bearer header.
    package let credential: GraphCredential

    /// Creates a request.
    package init(
        method: String,
        url: String,
        body: JSONValue? = nil,
        host: GraphRoute.Host,
        credential: GraphCredential
    ) {
        self.method = method
        self.url = url
        self.body = body
        self.host = host
        self.credential = credential
    }
}
