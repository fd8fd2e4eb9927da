import ArgumentParser
import Foundation
import Journal
import Secrets

/// Where the database is: an option of the commands that look into it or change it.
struct DataLocation: ParsableArguments {
    @Option(help: "The data folder of the server. Default: data.")
    var data: String?

    /// The data folder, and what hides secrets in what is printed.
    func resolve() -> (folder: DataFolder, redactor: Redactor) {
        let flags = data.map { [OperatorSetting.data: $0] } ?? [:]
        let layers = SettingsLayers.load(flags: flags, environment: ProcessInfo.processInfo.environment)
        let settings = OperatorSettings.resolve(layers).settings
        return (DataFolder(path: settings.data), SecretSet(layers).redactor)
    }

    /// Opens the database to look into it.
    func archive() throws -> (archive: JournalArchive, redactor: Redactor) {
        let (folder, redactor) = resolve()
        return try Self.explaining { () throws(JournalError) in (try JournalArchive(folder), redactor) }
    }

    /// Runs something, and says in a sentence what is wrong with the journal.
    static func explaining<Value>(_ body: () throws(JournalError) -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            StandardStream.error.write("replyd: \(LogEscaping.escaped(error.description))\n")
            throw ExitCode.wrongUse
        }
    }
}
