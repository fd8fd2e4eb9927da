import ArgumentParser
import Rules

/// `replyd schema`: the description of the rules language that editors read.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Prints the JSON Schema of rules files, with which editors complete keys and underline mistakes.",
        discussion: "For a file beside the rules: replyd schema > rules/rules.schema.json"
    )

    func run() {
        StandardStream.output.write(RulesSchema.text)
    }
}
