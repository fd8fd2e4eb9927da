import ArgumentParser
import Journal

/// `replyd resume`: says that an account is mended.
struct ResumeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Sends an account's replies again that wait because Meta refused the account or its token.",
        discussion: "A change of the secrets does the same by itself."
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "The account's id, as the log and the status page tell it.")
    var account: String

    func run() async throws {
        let answer = try await OperatorRequest.resume(account: account).perform(in: location.resolve().folder)
        StandardStream.output.write(answer + "\n")
    }
}
