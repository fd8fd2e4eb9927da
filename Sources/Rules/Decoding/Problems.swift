/// Collects what is wrong, all of it, while decoding goes on.
///
/// A class, because every decoder adds to the same collection; it lives for one load and never leaves it.
final class Problems {
    /// More than anybody reads, and few enough to stay cheap for a file of a million mistakes.
    static let capacity = 1000

    /// What was found, in the order of finding.
    private(set) var found: [Problem] = []
    /// How many more there were after `capacity`.
    private(set) var dropped = 0
    /// Whether any of it, kept or dropped, is an error.
    private(set) var hasErrors = false

    /// The rule that decoding is in: problems are marked with it.
    var rule: String?
    /// In a disabled rule errors count as warnings: it answers nobody, so it must not stop the others.
    var isLenient = false

    private struct Identity: Hashable {
        let code: String
        let spot: Spot
        let message: String
    }
    private var seen: Set<Identity> = []

    /// Adds an error.
    func error(
        _ code: ProblemCode,
        at spot: Spot,
        _ message: String,
        help: String? = nil,
        suggestion: String? = nil,
        related: Problem.Related? = nil
    ) {
        add(
            Problem(
                level: isLenient ? .warning : .error,
                code: code.rawValue,
                spot: spot,
                message: message,
                help: help,
                suggestion: suggestion,
                rule: rule,
                related: related
            )
        )
    }

    /// Adds a warning.
    func warning(
        _ code: ProblemCode,
        at spot: Spot,
        _ message: String,
        help: String? = nil,
        related: Problem.Related? = nil
    ) {
        add(
            Problem(
                level: .warning,
                code: code.rawValue,
                spot: spot,
                message: message,
                help: help,
                rule: rule,
                related: related
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
        // Half of the places are kept for what is not said of nearly every rule.
        let isCommon = problem.code == ProblemCode.noExamples.rawValue
        guard seen.count < (isCommon ? Self.capacity / 2 : Self.capacity) else {
            hasErrors = hasErrors || problem.level == .error
            dropped += 1
            return
        }
        guard seen.insert(Identity(code: problem.code, spot: problem.spot, message: problem.message)).inserted else {
            return
        }
        hasErrors = hasErrors || problem.level == .error
        found.append(problem)
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
