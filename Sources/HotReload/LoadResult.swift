package import Logging

/// What a load function makes of a snapshot.
package enum LoadResult<Value: Sendable>: Sendable {
    /// The content is good: this is what it means.
    case loaded(Value, notes: LoadNotes)
    /// The content is bad.
    case refused(LoadRefusal)
}

/// What a load function wants said in the log about good content.
package struct LoadNotes: Sendable, Equatable {
    /// Facts for the line that says it is live, such as `rules=12`.
    package var metadata: Logger.Metadata
    /// What somebody should look at although it is live, as sentences for lines of their own.
    package var warnings: [String]

    /// Creates notes.
    package init(metadata: Logger.Metadata = [:], warnings: [String] = []) {
        self.metadata = metadata
        self.warnings = warnings
    }
}

/// Why content was refused, for the log and for whoever asked for the reload.
///
/// Never holds a secret.
package struct LoadRefusal: Sendable, Hashable {
    /// What is wrong with it, in one line, for the log.
    package var summary: String
    /// Everything that is wrong with it, as a user would want to read it; may have many lines.
    ///
    /// Whoever asked for the reload, or listens to the reloader's reports, shows it.
    package var report: String
    /// The same for programs: one line for each thing that is wrong, in a form of the load function's choice.
    package var records: String

    /// Creates a refusal.
    package init(summary: String, report: String, records: String = "") {
        self.summary = summary
        self.report = report
        self.records = records
    }
}
