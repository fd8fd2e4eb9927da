import Foundation

/// A folder with rules and secrets, and the servers that are started in it.
struct Stage {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "replyd-server-bench-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let secrets = folder.appendingPathComponent("secrets.env")
        let text = """
            VERIFY_TOKEN=bench-verify-token
            APP_SECRET=\(Webhooks.appSecret)
            PAGE_ACCESS_TOKEN=bench-page-token-0123456789

            """
        try Data(text.utf8).write(to: secrets)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: secrets.path)
    }

    /// Starts the bare server.
    func bare(_ program: String) throws -> ServerProcess { try ServerProcess(program, [], folder: folder) }

    /// Starts replyd with so many rules, each of which repeats what was said about its product.
    func replyd(_ program: String, rules: Int, graph: GraphStub) throws -> ServerProcess {
        let file = "rules-\(rules).json"
        let all = (0..<rules)
            .map { #"{"id":"product-\#($0)","when":{"text":{"words":["product\#($0)"]}},"reply":"{{text}}"}"# }
        let text = "{\"rules\":[" + all.joined(separator: ",\n") + "]}"
        try Data(text.utf8).write(to: folder.appendingPathComponent(file))
        return try ServerProcess(
            program,
            [
                "serve", "--rules", file, "--secrets", "secrets.env", "--data", "data", "--host", "127.0.0.1", "--port",
                "0", "--admin", "127.0.0.1:0",
            ],
            environment: [
                "META_GRAPH_URL": "http://127.0.0.1:\(graph.port)", "REPLYD_LOOP_LIMIT": "100000/1m",
                "REPLYD_MESSAGING_RATE": "1000000/1s", "SWIFT_BACKTRACE": "enable=no",
            ],
            folder: folder
        )
    }

    /// The size of the database with its log, in bytes.
    var databaseBytes: Double {
        ["", "-wal"]
            .reduce(0) { sum, suffix in
                let path = folder.appendingPathComponent("data/journal.sqlite" + suffix).path
                let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
                return sum + Double(size ?? 0)
            }
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }
}
