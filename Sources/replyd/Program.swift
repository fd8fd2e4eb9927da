import ArgumentParser
import Glibc

/// The entry point: runs a command and turns what it throws into words and an exit code.
@main
struct Program {
    static func main() async {
        // A reader that goes away (`replyd check | head`) is told by write's own error.
        signal(SIGPIPE, SIG_IGN)
        // A file that would grow over the limit of the process is told by write too: webhooks are refused then.
        signal(SIGXFSZ, SIG_IGN)
        do {
            var command = try ReplydCommand.parseAsRoot()
            if var asyncCommand = command as? any AsyncParsableCommand {
                try await asyncCommand.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    /// Ends the process: 0 for help, 2 for wrong use, else what the command says.
    ///
    /// The argument parser's own code for wrong use is 64; scripts that call replyd rely on 2.
    private static func end(with error: any Error) -> Never {
        let code = ReplydCommand.exitCode(for: error)
        guard code == .validationFailure else { ReplydCommand.exit(withError: error) }
        StandardStream.error.write(ReplydCommand.fullMessage(for: error) + "\n")
        exit(ExitCode.wrongUse.rawValue)
    }
}

extension ExitCode {
    /// The input (a rules file, a webhook) is bad.
    static let badInput = ExitCode(1)
    /// The command cannot run like this: wrong flags, a missing path, a missing secret, a taken port.
    static let wrongUse = ExitCode(2)
    /// Only warnings, under `--strict`.
    static let onlyWarnings = ExitCode(3)
}
