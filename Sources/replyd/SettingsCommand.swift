import ArgumentParser
import Secrets

/// `replyd settings`: every setting and secret with its source; never a secret's value.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Prints every setting with the place it comes from; a secret only as set or not set."
    )

    @OptionGroup var options: SettingsOptions

    func run() throws {
        let layers = options.load()
        let (settings, problems) = OperatorSettings.resolve(layers)
        let secrets = SecretSet(layers)
        let overview = SettingsOverview(layers: layers, settings: settings, secrets: secrets)
        let nameWidth = overview.rows.map(\.name.count).max() ?? 0
        let valueWidth = min(overview.rows.map(\.value.count).max() ?? 0, 34)
        for row in overview.rows {
            let source = row.source.map { "(\($0))" } ?? ""
            let columns = [row.name.padded(to: nameWidth), row.value.padded(to: valueWidth), source]
            let line = columns.joined(separator: "  ").trimmingSpaces
            StandardStream.output.write("\(LogEscaping.escaped(line))\n    \(LogEscaping.escaped(row.remark))\n")
        }
        for note in layers.notes { StandardStream.error.write("note: \(LogEscaping.escaped(note))\n") }
        let all = layers.problems + problems
        for problem in all { StandardStream.error.write("error: \(LogEscaping.escaped(problem.message))\n") }
        if !all.isEmpty { throw ExitCode.wrongUse }
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(width - count, 0))
    }

    fileprivate var trimmingSpaces: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
