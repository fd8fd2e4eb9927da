/// Collects what is wrong, all of it, while decoding goes on.
///
/// A class, because every decoder adds to the same collection; it lives for one load and never leaves it.
final class Problems {
    /// More than anybody reads, and few enough to stay cheap for a file of a million mistakes: of errors, and of
    /// everything else, so that a crowd of warnings never takes an error's place.
    static let capacity = 1000

    /// What was found: all that leaves the decoding of a file.
    struct Findings: Sendable {
        /// What was found, in the order of finding.
        fileprivate(set) var problems: [Problem] = []
        /// How many more there were after `capacity`.
        fileprivate(set) var dropped = 0
        /// Whether there was an error among these.
        fileprivate(set) var hasDroppedErrors = false
        /// Whether any of it, kept or dropped, is an error.
        fileprivate(set) var hasErrors = false
        /// Whether what was left was not looked at any more, so that nobody knows how much is wrong.
        fileprivate(set) var isCutShort = false
    }

    /// What was found up to now.
    private(set) var findings = Findings()
    private var errorCount = 0

    /// What was found, in the order of finding.
    var found: [Problem] { findings.problems }
    /// Whether any of it is an error.
    var hasErrors: Bool { findings.hasErrors }

    /// Whether there are as many errors as are kept, so that what is left need not be read.
    ///
    /// Asked where something is left; it is noted that this was not read.
    func mustStop() -> Bool {
        guard errorCount >= Self.capacity else { return false }
        findings.isCutShort = true
        return true
    }

    /// The rule that decoding is in: problems are marked with it.
    var rule: String?
    /// In a disabled rule errors count as warnings: it answers nobody, so it must not stop the others.
    var isLenient = false

    private struct Identity: Hashable {
        let code: String
        let spot: Spot
        let message: String

        /// Looks at the spot alone, where seldom more than one thing is wrong; what is compared are never more than are
        /// kept.
        func hash(into hasher: inout Hasher) {
            hasher.combine(spot)
        }
    }
    private var seen: Set<Identity> = []
    /// Whether the lack of a time zone has been told: once is enough, however many things go by the clock.
    private var saidNoTimezone = false

    /// Adds an error; its words are made up only while there is room for it.
    func error(
        _ code: ProblemCode,
        at spot: Spot,
        _ message: @autoclosure () -> String,
        help: @autoclosure () -> String? = nil,
        suggestion: @autoclosure () -> String? = nil,
        related: @autoclosure () -> Problem.Related? = nil
    ) {
        let level: Diagnostic.Level = isLenient ? .warning : .error
        guard hasRoom(for: level, code.rawValue) else { return }
        keep(
            Problem(
                level: level,
                code: code.rawValue,
                spot: spot,
                message: message(),
                help: help(),
                suggestion: suggestion(),
                rule: rule,
                related: related()
            )
        )
    }

    /// Adds a warning; its words are made up only while there is room for it.
    func warning(
        _ code: ProblemCode,
        at spot: Spot,
        _ message: @autoclosure () -> String,
        help: @autoclosure () -> String? = nil,
        related: @autoclosure () -> Problem.Related? = nil
    ) {
        guard hasRoom(for: .warning, code.rawValue) else { return }
        keep(
            Problem(
                level: .warning,
                code: code.rawValue,
                spot: spot,
                message: message(),
                help: help(),
                rule: rule,
                related: related()
            )
        )
    }

    /// Adds a note: nothing is wrong.
    func note(_ code: ProblemCode, at spot: Spot, _ message: String, help: String? = nil) {
        add(Problem(level: .note, code: code.rawValue, spot: spot, message: message, help: help, rule: rule))
    }

    /// Adds a problem.
    ///
    /// The same one at the same spot counts once, however many rules lead to it.
    func add(_ problem: Problem) {
        if hasRoom(for: problem.level, problem.code) { keep(problem) }
    }

    /// Whether there is room for one more; if not, it is counted.
    private func hasRoom(for level: Diagnostic.Level, _ code: String) -> Bool {
        let isError = level == .error
        findings.hasErrors = findings.hasErrors || isError
        // Half of the places are kept for what is not said of nearly every rule.
        let isCommon = code == ProblemCode.noExamples.rawValue
        let count = isError ? errorCount : seen.count - errorCount
        if count < (isCommon ? Self.capacity / 2 : Self.capacity) { return true }
        findings.dropped += 1
        findings.hasDroppedErrors = findings.hasDroppedErrors || isError
        return false
    }

    private func keep(_ problem: Problem) {
        if problem.code == ProblemCode.noTimezone.rawValue {
            guard !saidNoTimezone else { return }
            saidNoTimezone = true
        }
        guard seen.insert(Identity(code: problem.code, spot: problem.spot, message: problem.message)).inserted else {
            return
        }
        if problem.level == .error { errorCount += 1 }
        findings.problems.append(problem)
    }

    /// Adds what was found elsewhere, such as in one of several files.
    func add(_ other: Findings) {
        for problem in other.problems { add(problem) }
        findings.dropped += other.dropped
        findings.hasDroppedErrors = findings.hasDroppedErrors || other.hasDroppedErrors
        findings.hasErrors = findings.hasErrors || other.hasErrors
        findings.isCutShort = findings.isCutShort || other.isCutShort
    }

    /// Runs a part of the work with problems marked with a rule, as warnings only when it is disabled.
    func during<Result>(rule id: String?, isEnabled: Bool, _ work: () -> Result) -> Result {
        let before = (rule, isLenient)
        rule = id
        isLenient = !isEnabled
        defer { (rule, isLenient) = before }
        return work()
    }
}
