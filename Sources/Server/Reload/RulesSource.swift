package import HotReload
import Logging
package import Rules
package import Secrets

/// The rules on disk: which files they are, and what loading them gives.
///
/// The same for the server and every command.
package struct RulesSource: Sendable {
    /// The path, a file or a folder, as it was given.
    package let path: String
    /// Reads the files.
    package let reader: SourceReader
    private let cache = LoadCache()

    /// Creates a source; nothing is read yet.
    package init(path: String) {
        self.path = path
        self.reader = SourceReader(
            path: path,
            expected: "rules file (*.json)",
            includes: Self.isRulesFile,
            companions: Self.companions(of:)
        )
    }

    /// Reads and loads the rules once.
    ///
    /// - Throws: ``SourceReadError`` when they cannot be read. Mistakes in them are in the load's diagnostics.
    package func load(reportsExamples: Bool = false) throws(SourceReadError) -> RulesLoad {
        load(try reader.read(), reportsExamples: reportsExamples)
    }

    /// What a snapshot of the files gives.
    ///
    /// The same bytes always give the same load, on systems with the same time zones.
    package func load(_ snapshot: SourceSnapshot, reportsExamples: Bool = false) -> RulesLoad {
        RulesLoader.load(
            Self.rulesFiles(snapshot.files),
            sha256: snapshot.sha256,
            resources: Self.resources(of: snapshot),
            cache: cache,
            reportsExamples: reportsExamples
        )
    }

    private static func resources(of snapshot: SourceSnapshot) -> RulesResources {
        var files: [String: RulesResources.NamedFile] = [:]
        for companion in snapshot.companions {
            files[companion.name] =
                switch companion.state {
                case .content(let bytes): .content(bytes)
                case .length(let length): .media(length: Int64(length))
                case .unusable(let reason, let help): .unusable(reason: reason, help: help)
                }
        }
        return RulesResources(
            files: files,
            timeZone: SystemTimeZones.content,
            timeZoneNames: SystemTimeZones.names
        )
    }

    private static func rulesFiles(_ files: [SourceFile]) -> [RulesFile] {
        files.map { RulesFile(name: $0.name, bytes: $0.bytes) }
    }

    /// The files that rules name.
    @Sendable
    private static func companions(of files: [SourceFile]) -> [SourceCompanion.Request] {
        NamedFiles.requested(by: rulesFiles(files))
            .map { SourceCompanion.Request(name: $0.name, wantsContent: $0.wantsContent) }
    }

    /// Whether a name in a folder is a rules file: `*.json`, but not a schema, nor a name beginning with `.` or `_`.
    private static func isRulesFile(_ name: String) -> Bool {
        name.hasSuffix(".json") && !name.hasSuffix(".schema.json") && !name.hasPrefix(".") && !name.hasPrefix("_")
    }
}

extension RulesSource {
    /// What a snapshot is to the reloader: a rule set to swap in, or the reasons why not.
    ///
    /// - Parameters:
    ///   - snapshot: The files as they were read.
    ///   - redactor: Takes secrets out of the reasons, which quote the files and are shown in many places.
    /// - Returns: What the reloader is to do.
    package func loadResult(_ snapshot: SourceSnapshot, redactor: RedactorBox) -> LoadResult<RuleSet> {
        if let refusal = Self.refusal(ofSecretsIn: snapshot, redactor.redactor) { return .refused(refusal) }
        let load = load(snapshot)
        let warnings = load.diagnostics.filter { $0.level == .warning }
        let renderer = DiagnosticRenderer(.text)
        guard let rules = load.ruleSet else {
            let summary = Self.summary(of: load.diagnostics.filter { $0.level == .error })
            return .refused(
                LoadRefusal(
                    summary: redactor.redact(summary),
                    report: redactor.redact(renderer.render(load.diagnostics)),
                    records: redactor.redact(DiagnosticRenderer(.json).render(load.diagnostics))
                )
            )
        }
        return .loaded(
            rules,
            notes: LoadNotes(metadata: ["rules": "\(rules.ruleCount)", "warnings": "\(warnings.count)"])
        )
    }

    /// Why files that hold one of this server's own secrets are refused, or `nil` where none does.
    ///
    /// Known by its value, whatever it looks like. Rules are read by people who need not know it, are kept in version
    /// control, and end in replies.
    private static func refusal(ofSecretsIn snapshot: SourceSnapshot, _ redactor: Redactor) -> LoadRefusal? {
        var names = snapshot.files.filter { redactor.containsSecret(String(decoding: $0.bytes, as: UTF8.self)) }
            .map(\.name)
        for companion in snapshot.companions {
            guard case .content(let bytes) = companion.state else { continue }
            if redactor.containsSecret(String(decoding: bytes, as: UTF8.self)) { names.append(companion.name) }
        }
        guard !names.isEmpty else { return nil }
        let sentences = names.map { name in
            "\(name) holds one of this server's secrets: take it out, and have a new one made, since this one is known now."
        }
        return LoadRefusal(
            summary: sentences.joined(separator: " "),
            report: sentences.map { "error[secret-in-rules]: \($0)\n" }.joined(),
            records: zip(names, sentences).map { ProblemRecord.line("secret-in-rules", $1, file: $0) }.joined()
        )
    }

    /// The first ten errors in one line, for logs that are read a line at a time.
    private static func summary(of errors: [Diagnostic]) -> String {
        let shown = errors.prefix(10)
            .map { error in
                let advice = error.suggestion.map { " (did you mean \"\($0)\"?)" } ?? ""
                return "\(error.file):\(error.line):\(error.column): \(error.message)\(advice)"
            }
        let more = errors.count > shown.count ? ["and \(errors.count - shown.count) more"] : []
        return (shown + more).joined(separator: "; ")
    }
}
