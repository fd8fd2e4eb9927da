import ArgumentParser
import Journal

/// `replyd retry`: works once more on what was set aside or is not sent.
struct RetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Tries again what was set aside (w12) or a reply that was not sent (r34).",
        discussion: "“replyd log” and the status page tell the names."
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "w12 for a webhook, r34 for a reply.")
    var id: String

    func validate() throws {
        guard "wr".contains(id.first ?? " "), Int(id.dropFirst()) != nil else {
            throw ValidationError("Name it as “replyd log” does: w12 for a webhook, r34 for a reply.")
        }
    }

    func run() async throws {
        let answer = try await OperatorRequest.retry(name: id).perform(in: location.resolve().folder)
        StandardStream.output.write(answer + "\n")
    }
}
