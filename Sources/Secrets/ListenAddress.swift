/// An address and a port to listen on, written `127.0.0.1:8001` or `[::1]:8001`.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// The host name or address, without brackets.
    package let host: String
    /// The port; 0 takes any free one.
    package let port: Int

    /// Creates an address from its parts.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads an address, or gives `nil` where the text is none.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard Self.isHost(host) else { return nil }
        self.init(host: String(host), port: port)
    }

    /// Whether only this machine can reach it.
    package var isLoopback: Bool { BaseURL.isLoopback(host) }

    /// Whether listening on both is impossible: the same port on the same address, or on all addresses.
    package func collides(with other: ListenAddress) -> Bool {
        let everywhere = ["0.0.0.0", "::"]
        return port != 0 && port == other.port
            && (host == other.host || everywhere.contains(host) || everywhere.contains(other.host))
    }

    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }

    /// A port from 0 to 65535 in plain digits.
    static func port(_ text: some StringProtocol) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        return UInt16(text).map(Int.init)
    }

    /// Whether a text can be a host name or an address; whether it exists, only listening shows.
    static func isHost(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    || scalar == "." || scalar == "-" || scalar == ":" || scalar == "%" || scalar == "_"
            }
    }
}
