import ArgumentParser
import Journal
import Secrets

/// `replyd integrity`: looks through the database for damage.
struct IntegrityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "integrity",
        abstract: "Looks through the whole database for damage; the server goes on meanwhile."
    )

    @OptionGroup var location: DataLocation

    func run() throws {
        let (archive, _) = try location.archive()
        let findings = try DataLocation.explaining { () throws(JournalError) in try archive.damage() }
        guard !findings.isEmpty else { return StandardStream.output.write("The database is whole.\n") }
        for finding in findings { StandardStream.error.write("damage: \(LogEscaping.escaped(finding))\n") }
        StandardStream.error.write("The database is damaged: stop the server and put back a backup.\n")
        throw ExitCode.badInput
    }
}
