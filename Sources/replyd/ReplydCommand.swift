import ArgumentParser

/// `replyd`: the root of all commands.
struct ReplydCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replyd",
        abstract: "Answers Instagram, Messenger and WhatsApp messages from a JSON rules file.",
        subcommands: [
            ServeCommand.self, CheckCommand.self, TestCommand.self, TryCommand.self, SchemaCommand.self,
            SettingsCommand.self, ReloadCommand.self, LogCommand.self, ForgetCommand.self, RetryCommand.self,
            ResumeCommand.self, BackupCommand.self, IntegrityCommand.self, ProfileCommand.self,
        ]
    )
}
