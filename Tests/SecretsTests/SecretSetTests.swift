import Secrets
import Testing

@Suite("The set of secrets")
struct SecretSetTests {
    private func set(_ environment: [String: String]) -> SecretSet {
        SecretSet(SettingsLayers.load(flags: [:], environment: environment, managedFolders: []))
    }

    private let complete = [
        "VERIFY_TOKEN": "canary verify 0001", "APP_SECRET": "canary-app-00001", "PAGE_ACCESS_TOKEN": "canary-page-0001",
        "INSTAGRAM_ACCESS_TOKEN": "canary-insta-001", "WHATSAPP_ACCESS_TOKEN": "canary-whats-001",
        "WHATSAPP_PHONE_NUMBER_ID": "100200300", "OPENAI_API_KEY": "canary-ai-000001",
        "ADMIN_TOKEN": "canary-admin-0123456789abcdef",
    ]

    @Test("A complete set lacks nothing and has nothing to say")
    func whole() {
        let secrets = set(complete)
        #expect(secrets.problems.isEmpty)
        #expect(secrets.missingForServe.isEmpty)
        #expect(secrets.notes.isEmpty)
        #expect(secrets.names.count == complete.count)
        #expect(secrets[.appSecret]?.revealed() == "canary-app-00001")
        #expect(secrets.source(of: SecretName(.appSecret)) == .environment)
        #expect(!"\(secrets)".contains("canary"))
    }

    @Test("Without any secret, every one that serve needs is named with what it is for")
    func nothing() throws {
        let missing = set([:]).missingForServe
        try #require(missing.count == 3)
        #expect(
            missing.map(\.names) == [
                [SecretName(.verifyToken)],
                [SecretName(.appSecret), SecretName(.instagramAppSecret)],
                [
                    SecretName(.pageAccessToken), SecretName(.instagramAccessToken), SecretName(.whatsappAccessToken),
                    SecretName(.whatsappPhoneNumberID),
                ],
            ]
        )
        for entry in missing {
            for name in entry.names { #expect(entry.description.contains(name.description)) }
            #expect(!entry.description.contains(".."))
        }
        #expect(missing[0].description.contains(SecretName.Kind.verifyToken.purpose))
        #expect(missing[1].description.contains(SecretName.Kind.appSecret.purpose))
    }

    @Test(
        "One platform is enough; the others are off, which is no error",
        arguments: [
            (["PAGE_ACCESS_TOKEN": "canary-page-0001"], ["Instagram replies are sent with", "WhatsApp is off"]),
            (["INSTAGRAM_ACCESS_TOKEN": "canary-insta-001"], ["Messenger is off", "WhatsApp is off"]),
            (["WHATSAPP_ACCESS_TOKEN_77": "canary-whats-001"], ["Messenger is off", "Instagram is off"]),
            (
                ["PAGE_ACCESS_TOKEN_1": "canary-page-0001", "INSTAGRAM_ACCESS_TOKEN_2": "canary-insta-001"],
                ["WhatsApp is off"]
            ),
        ]
    )
    func onePlatform(tokens: [String: String], notes: [String]) {
        let base = complete.filter { ["VERIFY_TOKEN", "APP_SECRET", "OPENAI_API_KEY", "ADMIN_TOKEN"].contains($0.key) }
        let secrets = set(base.merging(tokens) { $1 })
        #expect(secrets.missingForServe.isEmpty)
        #expect(secrets.notes.count == notes.count)
        for (note, beginning) in zip(secrets.notes, notes) { #expect(note.hasPrefix(beginning)) }
    }

    @Test("WhatsApp needs its number's id, and says which of the two is missing")
    func whatsapp() {
        let base = ["VERIFY_TOKEN": "canary verify 0001", "APP_SECRET": "canary-app-00001"]
        let tokenOnly = set(base.merging(["WHATSAPP_ACCESS_TOKEN": "canary-whats-001"]) { $1 })
        #expect(!tokenOnly.canSendOnWhatsApp)
        #expect(tokenOnly.missingForServe.count == 1)
        #expect(tokenOnly.notes.contains("WhatsApp is off: WHATSAPP_PHONE_NUMBER_ID is not set."))
        let number = set(
            base.merging(["WHATSAPP_ACCESS_TOKEN": "canary-whats-001", "WHATSAPP_PHONE_NUMBER_ID": "+1 555"]) { $1 }
        )
        #expect(number.problems.map(\.fault) == [.notAnID])
        #expect(number.missingForServe.first?.description.contains("not the phone number itself") == true)
    }

    @Test("The app secret of Instagram's own login is enough to start, but does not serve the others")
    func instagramOnly() {
        let secrets = set([
            "VERIFY_TOKEN": "canary verify 0001", "INSTAGRAM_APP_SECRET": "canary-iapp-0001",
            "PAGE_ACCESS_TOKEN": "canary-page-0001",
        ])
        #expect(secrets.missingForServe.isEmpty)
        #expect(secrets.notes.contains { $0.contains("webhooks of Messenger and WhatsApp are refused") })
    }

    @Test(
        "Examples' texts count as missing",
        arguments: [
            "your_app_secret", "YOUR-APP-SECRET", "your app secret here", "changeme-please", "change-me-please",
            "xxxxxxxxxxxxxxxx", "<your app secret>", "replace-with-your-own", "todo: ask the agency", "TO" + "DO",
            "example",
            "example-app-secret", "…", "abcdefghijklmn…", "placeholder-0001", "...............",
        ]
    )
    func placeholders(value: String) {
        let secrets = set(["APP_SECRET": value])
        #expect(secrets.problems.map(\.fault) == [.placeholder])
        #expect(secrets[.appSecret] == nil)
        #expect(
            secrets.problems.first?.description
                == "APP_SECRET (environment) counts as missing: it still holds an example's text."
        )
    }

    @Test(
        "Values that only resemble an example's are taken",
        arguments: [
            "todoist-webhook-7f3a", "yourself-and-others", "examples-of-things", "axxxxxxxxxxxxxxx", "a<b>cdefghijklm",
        ]
    )
    func noPlaceholders(value: String) {
        #expect(set(["APP_SECRET": value]).problems.isEmpty)
    }

    @Test(
        "Values that cannot be right count as missing",
        arguments: [
            ("APP_SECRET", "short-value", SecretFault.tooShort(minimum: 12)),
            ("APP_SECRET", "canary-with space", .space),
            ("PAGE_ACCESS_TOKEN", "Bearer canary-page-0001", .space),
            ("VERIFY_TOKEN", " canary-verify-0001", .space),
            ("VERIFY_TOKEN", "canary-verify-0001 ", .space),
            ("APP_SECRET", "canary-app-0001\n", .invisibleCharacter),
            ("APP_SECRET", "canary\r\nX-Evil: 1", .invisibleCharacter),
            ("APP_SECRET", "canary-app\u{200B}-0001", .invisibleCharacter),
            ("APP_SECRET", "canary-app\u{A0}-0001", .invisibleCharacter),
            ("WHATSAPP_PHONE_NUMBER_ID", "15550001111x", .notAnID),
            ("WHATSAPP_PHONE_NUMBER_ID", "your_phone_number_id", .placeholder),
        ]
    )
    func faults(name: String, value: String, fault: SecretFault) throws {
        let problem = try #require(set([name: value]).problems.first)
        #expect(problem.fault == fault)
        #expect(problem.name.description == name)
        #expect(problem.source == .environment)
        #expect(problem.description.contains(name))
        #expect(!problem.description.contains("canary"))
        #expect(!problem.refusesToStart)
    }

    @Test("12 characters are enough")
    func shortest() {
        #expect(set(["APP_SECRET": "abcdefghijkl"]).problems.isEmpty)
        #expect(!set(["APP_SECRET": "abcdefghijk"]).problems.isEmpty)
    }

    @Test(
        "A weak admin token refuses to start",
        arguments: [
            "canary-admin-0123456789", "your_admin_token_that_is_long", "changeme", "canary admin 0123456789abcdef",
        ]
    )
    func admin(value: String) throws {
        let problem = try #require(set(["ADMIN_TOKEN": value]).problems.first)
        #expect(problem.refusesToStart)
        #expect(!problem.description.contains(value))
        #expect(set(["ADMIN_TOKEN": "canary-admin-0123456789a"]).problems.isEmpty)
        #expect(set(["ADMIN_TOKEN": ""]).problems.isEmpty)
    }

    @Test("Webhooks are checked with every secret that may have signed them, once each")
    func candidates() {
        let secrets = set([
            "APP_SECRET": "canary-app-00001", "INSTAGRAM_APP_SECRET": "canary-iapp-0001",
            "APP_SECRET_PREVIOUS": "canary-app-00001", "VERIFY_TOKEN": "canary verify 0001",
            "VERIFY_TOKEN_PREVIOUS": "canary verify 0000",
        ])
        #expect(secrets.appSecrets.map { $0.revealed() } == ["canary-app-00001", "canary-iapp-0001"])
        #expect(secrets.verifyTokens.map { $0.revealed() } == ["canary verify 0001", "canary verify 0000"])
    }

    @Test("Accounts are known by the names of their tokens")
    func accounts() {
        let secrets = set([
            "PAGE_ACCESS_TOKEN_1": "canary-page-0001", "PAGE_ACCESS_TOKEN_2": "canary-page-0002",
            "WHATSAPP_ACCESS_TOKEN": "canary-whats-000", "WHATSAPP_ACCESS_TOKEN_3": "canary-whats-003",
            "WHATSAPP_PHONE_NUMBER_ID": "9", "INSTAGRAM_ACCESS_TOKEN_4": "canary-insta-004",
        ])
        #expect(secrets.accountIDs(for: .pageAccessToken) == ["1", "2"])
        #expect(secrets.whatsappPhoneNumberIDs == ["9", "3"])
    }

    @Test("The settings' overview shows no secret, and what is none")
    func overview() throws {
        let layers = SettingsLayers.load(
            flags: [.port: "9000"],
            environment: complete.merging(["APP_SECRET_PREVIOUS": "changeme"]) { $1 },
            managedFolders: []
        )
        let overview = SettingsOverview(
            layers: layers,
            settings: OperatorSettings.resolve(layers).settings,
            secrets: SecretSet(layers)
        )
        let rows = Dictionary(uniqueKeysWithValues: overview.rows.map { ($0.name, $0) })
        #expect(rows.count == OperatorSetting.allCases.count + SecretName.Kind.allCases.count)
        #expect(rows["REPLYD_PORT"]?.value == "9000")
        #expect(rows["REPLYD_PORT"]?.source == .flag("--port"))
        #expect(rows["REPLYD_DATA"]?.source == .builtIn)
        #expect(rows["APP_SECRET"]?.value == "set")
        #expect(rows["APP_SECRET_PREVIOUS"]?.value == "counts as missing")
        #expect(rows["INSTAGRAM_APP_SECRET"]?.value == "not set")
        #expect(rows["WHATSAPP_PHONE_NUMBER_ID"]?.value == "100200300")
        #expect(!"\(overview)".contains("canary"))
    }
}
