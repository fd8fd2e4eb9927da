import ArgumentParser
import Journal

/// `replyd backup`: copies the database while the server goes on.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the database into a file, as it is at this moment; the server goes on meanwhile.",
        discussion:
            "To put it back: stop the server, copy the file to journal.sqlite in the data folder, remove journal.sqlite-wal and journal.sqlite-shm, start the server."
    )

    @OptionGroup var location: DataLocation

    @Argument(help: "The file to make; it must not exist yet.")
    var file: String

    func run() throws {
        let (archive, _) = try location.archive()
        try DataLocation.explaining { () throws(JournalError) in try archive.backUp(to: file) }
        StandardStream.output.write("Copied. Customers' messages are in it: keep it where nobody else can read it.\n")
    }
}
