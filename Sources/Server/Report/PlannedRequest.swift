package import JSON

/// A request as it would be posted: what `replyd try` and a dry run show.
package struct PlannedRequest: Sendable, Hashable {
    /// The HTTP method.
    package let method: String
    /// The whole URL.
    ///
    /// Tokens travel in a header, so that it never holds one.
    package let url: String
    /// The body.
    package let body: JSONValue

    /// Creates a request.
    package init(method: String, url: String, body: JSONValue) {
        self.method = method
        self.url = url
        self.body = body
    }

    /// The request as an object with the keys `method`, `url` and `body`.
    package var json: JSONValue {
        ["method": .string(method), "url": .string(url), "body": body]
    }
}
