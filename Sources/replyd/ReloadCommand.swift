import ArgumentParser
import Foundation
import JSON
import Logging
import Secrets
import Server

/// `replyd reload`: makes a running server read its rules and secrets now, and tells its verdict.
struct ReloadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Makes the running server read rules and secrets now; fails when they are refused.",
        discussion: "A saved file is followed anyway; this waits for the verdict. It asks the admin pages, so that "
            + "ADMIN_TOKEN must be set. Exit code 0: what is on disk is live. 1: refused, the last good ones stay live. "
            + "2: the server cannot be asked."
    )

    @Option(help: "The address and port of the server's admin pages. Default: 127.0.0.1:8001.")
    var admin: String?

    @Option(help: "The file that holds the secrets. Default: secrets.env.")
    var secrets: String?

    @Option(help: "How a refusal is written: text, or json (one object a line).")
    var format = Format.text

    /// The forms of a refusal.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func run() async throws {
        var flags: [OperatorSetting: String] = [:]
        flags[.admin] = admin
        flags[.secrets] = secrets
        let layers = SettingsLayers.load(flags: flags, environment: ProcessInfo.processInfo.environment)
        let settings = OperatorSettings.resolve(layers).settings
        let client = ReloadClient(admin: settings.admin, secrets: SecretSet(layers))
        var quiet = Logger(label: "replyd") { _ in SwiftLogNoOpLogHandler() }
        quiet.logLevel = .critical
        switch await client.reload(logger: quiet) {
        case .live(let text):
            StandardStream.output.write(text)
        case .refused(let records):
            StandardStream.error.write(format == .json ? records : Self.text(of: records))
            throw ExitCode.badInput
        case .failed(let reason):
            StandardStream.error.write("replyd: \(reason)\n")
            throw ExitCode.wrongUse
        }
    }

    /// `file:line:column: level: message` for each record.
    private static func text(of records: String) -> String {
        let lines = records.split(separator: "\n").compactMap { try? JSONValue.parse(Array($0.utf8)) }
            .map { record in
                let place =
                    "\(record["file"]?.string ?? ""):\(record["line"]?.integer ?? 1):\(record["column"]?.integer ?? 1)"
                let help = record["help"]?.string.map { "; \($0)" } ?? ""
                let meant = record["suggestion"]?.string.map { " (did you mean \"\($0)\"?)" } ?? ""
                let line = "\(place): \(record["level"]?.string ?? "error"): \(record["message"]?.string ?? "")"
                return LogEscaping.escaped(line + meant + help) + "\n"
            }
        return lines.joined() + "The last good ones stay live.\n"
    }
}
