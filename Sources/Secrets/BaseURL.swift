/// The beginning of a service's addresses, such as `https://graph.facebook.com`, checked.
///
/// Tokens are sent to what stands here, so it is either https or this very machine; and it has nothing in it that would
/// end up in every request: no user name, no query.
package struct BaseURL: Sendable, Hashable {
    /// Why a text is no such address.
    package enum Fault: Error, Sendable, Hashable {
        case scheme
        case plainHTTP
        case userInfo
        case queryOrFragment
        case host
        case port
        case character
    }

    /// The address without a slash at its end.
    package let text: String
    /// Whether it leads to this machine.
    package let isLoopback: Bool

    /// Checks an address.
    package init(_ address: String) throws(Fault) {
        guard address.unicodeScalars.allSatisfy({ (0x21...0x7E).contains($0.value) && $0 != "\\" }) else {
            throw .character
        }
        let lowercase = address.lowercased()
        let isSecure = lowercase.hasPrefix("https://")
        guard isSecure || lowercase.hasPrefix("http://") else { throw .scheme }
        let rest = address.dropFirst(isSecure ? 8 : 7)
        guard !rest.contains(where: { $0 == "?" || $0 == "#" }) else { throw .queryOrFragment }
        let authority = rest.prefix { $0 != "/" }
        guard !authority.contains("@") else { throw .userInfo }
        guard let endpoint = Self.split(authority) else { throw .host }
        if let port = endpoint.port {
            guard !port.isEmpty, port.allSatisfy(\.isNumber), let number = UInt16(port), number > 0 else { throw .port }
        }
        isLoopback = Self.isLoopback(endpoint.host)
        guard isSecure || isLoopback else { throw .plainHTTP }
        var end = address.endIndex
        while end > address.startIndex, address[address.index(before: end)] == "/" { end = address.index(before: end) }
        text = String(address[..<end])
    }

    /// The host and the port of what stands between `//` and the path, or `nil` where there is no host.
    private static func split(_ authority: Substring) -> (host: Substring, port: Substring?)? {
        let host: Substring
        if authority.hasPrefix("[") {
            guard let bracket = authority.firstIndex(of: "]") else { return nil }
            host = authority[...bracket]
            let address = host.dropFirst().dropLast()
            guard address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else {
                return nil
            }
        } else {
            host = authority.prefix { $0 != ":" }
            guard !host.isEmpty, host.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }) else {
                return nil
            }
        }
        let after = authority[host.endIndex...]
        if after.isEmpty { return (host, nil) }
        return after.hasPrefix(":") ? (host, after.dropFirst()) : nil
    }

    /// Whether a host is this machine: `localhost`, `[::1]` or an address in 127.0.0.0/8 in its usual spelling.
    ///
    /// Other spellings of an address (`2130706433`, `0x7f.1`) are not taken for one.
    static func isLoopback(_ host: some StringProtocol) -> Bool {
        if host.lowercased() == "localhost" || host == "[::1]" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127"
            && parts.allSatisfy { part in
                part.allSatisfy(\.isNumber) && UInt8(part) != nil && (part == "0" || !part.hasPrefix("0"))
            }
    }
}

extension BaseURL.Fault {
    /// What to write instead, as the end of a sentence.
    var advice: String {
        switch self {
        case .scheme: "it must begin with https://"
        case .plainHTTP: "plain http is allowed only to this machine (127.0.0.1, [::1] or localhost); write https://"
        case .userInfo: "it must not contain a user name or password"
        case .queryOrFragment: "it must not contain `?` or `#`"
        case .host: "it has no host name such as graph.facebook.com"
        case .port: "its port must be a number from 1 to 65535"
        case .character: "it must not contain spaces or other special characters"
        }
    }
}
