import Crypto
import MetaPlatform
import Secrets
import Testing

@Suite("WebhookSignature")
struct WebhookSignatureTests {
    /// The example that messenger4j publishes, with the SHA-256 of it.
    private static let vectorKey = Secret("60efff025951cddde78c8d03de52cc90")
    private static let vectorBody = Array(
        #"{"object":"page","entry":[{"id":"1717527131834678","time":1475942721780,"messaging":[{"sender":{"id":"1256217357730577"},"recipient":{"id":"1717527131834678"},"timestamp":1475942721741,"message":{"mid":"mid.1475942721728:3b9e3646712f9bed52","seq":123,"text":"34wrr3wr"}}]}]}"#
            .utf8
    )
    private static let vectorHeader = "sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4"

    private static let others = [Secret("another-invented-secret"), Secret("a-third-invented-secret")]

    private func header(_ body: [UInt8], _ secret: Secret) -> String {
        let key = SymmetricKey(data: Array(secret.revealed().utf8))
        let code = HMAC<SHA256>.authenticationCode(for: body, using: key)
        let digits = code.map { byte in
            let hexadecimal = String(byte, radix: 16)
            return hexadecimal.count == 1 ? "0" + hexadecimal : hexadecimal
        }
        return "sha256=" + digits.joined()
    }

    @Test("the published vector holds")
    func vector() {
        #expect(WebhookSignature.isValid(Self.vectorHeader, body: Self.vectorBody, secrets: [Self.vectorKey]))
    }

    @Test("any of the secrets will do, wherever it stands", arguments: 0...2)
    func anySecret(position: Int) {
        var secrets = Self.others
        secrets.insert(Self.vectorKey, at: position)
        #expect(WebhookSignature.isValid(Self.vectorHeader, body: Self.vectorBody, secrets: secrets))
    }

    @Test("a wrong secret, none or an empty one is refused")
    func wrongSecret() {
        #expect(!WebhookSignature.isValid(Self.vectorHeader, body: Self.vectorBody, secrets: Self.others))
        #expect(!WebhookSignature.isValid(Self.vectorHeader, body: Self.vectorBody, secrets: []))
        let empty = Secret("")
        #expect(!WebhookSignature.isValid(header([1, 2, 3], empty), body: [1, 2, 3], secrets: [empty]))
    }

    @Test("every single wrong bit of the signature is refused")
    func wrongBit() {
        let digits = Array(Self.vectorHeader.dropFirst(7))
        for index in digits.indices {
            var changed = digits
            changed[index] = digits[index] == "0" ? "1" : "0"
            let header = "sha256=" + String(changed)
            #expect(!WebhookSignature.isValid(header, body: Self.vectorBody, secrets: [Self.vectorKey]))
        }
    }

    @Test("a body that differs by one byte is refused")
    func changedBody() {
        var longer = Self.vectorBody
        longer.append(0x20)
        var changed = Self.vectorBody
        changed[40] ^= 1
        for body in [longer, changed, Array(Self.vectorBody.dropLast()), []] {
            #expect(!WebhookSignature.isValid(Self.vectorHeader, body: body, secrets: [Self.vectorKey]))
        }
    }

    @Test(
        "only sha256= and 64 lower-case digits is a signature",
        arguments: [
            nil, "", "sha256=", "sha256", "sha1=3daa41999293ff66c3eb313e04bcf77861bb0276",
            "SHA256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4",
            "sha256=2C28BE6E4B8C62B732B3487F445DBEC6624868DB6844B347567EBC86D7DA3AD4",
            "2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4",
            "sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad",
            "sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad40",
            "sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4 ",
            " sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4",
            "sha256=gc28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4",
            "sha256=ä28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4",
            "sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4,sha256=00",
            """
            sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4,\
            sha256=2c28be6e4b8c62b732b3487f445dbec6624868db6844b347567ebc86d7da3ad4
            """,
        ] as [String?]
    )
    func malformedHeader(header: String?) {
        #expect(!WebhookSignature.isValid(header, body: Self.vectorBody, secrets: [Self.vectorKey]))
    }

    @Test("a body that is not ASCII may be signed raw or in its escaped form")
    func escapedUnicode() {
        let raw = Array(#"{"text":"äöå 😀 €"}"#.utf8)
        let escaped = Array(#"{"text":"\u00e4\u00f6\u00e5 \ud83d\ude00 \u20ac"}"#.utf8)
        for secrets in [[Self.vectorKey] + Self.others, Self.others + [Self.vectorKey]] {
            #expect(WebhookSignature.isValid(header(raw, Self.vectorKey), body: raw, secrets: secrets))
            #expect(WebhookSignature.isValid(header(escaped, Self.vectorKey), body: raw, secrets: secrets))
        }
        #expect(!WebhookSignature.isValid(header(raw, Self.vectorKey), body: escaped, secrets: [Self.vectorKey]))
        let upperCase = Array(#"{"text":"\u00E4\u00F6\u00E5 \uD83D\uDE00 \u20AC"}"#.utf8)
        #expect(!WebhookSignature.isValid(header(upperCase, Self.vectorKey), body: raw, secrets: [Self.vectorKey]))
    }

    @Test("the escaped form of a long body is the same as that of its pieces")
    func longEscapedUnicode() {
        let raw = Array(String(repeating: "abcä😀", count: 20_000).utf8)
        let escaped = Array(String(repeating: #"abc\u00e4\ud83d\ude00"#, count: 20_000).utf8)
        #expect(WebhookSignature.isValid(header(escaped, Self.vectorKey), body: raw, secrets: [Self.vectorKey]))
    }

    @Test("a body that is no text is checked as it is")
    func invalidUTF8() {
        let body: [UInt8] = [0x22, 0xFF, 0xFE, 0x22]
        #expect(WebhookSignature.isValid(header(body, Self.vectorKey), body: body, secrets: [Self.vectorKey]))
        #expect(!WebhookSignature.isValid(Self.vectorHeader, body: body, secrets: [Self.vectorKey]))
    }
}
