import Secrets
import Testing

@Suite("Where settings come from")
struct SettingsLayersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func load(
        _ flags: [OperatorSetting: String] = [:],
        _ environment: [String: String] = [:],
        file: String? = nil
    ) throws -> SettingsLayers {
        var environment = environment
        if let file { environment["REPLYD_SECRETS"] = try folder.write(file, to: "secrets.env") }
        return SettingsLayers.load(flags: flags, environment: environment, managedFolders: [])
    }

    @Test("Each layer wins over those below it")
    func precedence() throws {
        let named = try folder.write("named\n", to: "named")
        let credentials = try TemporaryFolder()
        defer { withExtendedLifetime(credentials) {} }
        try credentials.write("credential\n", to: "REPLYD_DATA", mode: 0o440)
        var flags: [OperatorSetting: String] = [.data: "flag"]
        var environment = [
            "REPLYD_DATA": "environment", "REPLYD_DATA_FILE": named, "CREDENTIALS_DIRECTORY": credentials.path,
        ]
        let file = "A_COMMENT_LINE_BELOW=1\n\nREPLYD_DATA=file\n"
        func found() throws -> String {
            let layers = try load(flags, environment, file: file)
            let value = try #require(layers["REPLYD_DATA"])
            #expect(layers.problems.isEmpty)
            return "\(value.text.revealed()): \(value.source)"
        }
        #expect(try found() == "flag: flag --data")
        flags = [:]
        #expect(try found() == "environment: environment")
        // An empty value counts as not set.
        environment["REPLYD_DATA"] = ""
        #expect(try found() == "named: REPLYD_DATA_FILE=\(named)")
        environment["REPLYD_DATA_FILE"] = ""
        #expect(try found() == "credential: credentials folder")
        environment["CREDENTIALS_DIRECTORY"] = ""
        #expect(try found() == "file: \(folder.path)/secrets.env line 3")
        #expect(try load(flags, environment, file: "REPLYD_DATA=")["REPLYD_DATA"] == nil)
    }

    @Test("Nothing is set by default, and the usual secrets file need not exist")
    func nothing() throws {
        let layers = try load()
        #expect(layers.names.isEmpty)
        #expect(layers.environmentFilePath == "secrets.env")
    }

    @Test("A secrets file that is asked for must exist, and says who asked")
    func missingFile() throws {
        let path = "\(folder.path)/none.env"
        let byFlag = try load([.secrets: path])
        #expect(byFlag.problems.count == 1)
        #expect(byFlag.problems.first?.message.contains("flag --secrets") == true)
        #expect(byFlag.problems.first?.message.contains("does not exist") == true)
        #expect(!byFlag.hasEnvironmentFile)
        #expect(byFlag.watchedFiles == [path])
        #expect(try load([:], ["REPLYD_SECRETS": path]).problems.count == 1)
    }

    @Test("An unreadable secrets file is a problem with its command")
    func openFile() throws {
        let path = try folder.write("APP_SECRET=canary-value-0001\n", to: "open.env", mode: 0o644)
        let layers = try load([.secrets: path])
        #expect(layers.problems.first?.message.contains("chmod 600 \(path)") == true)
        #expect(layers["APP_SECRET"] == nil)
    }

    @Test("Every problem in the file is told with its line, and no value")
    func fileProblems() throws {
        let layers = try load(file: "APP_SECRET=canary-value-0001\ncanary\nAPP_SECRET=canary-value-0002\n")
        #expect(layers.problems.map { $0.message.contains("line 2") } == [true, false])
        #expect(layers.problems.map { $0.message.contains("line 3") } == [false, true])
        #expect(!"\(layers)".contains("canary"))
        #expect(layers.hasEnvironmentFile)
    }

    @Test("Files that hold one value: the line end is dropped, the checks are the same")
    func namedFiles() throws {
        let good = try folder.write("canary-value-0001\r\n\n", to: "good")
        let open = try folder.write("canary-value-0001", to: "open", mode: 0o640)
        let empty = try folder.write("\n", to: "empty")
        let layers = try load(
            [:],
            [
                "APP_SECRET_FILE": good, "PAGE_ACCESS_TOKEN_1_FILE": good, "VERIFY_TOKEN_FILE": open,
                "OPENAI_API_KEY_FILE": empty, "ADMIN_TOKEN_FILE": "\(folder.path)/none", "HOME_FILE": "/etc/shadow",
            ]
        )
        #expect(layers["APP_SECRET"]?.text.revealed() == "canary-value-0001")
        #expect(layers["PAGE_ACCESS_TOKEN_1"]?.text.revealed() == "canary-value-0001")
        let messages = layers.problems.map(\.message)
        try #require(messages.count == 3)
        #expect(messages[0].hasPrefix("ADMIN_TOKEN_FILE: ") && messages[0].contains("does not exist"))
        #expect(messages[1].hasPrefix("OPENAI_API_KEY_FILE: ") && messages[1].contains("is empty"))
        #expect(messages[2].hasPrefix("VERIFY_TOKEN_FILE: ") && messages[2].contains("chmod 600"))
        #expect(layers.names == ["APP_SECRET", "PAGE_ACCESS_TOKEN_1"])
    }

    @Test("The credentials folder gives known names only; a missing one is a problem")
    func credentials() throws {
        try folder.write("canary-value-0001", to: "APP_SECRET", mode: 0o444)
        try folder.write("canary-value-0002", to: "WHATSAPP_ACCESS_TOKEN_77", mode: 0o400)
        try folder.write("x", to: "other", mode: 0o444)
        let layers = try load([:], ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(layers.names == ["APP_SECRET", "WHATSAPP_ACCESS_TOKEN_77"])
        #expect(layers["APP_SECRET"]?.source == .credentialsFolder)
        #expect(layers.problems.isEmpty)
        let missing = try load([:], ["CREDENTIALS_DIRECTORY": "\(folder.path)/none"])
        #expect(missing.problems.first?.message.hasPrefix("CREDENTIALS_DIRECTORY: ") == true)
    }

    @Test("Names that replyd does not know are noted, and repeated only where they are a slip of the hand")
    func unknownNames() throws {
        let layers = try load(
            file: """
                PAGE_ACCES_TOKEN=canary-value-0001
                Q0FOQVJZQ0FOQVJZ=
                PAGE_ACCESS_TOKEN_shop=canary-value-0001
                APP_SECRET_FILE=/run/secrets/app
                TZ=Asia/Karachi
                """
        )
        #expect(layers.problems.isEmpty)
        try #require(layers.notes.count == 5)
        #expect(layers.notes[0].contains("line 1") && layers.notes[0].contains("Did you mean PAGE_ACCESS_TOKEN?"))
        #expect(!layers.notes[1].contains("Q0FO"))
        #expect(layers.notes[2].contains("PAGE_ACCESS_TOKEN_") && !layers.notes[2].contains("shop"))
        #expect(layers.notes[3].contains("only as an environment variable"))
        #expect(!layers.notes.joined().contains("canary"))
        let environment = try load([:], ["REPLYD_PROT": "1", "REPLYD_PORT_FILE": "", "PATH": "/bin"])
        #expect(
            environment.notes == [
                "The environment sets REPLYD_PROT, which replyd does not know. Did you mean REPLYD_PORT?"
            ]
        )
    }

    @Test("The secrets file cannot name itself")
    func selfName() throws {
        let layers = try load(file: "REPLYD_SECRETS=other.env\n")
        #expect(layers.problems.first?.message.contains("use --secrets") == true)
    }

    @Test("A reload tells a change in the file that the environment hides, and only a change")
    func hiddenChanges() throws {
        let environment = ["APP_SECRET": "canary-value-0000"]
        let first = try load([:], environment, file: "APP_SECRET=canary-value-0001\nVERIFY_TOKEN=canary-value-0003\n")
        let same = try load([:], environment, file: "\nAPP_SECRET=canary-value-0001\nVERIFY_TOKEN=canary-value-0004\n")
        let changed = try load([:], environment, file: "APP_SECRET=canary-value-0002\n")
        #expect(same.hiddenChanges(since: first).isEmpty)
        #expect(
            changed.hiddenChanges(since: first) == [
                "The change of APP_SECRET (\(folder.path)/secrets.env line 1) has no effect: "
                    + "it is set by environment too, which wins."
            ]
        )
        let unhidden = try load([:], [:], file: "APP_SECRET=canary-value-0001\n")
        #expect(first.hiddenChanges(since: unhidden).isEmpty)
        #expect(changed.hiddenChanges(since: unhidden).count == 1)
    }
}
