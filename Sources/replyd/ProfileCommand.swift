import ArgumentParser
import Foundation
import Logging
import Messaging
import Rules
import Secrets
import Server

/// `replyd profile`: what the business's accounts show beside the conversation.
struct ProfileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "The menus, questions and commands that the accounts show: settings.profile in the rules.",
        subcommands: [PushCommand.self]
    )

    /// `replyd profile push`: makes the accounts show what the rules say.
    struct PushCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "push",
            abstract: "Makes every account show what settings.profile says, and prints what changes.",
            discussion:
                "Only the parts that the rules name are changed. Exit code 0: every account is as the rules say. "
                + "1: the rules have mistakes, or an account could not be changed. 2: there is no profile in the rules."
        )

        @Option(help: "The rules: a file, or a folder of *.json files. Default: rules.")
        var rules: String?

        @Option(help: "The file that holds the secrets. Default: secrets.env.")
        var secrets: String?

        @Flag(help: "Prints the difference and changes nothing.")
        var dryRun = false

        func run() async throws {
            var flags: [OperatorSetting: String] = [:]
            flags[.rules] = rules
            flags[.secrets] = secrets
            let layers = SettingsLayers.load(flags: flags, environment: ProcessInfo.processInfo.environment)
            let settings = OperatorSettings.resolve(layers).settings
            let secrets = SecretSet(layers)
            let load = try RulesLocation.load(settings)
            guard let rules = load.ruleSet else {
                StandardStream.error.write(
                    "replyd: the rules have mistakes, so that nothing is sent: “replyd check” shows them.\n"
                )
                throw ExitCode.badInput
            }
            guard let profile = rules.profile else {
                StandardStream.error.write(
                    "replyd: the rules have no “profile” in their “settings”: rules/README.md shows how to write one.\n"
                )
                throw ExitCode.wrongUse
            }
            var quiet = Logger(label: "replyd") { _ in SwiftLogNoOpLogHandler() }
            quiet.logLevel = .critical
            let push = ProfilePush(profile: profile, settings: settings, secrets: secrets)
            let outcome = await push.run(isDryRun: dryRun, logger: quiet)
            let text = outcome.lines.map { LogEscaping.escaped($0) + "\n" }.joined()
            StandardStream.output.write(secrets.redactor.redact(text))
            if !outcome.isComplete { throw ExitCode.badInput }
        }
    }
}
