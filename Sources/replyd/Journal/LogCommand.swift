import ArgumentParser
import Foundation
import JSON
import Journal
import Messaging
import Secrets

/// `replyd log`: what came, what answered it and why, what was sent and what became of it.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Shows what came, which rule answered and why, what was sent and whether it arrived.",
        discussion: "It works while the server runs. The oldest entry comes first; times are UTC."
    )

    @OptionGroup var location: DataLocation

    @Option(help: "Only this person's: the platform's id; for WhatsApp the phone number in digits.")
    var contact: String?

    @Option(help: "Only the entry with this id: of what came, of what was sent, or r34.")
    var id: String?

    @Option(help: "Only what is not older than this, such as 2h or 7d.")
    var since: String?

    @Option(help: "At most so many entries: the latest.")
    var limit = 100

    @Flag(help: "Prints one object a line.")
    var json = false

    func validate() throws {
        if let since, WrittenTime.milliseconds(since) == nil {
            throw ValidationError("--since is no length of time: write it like 30m, 2h or 7d.")
        }
        if !(1...1_000_000).contains(limit) { throw ValidationError("--limit must be from 1 to 1000000.") }
    }

    func run() throws {
        let (archive, redactor) = try location.archive()
        let now = Int64((Date().timeIntervalSince1970 * 1000).rounded())
        let query = LogQuery(
            contact: contact,
            id: id,
            since: since.flatMap { WrittenTime.milliseconds($0) }.map { now - $0 },
            limit: limit
        )
        let entries = try DataLocation.explaining { () throws(JournalError) in try archive.entries(query) }
        for entry in entries {
            let text = json ? entry.json.serialized() + "\n" : entry.printed
            StandardStream.output.write(redactor.redact(text))
        }
        if entries.isEmpty { StandardStream.error.write("note: there is no such entry\n") }
    }
}
