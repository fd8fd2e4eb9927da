import Secrets
import Testing

@Suite("Redaction by value")
struct RedactorTests {
    private static let canary = "canary/Value+0001 =\"q\\é"
    private let redactor = Redactor([
        (name: "APP_SECRET", secret: Secret(Self.canary)),
        (name: "VERIFY_TOKEN", secret: Secret("plain-token-0123456789")),
    ])

    @Test(
        "A secret is found in every spelling",
        arguments: [
            canary,
            "canary%2FValue%2B0001%20%3D%22q%5C%C3%A9",
            "canary%2fValue%2b0001%20%3d%22q%5c%c3%a9",
            "canary%2FValue%2B0001+%3D%22q%5C%C3%A9",
            // Python: base64.b64encode("canary/Value+0001 =\"q\\é".encode())
            "Y2FuYXJ5L1ZhbHVlKzAwMDEgPSJxXMOp",
            "canary/Value+0001 =\\\"q\\\\é",
            "canary\\/Value+0001 =\\\"q\\\\é",
            "canary/Value+0001 =\\\"q\\\\\\u00e9",
            "canary\\/Value+0001 =\\\"q\\\\\\u00e9",
        ]
    )
    func spellings(text: String) {
        #expect(redactor.redact("a \(text) b") == "a ‹APP_SECRET› b")
        #expect(redactor.redact(text) == "‹APP_SECRET›")
        #expect(redactor.redact("\(text)\(text)") == "‹APP_SECRET›‹APP_SECRET›")
        #expect(redactor.containsSecret("a \(text) b"))
    }

    @Test("Base64 in both alphabets, with and without padding")
    func base64() {
        let redactor = Redactor([(name: "T", secret: Secret("canary???>>>~~~~"))])
        #expect(redactor.redact("<Y2FuYXJ5Pz8/Pj4+fn5+fg==>") == "<‹T›==>")
        #expect(redactor.redact("<Y2FuYXJ5Pz8_Pj4-fn5-fg>") == "<‹T›>")
    }

    @Test("A beginning of 16 bytes or more is found too, 15 are not")
    func prefixes() {
        #expect(redactor.redact("cut: plain-token-0123") == "cut: ‹VERIFY_TOKEN›")
        #expect(redactor.redact("cut: plain-token-01234…") == "cut: ‹VERIFY_TOKEN›…")
        #expect(redactor.redact("cut: plain-token-012") == "cut: plain-token-012")
        #expect(redactor.redact("plain-token-0123456788") == "‹VERIFY_TOKEN›8")
    }

    @Test("A short secret is found whole only")
    func short() {
        let redactor = Redactor([(name: "T", secret: Secret("abcdefghijkl"))])
        #expect(redactor.redact("xabcdefghijklx") == "x‹T›x")
        #expect(redactor.redact("abcdefghijk") == "abcdefghijk")
    }

    @Test("A beginning that ends within a character takes the rest of the character with it")
    func withinCharacter() {
        let redactor = Redactor([(name: "T", secret: Secret("0123456789abcdeféx"))])
        #expect(redactor.redact("0123456789abcdefè") == "‹T›")
    }

    @Test("Of two secrets with the same beginning the one that agrees longer gives the name")
    func longest() {
        let redactor = Redactor([
            (name: "A", secret: Secret("shared-beginning-one")),
            (name: "B", secret: Secret("shared-beginning-two-two")),
        ])
        #expect(redactor.redact("shared-beginning-one, shared-beginning-two-two") == "‹A›, ‹B›")
    }

    @Test("Values under 12 characters are not looked for, nor is anything in an empty redactor")
    func ignored() {
        #expect(Redactor([(name: "T", secret: Secret("hello world"))]).redact("hello world") == "hello world")
        #expect(Redactor.empty.redact(Self.canary) == Self.canary)
        #expect(!Redactor.empty.containsSecret(Self.canary))
    }

    @Test(
        "A text without a secret stays as it is",
        arguments: [
            "", "p", "pl", "canary", "plain-token", "Preise? قیمت 👩‍👩‍👧‍👦", String(repeating: "plain-token-", count: 1000),
        ]
    )
    func untouched(text: String) {
        #expect(redactor.redact(text) == text)
        #expect(!redactor.containsSecret(text))
    }

    @Test("A merged redactor finds both; a box goes on finding what was replaced")
    func merging() {
        let box = RedactorBox(redactor)
        box.replace(with: Redactor([(name: "APP_SECRET", secret: Secret("new-value-00001"))]))
        #expect(box.redact("new-value-00001 plain-token-0123456789") == "‹APP_SECRET› ‹VERIFY_TOKEN›")
        #expect(redactor.redact("new-value-00001") == "new-value-00001")
    }

    @Test("A box forgets the oldest values only, however often secrets change")
    func bounded() {
        let box = RedactorBox()
        func value(_ number: Int) -> String { "\(number)-changing-value" }
        for number in 1000..<1300 { box.replace(with: Redactor([(name: "T", secret: Secret(value(number)))])) }
        #expect(box.redact(value(1299)) == "‹T›")
        #expect(box.redact(value(1044)) == "‹T›")
        #expect(!box.redact(value(1043)).hasPrefix("‹T›"))
    }

    @Test("A redactor prints nothing of what it looks for")
    func printing() {
        var dumped = ""
        dump(redactor, to: &dumped)
        dump(RedactorBox(redactor), to: &dumped)
        for text in [dumped, "\(redactor)", String(reflecting: redactor)] {
            #expect(!text.contains("canary") && !text.contains("plain-token"))
            // Bytes as numbers: "cana".
            #expect(!text.contains("99, 97, 110, 97"))
        }
    }

    @Test("The redactor of a set knows its confidential values, also those that the environment hides")
    func ofSet() throws {
        let folder = try TemporaryFolder()
        defer { withExtendedLifetime(folder) {} }
        let path = try folder.write("APP_SECRET=hidden-value-0001\nPAGE_ACCESS_TOKEN=file-value-00001\n", to: "s.env")
        let environment = ["APP_SECRET": "strong-value-0001", "WHATSAPP_PHONE_NUMBER_ID": "100200300400500"]
        let layers = SettingsLayers.load(flags: [.secrets: path], environment: environment, managedFolders: [])
        let text = "hidden-value-0001 strong-value-0001 file-value-00001 100200300400500"
        #expect(
            SecretSet(layers).redactor.redact(text)
                == "‹APP_SECRET› ‹APP_SECRET› ‹PAGE_ACCESS_TOKEN› 100200300400500"
        )
    }
}
