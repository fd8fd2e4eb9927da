import CurlClient
package import Logging
package import Messaging
import MetaPlatform
package import Secrets

/// Makes the business's accounts show what the rules say in `settings.profile`: what `replyd profile push` does.
package struct ProfilePush: Sendable {
    /// What came of it.
    package struct Outcome: Sendable {
        /// Lines for a person, account by account.
        package internal(set) var lines: [String] = []
        /// Whether each account is now as the rules say, or could be.
        package internal(set) var isComplete = true
    }

    private let profile: AccountProfile
    private let settings: OperatorSettings
    private let secrets: SecretSet

    /// Creates a push.
    ///
    /// - Parameters:
    ///   - profile: What the rules say.
    ///   - settings: Where Meta is.
    ///   - secrets: The tokens, which tell the accounts.
    package init(profile: AccountProfile, settings: OperatorSettings, secrets: SecretSet) {
        self.profile = profile
        self.settings = settings
        self.secrets = secrets
    }

    /// Compares each account with the rules, and changes those that differ.
    ///
    /// - Parameters:
    ///   - isDryRun: Whether the difference is only told.
    ///   - logger: Where the log goes.
    /// - Returns: What came of it.
    package func run(isDryRun: Bool, logger: Logger) async -> Outcome {
        let transport = CurlTransport(logger: logger)
        let credentials = GraphCredentials(secrets)
        let client = GraphClient(
            endpoints: GraphEndpoints(settings),
            transport: transport,
            credentials: { credentials },
            logger: logger
        )
        return await withTaskGroup(of: Outcome?.self) { group in
            group.addTask {
                try? await transport.run()
                return nil
            }
            group.addTask { await push(with: client, isDryRun: isDryRun) }
            var outcome: Outcome?
            for await ended in group {
                outcome = outcome ?? ended
                group.cancelAll()
            }
            return outcome ?? Outcome(lines: ["Meta cannot be asked."], isComplete: false)
        }
    }

    private func push(with client: GraphClient, isDryRun: Bool) async -> Outcome {
        var outcome = Outcome()
        let targets = await client.profileTargets()
        if targets.isEmpty {
            outcome.lines.append("There is no account: no token is set (secrets.example says which there are).")
            outcome.isComplete = false
        }
        for target in targets {
            let account = "\(target.platform.rawValue) \(target.label)"
            do throws(GraphSendError) {
                let changes = try await client.changes(to: profile, of: target)
                guard !changes.isEmpty else {
                    outcome.lines.append("\(account): as the rules say")
                    continue
                }
                if !isDryRun { try await client.make(changes, to: target) }
                outcome.lines.append("\(account): \(isDryRun ? "would be changed" : "changed")")
                outcome.lines += changes.flatMap(Self.lines)
            } catch {
                outcome.lines.append("\(account): not changed. \(error)")
                outcome.isComplete = false
            }
        }
        return outcome
    }

    private static func lines(for change: ProfileChange) -> [String] {
        ["  \(change.name)"]
            + [change.current.map { "  - \($0)" }, change.future.map { "  + \($0)" }].compactMap(\.self)
    }
}
