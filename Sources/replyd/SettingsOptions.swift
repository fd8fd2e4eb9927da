import ArgumentParser
import Foundation
import Secrets

/// The operator's settings as command line flags; each may also come from the environment or the secrets file.
struct SettingsOptions: ParsableArguments {
    @Option(help: "The rules: a file, or a folder of *.json files. Default: rules.")
    var rules: String?

    @Option(help: "The file that holds the secrets. Default: secrets.env.")
    var secrets: String?

    @Option(help: "The folder of the database and of the last good rules. Default: data.")
    var data: String?

    @Option(help: "The address that webhooks are taken on. Default: 0.0.0.0; a dry run listens on this machine only.")
    var host: String?

    @Option(help: "The port that webhooks are taken on. Default: 8000.")
    var port: String?

    @Option(help: "The address and port of the admin pages. Default: 127.0.0.1:8001.")
    var admin: String?

    @Flag(help: "Needs no secrets, takes unsigned webhooks, calls nobody, and prints replies instead of sending them.")
    var dryRun = false

    @Option(help: "How log lines are written: text or json. Default: text.")
    var logFormat: String?

    @Option(help: "The least important log lines that are written: trace, debug, info, … Default: info.")
    var logLevel: String?

    /// The settings that these flags, the environment and the files give together.
    func load() -> SettingsLayers {
        var flags: [OperatorSetting: String] = [:]
        flags[.rules] = rules
        flags[.secrets] = secrets
        flags[.data] = data
        flags[.host] = host
        flags[.port] = port
        flags[.admin] = admin
        flags[.logFormat] = logFormat
        flags[.logLevel] = logLevel
        if dryRun { flags[.dryRun] = "true" }
        return SettingsLayers.load(flags: flags, environment: ProcessInfo.processInfo.environment)
    }
}
