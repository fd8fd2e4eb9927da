import Crypto
package import Secrets

/// The signature that Meta puts on every webhook body: an HMAC-SHA256 with the app's secret.
///
/// It is the only proof that a body comes from Meta, so it is checked over the raw bytes and before anything reads them.
package enum WebhookSignature {
    /// Whether a body was signed with one of the secrets.
    ///
    /// There may be several: an app for Instagram's own login signs with a secret of its own, and during a planned change
    /// the previous one holds too. All of them are always tried, in constant time, so that neither the answer nor its
    /// time depends on which one it was. An empty secret signs nothing: anybody could use it.
    ///
    /// Meta documents that it signs the escaped-unicode form of a body, and sends that very form. Where a body that is not
    /// plain ASCII matches no secret, its escaped form is tried once, in case something on the way unescaped it.
    /// Source: Meta's Graph API webhooks docs, "Validating payloads"; the second form as public handlers do it.
    ///
    /// - Parameters:
    ///   - header: The value of `X-Hub-Signature-256`: `sha256=` and 64 lower-case hexadecimal digits, nothing else.
    ///   - body: The body as it came, before any decoding.
    ///   - secrets: The secrets that may have signed it.
    /// - Returns: Whether one of them did.
    package static func isValid(_ header: String?, body: [UInt8], secrets: [Secret]) -> Bool {
        guard let expected = header.flatMap(signature(in:)) else { return false }
        let keys = secrets.map { Array($0.revealed().utf8) }.filter { !$0.isEmpty }.map { SymmetricKey(data: $0) }
        if matches(expected, keys: keys, { $0(body[...]) }) { return true }
        guard body.contains(where: { $0 >= 0x80 }), let text = String(validating: body, as: UTF8.self) else {
            return false
        }
        return matches(expected, keys: keys) { sign in EscapedUnicode.forEachChunk(of: text, sign) }
    }

    /// The 32 bytes of a well-formed header, or `nil`.
    private static func signature(in header: String) -> [UInt8]? {
        let prefix = "sha256="
        let characters = Array(header.utf8)
        guard characters.count == prefix.utf8.count + 64, header.hasPrefix(prefix) else { return nil }
        return Hexadecimal.decode(characters[prefix.utf8.count...])
    }

    /// Whether one of the keys signs the text that `content` feeds in, piece by piece.
    ///
    /// Every key is worked through to the end, whatever the ones before gave.
    private static func matches(
        _ expected: [UInt8],
        keys: [SymmetricKey],
        _ content: ((ArraySlice<UInt8>) -> Void) -> Void
    ) -> Bool {
        var codes = keys.map { HMAC<SHA256>(key: $0) }
        content { piece in
            for index in codes.indices { codes[index].update(data: piece) }
        }
        var matching = 0
        for code in codes {
            // swift-crypto compares a code with bytes in constant time.
            matching += code.finalize() == expected ? 1 : 0
        }
        return matching > 0
    }
}
