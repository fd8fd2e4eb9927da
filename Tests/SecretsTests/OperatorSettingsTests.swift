import Logging
import Secrets
import Testing

@Suite("The operator's settings")
struct OperatorSettingsTests {
    private func resolve(_ environment: [String: String]) -> (settings: OperatorSettings, problems: [SettingProblem]) {
        OperatorSettings.resolve(SettingsLayers.load(flags: [:], environment: environment, managedFolders: []))
    }

    @Test("The defaults")
    func defaults() {
        let (settings, problems) = resolve([:])
        #expect(problems.isEmpty)
        #expect(settings.rules == "rules")
        #expect(settings.secrets == "secrets.env")
        #expect(settings.data == "data")
        #expect(settings.listen == ListenAddress(host: "0.0.0.0", port: 8000))
        #expect(settings.admin == ListenAddress(host: "127.0.0.1", port: 8001))
        #expect(settings.logFormat == .text)
        #expect(settings.logLevel == .info)
        #expect(!settings.dryRun)
        #expect(settings.metaGraphURL == "https://graph.facebook.com")
        #expect(settings.instagramGraphURL == "https://graph.instagram.com")
        #expect(settings.graphVersion == "v25.0")
        #expect(settings.openAIBaseURL == "https://api.openai.com/v1")
    }

    @Test("Every setting can be set")
    func all() {
        let (settings, problems) = resolve([
            "REPLYD_RULES": "r", "REPLYD_DATA": "d", "REPLYD_HOST": "::1", "REPLYD_PORT": "0",
            "REPLYD_ADMIN": "[::1]:9001", "REPLYD_LOG_FORMAT": "JSON", "REPLYD_LOG_LEVEL": "debug",
            "REPLYD_DRY_RUN": "yes", "META_GRAPH_URL": "http://127.0.0.1:9100/", "GRAPH_VERSION": "v26.1",
            "INSTAGRAM_GRAPH_URL": "http://[::1]:9100", "OPENAI_BASE_URL": "http://localhost:9200/v1//",
        ])
        #expect(problems.isEmpty)
        #expect(settings.rules == "r")
        #expect(settings.data == "d")
        #expect(settings.listen == ListenAddress(host: "::1", port: 0))
        #expect(settings.listen.description == "[::1]:0")
        #expect(settings.admin.host == "::1" && settings.admin.port == 9001 && settings.admin.isLoopback)
        #expect(settings.logFormat == .json)
        #expect(settings.logLevel == .debug)
        #expect(settings.dryRun)
        #expect(settings.metaGraphURL == "http://127.0.0.1:9100")
        #expect(settings.instagramGraphURL == "http://[::1]:9100")
        #expect(settings.openAIBaseURL == "http://localhost:9200/v1")
        #expect(settings.graphVersion == "v26.1")
    }

    @Test("A dry run listens on this machine only, whatever host is named")
    func dryRun() {
        #expect(resolve(["REPLYD_DRY_RUN": "true"]).settings.listen.host == "127.0.0.1")
        #expect(resolve(["REPLYD_DRY_RUN": "1", "REPLYD_HOST": "0.0.0.0"]).settings.listen.host == "127.0.0.1")
        #expect(resolve(["REPLYD_DRY_RUN": "1", "REPLYD_HOST": "::1"]).settings.listen.host == "::1")
    }

    @Test(
        "Wrong values are told all at once, without repeating them",
        arguments: [
            ("REPLYD_PORT", ["0x50", "65536", "-1", "+80", " 80", "٨٠", "99999999999999999999", "port"]),
            ("REPLYD_ADMIN", ["8001", ":8001", "127.0.0.1", "::1:8001", "127.0.0.1:", "a b:1", "h:65536", "[]:1"]),
            ("REPLYD_HOST", ["a b", "http://x", "é.example"]),
            ("REPLYD_LOG_FORMAT", ["xml"]),
            ("REPLYD_LOG_LEVEL", ["loud"]),
            ("REPLYD_DRY_RUN", ["maybe"]),
            ("REPLYD_RULES", ["a\nb"]),
            ("GRAPH_VERSION", ["25.0", "v25", "v25.", "v.0", "v25.0.1", "v25.x", "v25.0/../x", "V25.0", "v٢٥.0"]),
            (
                "META_GRAPH_URL",
                [
                    "graph.facebook.com", "ftp://x.example", "file:///etc/passwd", "http://graph.facebook.com",
                    "http://127.0.0.1.evil.example", "http://2130706433", "http://0x7f.0.0.1", "http://127.1",
                    "http://127.0.0.01", "http://localhost.evil.example", "http://[::2]", "https://user:pw@x.example",
                    "https://x.example?a=b", "https://x.example/#f", "https://", "https:///v1", "https://x.example:0",
                    "https://x.example:99999", "https://x.example:", "https://x.example:80x", "https://x .example",
                    "https://x.example\\@evil.example", "https://x.example\r\nX: y", "https://é.example",
                    "https://[::1",
                    "https://[x]", "https://[::1]x", "gopher://x.example",
                ]
            ),
        ]
    )
    func wrong(name: String, values: [String]) throws {
        for value in values {
            let problems = resolve([name: value]).problems
            #expect(problems.count == 1, "\(name)=\(value)")
            let message = try #require(problems.first?.message)
            #expect(message.contains(name))
            #expect(message.contains("environment"))
        }
        #expect(resolve([name: "canary canary"]).problems.allSatisfy { !$0.message.contains("canary") })
    }

    @Test("Problems of several settings come together")
    func collected() {
        let problems = resolve(["REPLYD_PORT": "x", "REPLYD_LOG_LEVEL": "x", "META_GRAPH_URL": "x"]).problems
        #expect(problems.count == 3)
    }

    @Test("Webhooks and admin pages cannot share a port")
    func samePort() {
        #expect(resolve(["REPLYD_PORT": "8001"]).problems.count == 1)
        #expect(resolve(["REPLYD_PORT": "8001", "REPLYD_HOST": "10.0.0.1"]).problems.isEmpty)
        #expect(resolve(["REPLYD_PORT": "0", "REPLYD_ADMIN": "127.0.0.1:0"]).problems.isEmpty)
    }

    @Test(
        "Every loopback address may be reached by plain http",
        arguments: [
            "http://127.0.0.1", "http://127.255.0.9:8080/x", "HTTP://LOCALHOST:1", "http://[::1]:8080",
        ]
    )
    func loopback(address: String) throws {
        #expect(try BaseURL(address).isLoopback)
    }
}
