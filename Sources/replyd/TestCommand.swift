import ArgumentParser
import JSON
import Rules
import Secrets
import Server

/// `replyd test`: runs every example that stands in the rules.
struct TestCommand: ParsableCommand {
    /// The forms that results can take.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Runs the examples in the rules, and shows what they leave untried.",
        discussion: """
            Exit code 0: all passed. 1: examples failed, or the rules have mistakes. 2: the rules cannot be read.
            With --format json: an object for each example and for each rule, one a line; where the rules have mistakes \
            that keep examples from being run, the mistakes as “check --format json” prints them.
            """
    )

    @OptionGroup var location: RulesLocation

    @Option(help: "How results are written: text, or json (one object a line).")
    var format = Format.text

    func run() throws {
        let layers = location.settings()
        let redactor = SecretSet(layers).redactor
        let load = try location.load(OperatorSettings.resolve(layers).settings, reportsExamples: true)
        guard let examples = load.examples else {
            let renderer = DiagnosticRenderer(
                format == .json ? .json : .text,
                usesColour: format == .text && StandardStream.output.isTerminal
            )
            StandardStream.output.write(redactor.redact(renderer.render(load.diagnostics)))
            throw ExitCode.badInput
        }
        let renderer = ExampleReportRenderer(examples)
        let written =
            switch format {
            case .text: renderer.text
            case .json: renderer.json.map { $0.serialized() + "\n" }.joined()
            }
        StandardStream.output.write(redactor.redact(written))
        if renderer.failureCount > 0 { throw ExitCode.badInput }
    }
}
