import Crypto
package import HTTPTypes
package import Logging
package import Secrets

/// Who may see the admin pages: whoever presents the admin token, from a page of this server or from no page at all.
///
/// The listener is on this machine, where any web page that the operator has open can send requests to: by a name that
/// leads here (DNS rebinding), or straight to the port. Such a request shows itself by its Host or its Origin.
package struct AdminGate: Sendable {
    /// What becomes of a request.
    package enum Access: Sendable, Hashable {
        case granted
        /// There is no admin token, so there are no admin pages.
        case absent
        /// The request is for a host that this is not.
        case wrongHost
        /// The request comes from another server's page.
        case foreignOrigin
        /// The token is wrong or missing.
        case denied
        /// The address has guessed too often.
        case lockedOut
    }

    private let token: @Sendable () -> Secret?
    private let configuredHost: String
    private let limit: GuessLimit
    private let log: ThrottledLog

    /// Creates a gate.
    ///
    /// - Parameters:
    ///   - token: The admin token of the moment.
    ///   - configuredHost: The address that the admin pages listen on, as the operator wrote it.
    ///   - limit: Counts failures.
    ///   - logger: Where guesses are told, once a minute.
    package init(
        token: @escaping @Sendable () -> Secret?,
        configuredHost: String,
        limit: GuessLimit = GuessLimit(),
        logger: Logger
    ) {
        self.token = token
        self.configuredHost = configuredHost.lowercased()
        self.limit = limit
        log = ThrottledLog(logger: logger)
    }

    /// Decides about a request.
    ///
    /// - Parameters:
    ///   - authority: The Host header.
    ///   - headers: The other headers.
    ///   - peer: The address that it came from.
    /// - Returns: What becomes of it.
    package func access(authority: String?, headers: HTTPFields, peer: String) -> Access {
        guard let token = token() else { return .absent }
        guard isOwn(authority) else { return .wrongHost }
        if let origin = headers[.origin], !isOwn(origin: origin, authority: authority) { return .foreignOrigin }
        // Also the right token is turned away then: an answer to it would be what the guesser waits for.
        guard !limit.isLockedOut(peer) else {
            log.warning("admin pages: an address is locked out after ten wrong tokens in a minute")
            return .lockedOut
        }
        let header = headers[.authorization] ?? ""
        let given = header.hasPrefix("Bearer ") ? String(header.dropFirst(7)) : ""
        // Digests have one length, so that the time tells nothing about the token's.
        guard Secret(Self.digest(of: token.revealed())).matches(Self.digest(of: given)) else {
            limit.fail(peer)
            log.warning("admin pages: a request without the right ADMIN_TOKEN was refused")
            return .denied
        }
        return .granted
    }

    private static func digest(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { String($0, radix: 16) }.joined(separator: ":")
    }

    private func isOwn(_ authority: String?) -> Bool {
        guard let host = authority.flatMap(Self.host) else { return false }
        if host == "localhost" || host == "127.0.0.1" || host == "::1" || host == configuredHost { return true }
        // Open to every address, it is reached by one; a name could be anybody's.
        return ["0.0.0.0", "::"].contains(configuredHost) && Self.isAddress(host)
    }

    private func isOwn(origin: String, authority: String?) -> Bool {
        guard let authority else { return false }
        return ["http://\(authority)", "https://\(authority)"].contains(origin)
    }

    /// The host of an authority, without port and brackets, in lower case.
    private static func host(_ authority: String) -> String? {
        let host: Substring
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            host = authority[authority.index(after: authority.startIndex)..<end]
        } else {
            host = authority.prefix { $0 != ":" }
        }
        return host.isEmpty ? nil : host.lowercased()
    }

    private static func isAddress(_ host: String) -> Bool {
        if host.contains(":") { return host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." } }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
    }
}
