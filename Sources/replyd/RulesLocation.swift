import ArgumentParser
import HotReload
import Rules
import Server

/// Where the rules are: an option that every command has.
struct RulesLocation: ParsableArguments {
    @Option(name: .customLong("rules"), help: "The rules: a file, or a folder of *.json files.")
    var path = "rules"

    /// Reads and loads the rules; says in one sentence why they cannot be read.
    func load() throws -> RulesLoad {
        do {
            return try RulesSource(path: path).load()
        } catch {
            StandardStream.error.write("replyd: \(error.description)\n")
            throw ExitCode.wrongUse
        }
    }
}
