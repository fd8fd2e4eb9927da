/// One HTTP request, as ``CurlTransport`` sends it.
///
/// A value without behaviour: whoever builds it decides everything, and the transport adds nothing but `User-Agent`.
/// Printing it shows neither the query of the URL, nor the value of a header, nor the body: these are where tokens and
/// customers' words are.
package struct CurlRequest: Sendable {
    /// The method of a request.
    ///
    /// The raw value is the word on the wire.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case delete = "DELETE"
    }

    /// The method.
    package var method: Method
    /// The absolute URL: `https`, or `http` to a loopback address.
    ///
    /// No user or password in it.
    package var url: String
    /// The headers, in the order in which they are sent.
    package var headers: [(name: String, value: String)]
    /// The body of a `POST`; `nil` is an empty one.
    ///
    /// Other methods have none.
    package var body: [UInt8]?
    /// The longest time that looking up the name, connecting and the TLS handshake take together.
    package var connectTimeout: Duration
    /// The longest time from ``CurlTransport/send(_:)`` to the end of the answer, waiting in the queue included.
    package var timeout: Duration
    /// The largest body that an answer may have, in bytes.
    ///
    /// A larger one fails the request.
    package var maximumResponseBytes: Int

    /// Creates a request.
    package init(
        method: Method,
        url: String,
        headers: [(name: String, value: String)] = [],
        body: [UInt8]? = nil,
        connectTimeout: Duration = .seconds(5),
        timeout: Duration = .seconds(20),
        maximumResponseBytes: Int = 1_048_576
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.maximumResponseBytes = maximumResponseBytes
    }
}

extension CurlRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The method, the URL without its query, and the names of the headers.
    package var description: String {
        let headerNames = headers.map(\.name).joined(separator: ", ")
        return "\(method.rawValue) \(printableURL) [\(headerNames)]"
    }

    /// The same as ``description``: a debugger's output ends up in bug reports.
    package var debugDescription: String { description }

    /// Without children, so that `dump` shows no header either.
    package var customMirror: Mirror { Mirror(self, children: []) }

    /// The URL up to its query or fragment, without anything before an `@` in the authority.
    private var printableURL: String {
        let shown = url.prefix { $0 != "?" && $0 != "#" }
        guard let scheme = shown.firstRange(of: "://") else { return String(shown) }
        let authority = shown[scheme.upperBound...].prefix { $0 != "/" && $0 != "\\" }
        guard let at = authority.lastIndex(of: "@") else { return String(shown) }
        return shown[..<scheme.upperBound] + "…" + shown[at...]
    }
}
