import Secrets
import Testing

@Suite("The names of secrets")
struct SecretNameTests {
    @Test("Every name is read back as it is written", arguments: SecretName.Kind.allCases)
    func roundTrip(kind: SecretName.Kind) throws {
        let name = try #require(SecretName(kind.rawValue))
        #expect(name == SecretName(kind))
        #expect(name.description == kind.rawValue)
        #expect(kind.purpose.hasSuffix("."))
    }

    @Test("Access tokens may name an account")
    func accounts() throws {
        let name = try #require(SecretName("PAGE_ACCESS_TOKEN_100200300400500"))
        #expect(name.kind == .pageAccessToken)
        #expect(name.account == "100200300400500")
        #expect(name.description == "PAGE_ACCESS_TOKEN_100200300400500")
    }

    @Test(
        "What is no name",
        arguments: [
            "", "PATH", "app_secret", "APP_SECRET_1", "VERIFY_TOKEN_FILE", "PAGE_ACCESS_TOKEN_",
            "PAGE_ACCESS_TOKEN_FILE",
            "PAGE_ACCESS_TOKEN_shop", "PAGE_ACCESS_TOKEN_1_2", "PAGE_ACCESS_TOKEN_١٢٣",
            "PAGE_ACCESS_TOKEN_" + String(repeating: "1", count: 33), "OPENAI_API_KEY_1",
        ]
    )
    func unknown(text: String) {
        #expect(SecretName(text) == nil)
    }

    @Test("Only the phone number id may be shown")
    func confidential() {
        #expect(SecretName.Kind.allCases.filter { !$0.isConfidential } == [.whatsappPhoneNumberID])
    }
}
