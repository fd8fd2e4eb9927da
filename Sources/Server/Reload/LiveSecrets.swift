import HotReload
import Logging
import Secrets
import Synchronization

/// The secrets on disk: which files they are, and what loading them gives.
struct SecretsSource: ReloadSource {
    let path: String
    private let first: SettingsLayers

    /// Creates a source of the secrets that were read at the start.
    init(_ first: SettingsLayers) {
        self.first = first
        path = first.environmentFilePath
    }

    func look() throws(SourceReadError) -> SourceSighting<SettingsLayers> {
        let layers = first.readAgain()
        if let trouble = layers.passingTrouble {
            let code: Int32? = if case .system(let code) = trouble.reason { code } else { nil }
            throw code.map { .unreadable(path: trouble.path, reason: $0) } ?? .unstable(path: trouble.path)
        }
        // Whoever sets everything in the environment needs no file; but one that was there does not go unnoticed.
        if first.hasEnvironmentFile, !layers.hasEnvironmentFile, layers.problems.isEmpty {
            throw .missing(path: path)
        }
        return SourceSighting(
            content: layers,
            identity: layers.identity,
            companionPaths: layers.watchedFiles.filter { $0 != path }
        )
    }

    func resolvedPath() -> String? { SourceReader(path: path) { _ in false }.resolvedPath() }

    func takes(_ name: String) -> Bool { false }
}

/// Judges changed secrets against those that are live.
final class SecretsLoader: Sendable {
    private let isComplete: Bool
    private let redactor: RedactorBox
    private let live: Mutex<SettingsLayers>

    /// Creates a loader.
    ///
    /// - Parameters:
    ///   - live: The layers that the live secrets were made of.
    ///   - isComplete: Whether everything that `serve` needs must be there.
    ///   - redactor: Learns every new secret before anything is done with it.
    init(live: SettingsLayers, isComplete: Bool, redactor: RedactorBox) {
        self.live = Mutex(live)
        self.isComplete = isComplete
        self.redactor = redactor
    }

    /// A new set to swap in, or the reasons why not.
    func load(_ layers: SettingsLayers) -> LoadResult<SecretSet> {
        let before = live.withLock { $0 }
        let revision = SecretsRevision(layers, after: before, isComplete: isComplete)
        redactor.replace(with: revision.secrets.redactor)
        guard revision.faults.isEmpty else {
            let faults = revision.faults.map(redactor.redact)
            return .refused(
                LoadRefusal(
                    summary: faults.joined(separator: " "),
                    report: faults.map { "error: \($0)\n" }.joined(),
                    records: faults.map { ProblemRecord.line("secrets-refused", $0, file: layers.environmentFilePath) }
                        .joined()
                )
            )
        }
        live.withLock { $0 = layers }
        let names = revision.changedNames.map(\.description).joined(separator: ",")
        return .loaded(
            revision.secrets,
            notes: LoadNotes(
                metadata: ["changed": "\(revision.changedNames.count)", "names": "\(names)"],
                warnings: revision.warnings.map(redactor.redact)
            )
        )
    }
}
