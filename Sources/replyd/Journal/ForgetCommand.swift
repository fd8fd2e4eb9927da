import ArgumentParser
import Journal

/// `replyd forget`: erases everything about one person.
struct ForgetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erases everything about one person: messages, answers, what is remembered about them.",
        discussion:
            "A hash stays, so that a message which is delivered again is not answered twice. Backups are yours to delete."
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "The platform's id of the person; for WhatsApp the phone number in any spelling.")
    var contact: String

    func validate() throws {
        if contact.isEmpty { throw ValidationError("Name the person by the platform's id or the phone number.") }
    }

    func run() async throws {
        let answer = try await OperatorRequest.forget(contact: contact).perform(in: location.resolve().folder)
        StandardStream.output.write(answer + "\n")
    }
}
