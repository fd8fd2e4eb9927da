import ArgumentParser
import Foundation
import HotReload
import Rules
import Secrets
import Server

/// Where the rules are: an option that every command has, and the setting that it stands for.
struct RulesLocation: ParsableArguments {
    @Option(help: "The rules: a file, or a folder of *.json files. Default: rules.")
    var rules: String?

    /// The settings, with this option as the strongest.
    func settings() -> SettingsLayers {
        let flags = rules.map { [OperatorSetting.rules: $0] } ?? [:]
        return SettingsLayers.load(flags: flags, environment: ProcessInfo.processInfo.environment)
    }

    /// Reads and loads the rules; says in one sentence why they cannot be read.
    func load(_ settings: OperatorSettings, reportsExamples: Bool = false) throws -> RulesLoad {
        try Self.load(settings, reportsExamples: reportsExamples)
    }

    /// Reads and loads the rules that the settings name; says in one sentence why they cannot be read.
    static func load(_ settings: OperatorSettings, reportsExamples: Bool = false) throws -> RulesLoad {
        do {
            return try RulesSource(path: settings.rules).load(reportsExamples: reportsExamples)
        } catch {
            StandardStream.error.write("replyd: \(error.description)\n")
            throw ExitCode.wrongUse
        }
    }
}
