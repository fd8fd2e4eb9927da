import CLibcurl

/// Where a request goes, after the checks that keep a token from going anywhere else.
///
/// libcurl's own parser takes the URL apart, so that what is checked and what is connected to cannot differ.
struct RequestTarget: Sendable, Hashable {
    /// Whether the connection is encrypted.
    ///
    /// It is not only for a loopback address.
    let isEncrypted: Bool
    /// The host, lower case, as error messages name it.
    let host: String

    /// Checks a URL.
    ///
    /// - Throws: ``CurlError/Code/badURL``. The message never quotes the URL, which may hold a token.
    init(_ url: String) throws(CurlError) {
        guard !url.utf8.contains(0), let handle = curl_url() else { throw .badURL("the URL is malformed") }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK else { throw .badURL("the URL is malformed") }
        func part(_ what: CURLUPart) -> String? {
            var text: UnsafeMutablePointer<CChar>?
            guard curl_url_get(handle, what, &text, 0) == CURLUE_OK, let text else { return nil }
            defer { curl_free(text) }
            return String(cString: text)
        }

        guard let scheme = part(CURLUPART_SCHEME)?.lowercased(), let host = part(CURLUPART_HOST)?.lowercased() else {
            throw .badURL("the URL has no host")
        }
        guard part(CURLUPART_USER) == nil, part(CURLUPART_PASSWORD) == nil else {
            throw .badURL("the URL holds a user or a password; secrets do not belong in URLs")
        }
        switch scheme {
        case "https": break
        case "http" where Self.isLoopback(host): break
        case "http": throw .badURL("plain http is only allowed to a loopback address; use https")
        default: throw .badURL("the URL's scheme is not https")
        }
        self.isEncrypted = scheme == "https"
        self.host = host
    }

    /// Whether a host, as libcurl's parser writes it, can only be this machine.
    ///
    /// libcurl rewrites every spelling of an IPv4 address to four numbers, and connects `localhost` to the loopback
    /// addresses without asking a name server.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "[::1]" { return true }
        let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return numbers.count == 4 && numbers.first == 127 && !numbers.contains(nil)
    }
}

extension CurlError {
    fileprivate static func badURL(_ message: String) -> CurlError {
        CurlError(code: .badURL, message: message, isTransient: false, mayHaveArrived: false)
    }
}
