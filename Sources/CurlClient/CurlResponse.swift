/// A complete answer of a server, whatever its status.
///
/// A status of 500 is an answer, not a ``CurlError``: only the caller knows what it means to them.
package struct CurlResponse: Sendable {
    /// The status code, such as 200.
    package let status: Int
    /// The headers in the order in which they came.
    ///
    /// Names keep the server's spelling.
    package let headers: [(name: String, value: String)]
    /// The body as it came: compressed answers are neither asked for nor inflated.
    package let body: [UInt8]

    /// Creates an answer.
    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The value of the first header of that name; case does not matter.
    package func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}
