import ArgumentParser
import Foundation
import Logging
import Rules
import Secrets
import Server

/// `replyd serve`: the server.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Takes webhooks and answers them by the rules, which may be edited meanwhile.",
        discussion: "Stop it with Ctrl-C or SIGTERM: it finishes what is in hand. SIGHUP reads rules and secrets again."
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
        // Before any secret is read.
        ProcessProtection.apply()
        let environment = ProcessInfo.processInfo.environment
        let start = try ServerStart.prepare(layers: options.load())
        let settings = start.settings
        ServerLog.bootstrap(format: settings.logFormat, level: settings.logLevel, redactor: start.redactor)
        let logger = Logger(label: "replyd")
        for note in start.notes { logger.notice("\(note)") }
        if !settings.dryRun, let warning = ProcessProtection.warning(backtrace: environment["SWIFT_BACKTRACE"]) {
            logger.warning("\(warning)")
        }
        let isText = settings.logFormat == .text
        if let degradation = start.degradation {
            logger.error("DEGRADED: the rules on disk are bad, the last good copy answers until they are mended")
            if isText { StandardStream.error.write(start.redactor.redact(degradation) + "\n") }
        }
        let server = try ReplydServer(
            start: start,
            logger: logger,
            print: { StandardStream.output.write(start.redactor.redact($0)) },
            notifySocket: environment["NOTIFY_SOCKET"],
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
