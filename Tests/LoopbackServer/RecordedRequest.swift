/// One request as ``LoopbackServer`` received it.
package struct RecordedRequest: Sendable {
    /// The method, such as `POST`.
    package let method: String
    /// The path without the query, as it was on the wire.
    package let path: String
    /// What follows the `?`, as it was on the wire, or `nil` without one.
    package let query: String?
    /// The headers in the order in which they came.
    package let headers: [(name: String, value: String)]
    /// The bytes of the body.
    package let body: [UInt8]

    /// The body as text; bytes that are not UTF-8 become U+FFFD.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first header of that name; case does not matter.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
