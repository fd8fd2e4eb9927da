import HotReload
import Rules
import Secrets

/// The rules to start with: those on disk, or where these are bad the last good copy.
struct StartingRules {
    /// The rules.
    let rules: RuleSet
    /// How many warnings they have.
    let warnings: Int
    /// Why they are those of the last good copy, as text; `nil` when they are those on disk.
    let degradation: String?

    /// Reads the rules and, if need be, the copy.
    ///
    /// - Throws: ``StartProblem`` when neither is of use.
    static func find(
        _ source: RulesSource,
        settings: OperatorSettings,
        redactor: RedactorBox
    ) throws(StartProblem) -> StartingRules {
        let fault: (report: String, kind: StartProblem.Kind, refusal: String)
        do throws(SourceReadError) {
            let snapshot = try source.reader.read()
            switch source.loadResult(snapshot, redactor: redactor) {
            case .loaded(let rules, let notes):
                // Before anything is answered: a crash must not come between the first good rules and their copy. What
                // keeps it from being written is told by the reloader, which tries again.
                _ = RulesSource.lastGoodCopy(settings)?.keep(snapshot)
                let warnings = notes.metadata["warnings"].flatMap { Int("\($0)") } ?? 0
                return StartingRules(rules: rules, warnings: warnings, degradation: nil)
            case .refused(let refusal):
                let sentence = "replyd cannot start with these rules: mend what is marked “error”."
                fault = (refusal.report, .rules, refusal.report + sentence)
            }
        } catch {
            fault = (error.description, .settings, "replyd cannot start: \(error.description)")
        }
        switch lastGood(source, settings: settings, redactor: redactor) {
        case .found(let rules): return StartingRules(rules: rules, warnings: 0, degradation: fault.report)
        case .nothing: throw StartProblem(fault.kind, fault.refusal)
        case .useless(let reason): throw StartProblem(fault.kind, "\(fault.refusal)\n\(reason)")
        }
    }

    private enum Copy {
        case found(RuleSet)
        case nothing
        case useless(String)
    }

    /// The copy, if it is one of these very rules: that of another folder would answer as another business.
    private static func lastGood(_ source: RulesSource, settings: OperatorSettings, redactor: RedactorBox) -> Copy {
        guard let copy = RulesSource.lastGoodCopy(settings) else { return .nothing }
        do throws(LastGoodCopyError) {
            guard let snapshot = try copy.load() else { return .nothing }
            let folder = source.path.hasSuffix("/") ? source.path : source.path + "/"
            guard snapshot.files.allSatisfy({ $0.name == source.path || $0.name.hasPrefix(folder) }) else {
                return .nothing
            }
            guard case .loaded(let rules, _) = source.loadResult(snapshot, redactor: redactor) else {
                return .useless("The last good copy \(copy.path) is not good for this version of replyd.")
            }
            return .found(rules)
        } catch {
            return .useless(error.description)
        }
    }
}

extension RulesSource {
    /// Where the last good rules are kept; a dry run keeps none, since it leaves nothing behind.
    static func lastGoodCopy(_ settings: OperatorSettings) -> LastGoodCopy? {
        settings.dryRun ? nil : LastGoodCopy(folder: settings.data, name: "rules")
    }
}
