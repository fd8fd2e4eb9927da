/// What a change of the secrets comes to: a whole new set, or the reasons why the old one stays.
///
/// Pure: the layers as they were and as they are in, a verdict out. Never a value in any sentence.
package struct SecretsRevision: Sendable {
    /// The new set.
    package let secrets: SecretSet
    /// Why it is refused, as sentences; empty when it may go live.
    package let faults: [String]
    /// The names whose secrets are others than before, set or gone, in order.
    package let changedNames: [SecretName]
    /// What the operator should know although the set is good, as sentences.
    package let warnings: [String]

    /// Compares what was found now with what is live.
    ///
    /// - Parameters:
    ///   - layers: What was found now.
    ///   - live: What was found when the live set was made.
    ///   - isComplete: Whether everything that `serve` needs must be there; not so in a dry run.
    package init(_ layers: SettingsLayers, after live: SettingsLayers, isComplete: Bool) {
        let secrets = SecretSet(layers)
        let before = SecretSet(live)
        let (settings, settingProblems) = OperatorSettings.resolve(layers)
        var faults = (layers.problems + settingProblems).map(\.message)
        // A secret that worked and is now an example's text, or too short, is a mistake; one that never worked was told
        // at the start.
        faults += secrets.problems.filter { $0.refusesToStart || before[$0.name] != nil }.map(\.description)
        faults += layers.misspellings.filter { live.misspellings[$0.key] == nil }.map(\.value).sorted()
        // A file that could not be read would make everything in it seem missing.
        if isComplete, layers.problems.isEmpty { faults += secrets.missingForServe.map(\.description) }
        self.secrets = secrets
        self.faults = faults
        changedNames = Set(secrets.names + before.names).filter { secrets[$0] != before[$0] }.sorted()
        var warnings = layers.hiddenChanges(since: live)
        if settings != OperatorSettings.resolve(live).settings {
            warnings.append("A setting in the secrets file that is no secret has changed: it takes a restart.")
        }
        for name in before.names where secrets[name] == nil && !faults.contains(where: { $0.contains("\(name)") }) {
            warnings.append("\(name) is gone: nothing is done with the old one any more.")
        }
        self.warnings = warnings
    }
}
