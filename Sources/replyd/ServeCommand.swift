import ArgumentParser
import Logging
import Rules
import Secrets
import Server

/// `replyd serve`: the server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Takes webhooks and answers them by the rules, which may be edited meanwhile.",
        discussion: "Stop it with Ctrl-C or SIGTERM: it finishes what is in hand. SIGHUP reads the rules again."
    )

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        do {
            try await serve()
        } catch let problem as StartProblem {
            StandardStream.error.write(problem.description + "\n")
            throw problem.kind == .rules ? ExitCode.badInput : ExitCode.wrongUse
        }
    }

    private func serve() async throws {
        let start = try ServerStart.prepare(layers: options.load())
        let settings = start.settings
        ServerLog.bootstrap(format: settings.logFormat, level: settings.logLevel, redactor: start.redactor)
        let logger = Logger(label: "replyd")
        for note in start.notes { logger.notice("\(note)") }
        let isText = settings.logFormat == .text
        let server = try ReplydServer(
            start: start,
            logger: logger,
            print: { StandardStream.output.write(start.redactor.redact($0)) },
            onRefusedRules: { if isText { StandardStream.error.write($0) } },
            onListening: { ports in
                logger.info("listening", metadata: start.metadata(ports: ports))
                if isText { StandardStream.error.write(start.banner(ports: ports)) }
            }
        )
        let cutOff = try await server.run()
        if cutOff == 0 {
            logger.info("stopped: everything in hand is done")
        } else {
            logger.error(
                "stopped: replies were cut off, their customers got no answer",
                metadata: ["replies": "\(cutOff)"]
            )
        }
    }
}
