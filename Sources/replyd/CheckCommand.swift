import ArgumentParser
import Rules
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
        let load = try location.load()
        let renderer = DiagnosticRenderer(format, usesColour: StandardStream.output.isTerminal)
        StandardStream.output.write(renderer.render(load.diagnostics))
        let warnings = load.diagnostics.count { $0.level == .warning }
        guard let rules = load.ruleSet else { throw ExitCode.badInput }
        if format == .text {
            StandardStream.output.write(
                "\(location.path): \(counted(rules.ruleCount, "rule")) good\(warnings > 0 ? ", \(counted(warnings, "warning"))" : "")\n"
            )
        }
        if strict, warnings > 0 { throw ExitCode.onlyWarnings }
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}

extension DiagnosticRenderer.Format: ExpressibleByArgument {}
