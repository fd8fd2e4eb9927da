import ArgumentParser
import Rules
import Secrets
import Server

/// `replyd check`: every mistake in the rules, with place and advice.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Finds mistakes in the rules: every one, with line, column and advice.",
        discussion: "Exit code 0: good. 1: errors. 2: the rules cannot be read. 3: only warnings, with --strict."
    )

    @OptionGroup var location: RulesLocation

    @Option(help: "How problems are written: text, json (one object a line) or github (annotations).")
    var format = DiagnosticRenderer.Format.text

    @Flag(help: "Warnings fail, too: exit code 3.")
    var strict = false

    func run() throws {
        let settings = OperatorSettings.resolve(location.settings()).settings
        let load = try location.load(settings)
        let renderer = DiagnosticRenderer(format, usesColour: StandardStream.output.isTerminal)
        StandardStream.output.write(renderer.render(load.diagnostics))
        guard let rules = load.ruleSet else { throw ExitCode.badInput }
        let warnings = load.diagnostics.count { $0.level == .warning }
        if format == .text {
            let found = warnings == 0 ? "no mistakes" : DiagnosticRenderer.summary(of: load.diagnostics)
            let count = "\(rules.ruleCount) rule\(rules.ruleCount == 1 ? "" : "s")"
            StandardStream.output.write("\(settings.rules): \(count), \(found)\n")
        }
        if strict, warnings > 0 { throw ExitCode.onlyWarnings }
    }
}

extension DiagnosticRenderer.Format: ExpressibleByArgument {}
