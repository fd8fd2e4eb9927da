import Secrets
import Testing

@Suite("A confidential text")
struct SecretTests {
    private let canary = "canary-value-0001"

    private struct Holder {
        let name = "holder"
        let secret: Secret
        let optional: Secret?
        let list: [Secret]
        let byName: [String: Secret]
    }

    private enum Payload {
        case token(Secret)
    }

    @Test("No print, dump or mirror shows it, nor what holds it")
    func printing() {
        let secret = Secret(canary)
        let holder = Holder(secret: secret, optional: secret, list: [secret], byName: ["a": secret])
        var dumped = ""
        dump(secret, to: &dumped)
        dump(holder, to: &dumped)
        dump(Payload.token(secret), to: &dumped)
        let texts = [
            "\(secret)", "\(holder)", "\(Payload.token(secret))", "\(Optional(secret) as Any)",
            String(describing: secret), String(reflecting: secret), String(describing: holder),
            String(reflecting: holder), "\(Mirror(reflecting: secret))", "\([secret])", dumped,
        ]
        for text in texts { #expect(!text.contains("canary"), "\(text)") }
        #expect("\(secret)" == "‹secret›")
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect(Self.leaves(of: holder).allSatisfy { !"\($0)".contains("canary") })
    }

    /// Everything that mirrors reach, at any depth.
    private static func leaves(of value: Any) -> [Any] {
        [value] + Mirror(reflecting: value).children.flatMap { leaves(of: $0.value) }
    }

    @Test("It comes out by name only")
    func revealed() {
        #expect(Secret(canary).revealed() == canary)
    }

    @Test(
        "It matches itself alone, byte for byte",
        arguments: [
            "canary-value-0002", "Canary-value-0001", "canary-value-000", "canary-value-00011", "",
            "canary-value-0001canary-value-0001", " canary-value-0001",
        ]
    )
    func matching(other: String) {
        #expect(Secret(canary).matches(canary))
        #expect(!Secret(canary).matches(other))
        #expect(!Secret(other).matches(canary))
        #expect(Secret(canary) != Secret(other))
    }

    @Test("Two spellings of one letter are two secrets, although Swift takes the texts for equal")
    func canonicalEquivalence() {
        #expect("\u{E9}" == "e\u{301}")
        #expect(!Secret("\u{E9}").matches("e\u{301}"))
        #expect(Set([Secret("\u{E9}"), Secret("e\u{301}"), Secret("\u{E9}")]).count == 2)
    }

    @Test("An empty secret matches an empty text only")
    func empty() {
        #expect(Secret("").matches(""))
        #expect(!Secret("").matches("a"))
    }
}
