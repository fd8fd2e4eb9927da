import JSON

/// Turns problems into diagnostics: finds their lines and columns, orders them, and cuts off what nobody would read.
///
/// Positions cost a scan of the file; it is made here, so only for files that have something to say about.
struct ProblemLocator {
    /// How many diagnostics are shown at most.
    static let maximumShown = 50

    private let files: [RulesFile]
    private var sources: [Int: JSONSource] = [:]
    private var masks: [Int: [SourceRange]] = [:]
    /// The line that was looked at last: many problems stand in one.
    private var line: (file: Int, number: Int, scalars: [Unicode.Scalar])?

    init(_ files: [RulesFile]) {
        self.files = files
    }

    /// The diagnostics for what was found, ordered by file, line and column.
    mutating func diagnostics(for problems: Problems) -> [Diagnostic] {
        let findings = problems.findings
        let candidates = Self.candidates(among: findings.problems)
        let files = Set(candidates.map(\.spot.file))
        for problem in findings.problems
        where problem.code == ProblemCode.tokenInRules.rawValue && files.contains(problem.spot.file) {
            guard let (file, range) = range(of: problem.spot), let range else { continue }
            masks[file, default: []].append(range)
        }
        var located: [Located] = []
        for problem in candidates { located.append(locate(problem)) }
        // Errors first, so that a crowd of warnings never hides the one error that keeps the file from loading.
        located.sort { ($0.rank, $0) < ($1.rank, $1) }
        let shown = located.prefix(Self.maximumShown)
        var diagnostics: [Diagnostic] = []
        for item in shown.sorted() { diagnostics.append(diagnostic(item)) }
        let restCount = findings.problems.count - shown.count + findings.dropped
        if restCount > 0 || findings.isCutShort, let last = diagnostics.last {
            let errors = findings.problems.count { $0.level == .error }
            let restHasErrors =
                findings.isCutShort || findings.hasDroppedErrors || errors > shown.count { $0.rank == 0 }
            let remark = Self.remark(on: restCount, isLeast: findings.isCutShort, hasErrors: restHasErrors, after: last)
            diagnostics.append(remark)
        }
        return diagnostics
    }

    /// The problems of which the first ones are shown: those of the most important kinds, in the first files.
    ///
    /// Spares the other files, of which there may be hundreds, being scanned for places that nobody sees.
    private static func candidates(among problems: [Problem]) -> [Problem] {
        guard problems.count > maximumShown else { return problems }
        let keys = problems.map { (rank(of: $0), $0.spot.file) }
        let last = keys.sorted(by: <)[maximumShown - 1]
        return zip(problems, keys).filter { $1 <= last }.map(\.0)
    }

    /// 0 for errors, 1 for warnings, 2 for notes, 3 for what nearly every rule can be told.
    private static func rank(of problem: Problem) -> Int {
        switch problem.level {
        case .error: 0
        case .warning: problem.code == ProblemCode.noExamples.rawValue ? 3 : 1
        case .note: 2
        }
    }

    /// The file, line and column at which a value begins.
    mutating func position(of place: Place) -> (file: String, line: Int, column: Int) {
        let start = range(of: .value(place))?.range?.start
        return (files[place.file].name, start?.line ?? 1, start?.column ?? 1)
    }

    /// A problem with its place.
    private struct Located: Comparable {
        let problem: Problem
        let file: Int
        let range: SourceRange?

        var rank: Int { ProblemLocator.rank(of: problem) }

        private var order: (Int, Int, Int, Int, String, String) {
            (file, range?.start.line ?? 0, range?.start.column ?? 0, rank, problem.code, problem.message)
        }

        static func < (left: Located, right: Located) -> Bool { left.order < right.order }
        static func == (left: Located, right: Located) -> Bool { left.order == right.order }
    }

    private mutating func locate(_ problem: Problem) -> Located {
        let place = range(of: problem.spot)
        return Located(problem: problem, file: place?.file ?? 0, range: place?.range)
    }

    private mutating func diagnostic(_ located: Located) -> Diagnostic {
        let problem = located.problem
        let range = located.range
        let related = problem.related.flatMap { related -> Diagnostic.Related? in
            guard let (file, range) = self.range(of: related.spot), let range else { return nil }
            return Diagnostic.Related(
                message: related.message,
                file: files[file].name,
                line: range.start.line,
                column: range.start.column
            )
        }
        var excerpt: (text: String, start: Int)?
        if let range { excerpt = self.excerpt(around: range.start, of: located.file) }
        return Diagnostic(
            code: problem.code,
            level: problem.level,
            message: TokenShape.masked(problem.message),
            file: files.indices.contains(located.file) ? files[located.file].name : "",
            line: range?.start.line ?? 1,
            column: range?.start.column ?? 1,
            endLine: range?.end.line ?? 1,
            endColumn: range?.end.column ?? 1,
            rule: problem.rule.map(TokenShape.masked),
            help: problem.help.map(TokenShape.masked),
            suggestion: problem.suggestion.map(TokenShape.masked),
            sourceLine: excerpt?.text,
            sourceLineStart: excerpt?.start ?? 1,
            related: related
        )
    }

    private static func remark(
        on count: Int,
        isLeast: Bool,
        hasErrors: Bool,
        after last: Diagnostic
    ) -> Diagnostic {
        let least = isLeast ? "at least " : ""
        return Diagnostic(
            code: ProblemCode.moreProblems.rawValue,
            level: hasErrors ? .error : .warning,
            message: count == 1 ? "and \(least)1 more problem" : "and \(least)\(count) more problems",
            file: last.file,
            line: last.line,
            column: last.column,
            endLine: last.endLine,
            endColumn: last.endColumn,
            rule: nil,
            help: "repair these first: some of the others may go away with them",
            suggestion: nil,
            sourceLine: nil,
            sourceLineStart: 1,
            related: nil
        )
    }
}

extension ProblemLocator {
    private mutating func source(_ file: Int) -> JSONSource {
        if let source = sources[file] { return source }
        // Where it is no JSON, only lines are asked for.
        let source = JSONSource(files[file].bytes, isParsed: true)
        sources[file] = source
        return source
    }

    /// The file of a spot, and the part of it; no part when the spot is the file as a whole.
    private mutating func range(of spot: Spot) -> (file: Int, range: SourceRange?)? {
        switch spot {
        case .file(let file): return files.indices.contains(file) ? (file, nil) : nil
        case .range(let file, let range): return (file, range)
        case .value(let place): return (place.file, source(place.file).range(ofValueAt: place.pointer))
        case .key(let place):
            let source = source(place.file)
            return (place.file, source.range(ofKeyAt: place.pointer) ?? source.range(ofValueAt: place.pointer))
        case .slice(let place, let bytes):
            let source = source(place.file)
            let range = source.range(inStringAt: place.pointer, utf8: bytes) ?? source.range(ofValueAt: place.pointer)
            return (place.file, range)
        case .opening(let place):
            guard let start = source(place.file).range(ofValueAt: place.pointer)?.start else {
                return (place.file, nil)
            }
            let end = SourcePosition(line: start.line, column: start.column + 1, offset: start.offset + 1)
            return (place.file, SourceRange(start: start, end: end))
        }
    }

    /// How much of a line is kept before and after a place, in code points: more than is shown, and than a token is long.
    private static let excerptReach = 2_000

    /// The part of a line around a place, with `•` over everything that is or looks like a token, and the column at
    /// which it begins.
    ///
    /// A part, because a file may be one line of many megabytes, and have fifty mistakes in it.
    private mutating func excerpt(around place: SourcePosition, of file: Int) -> (text: String, start: Int) {
        let number = place.line
        let whole: [Unicode.Scalar]
        if let line, line.file == file, line.number == number {
            whole = line.scalars
        } else {
            whole = Array(source(file).line(number).unicodeScalars)
            line = (file, number, whole)
        }
        let from = min(max(place.column - 1 - Self.excerptReach, 0), whole.count)
        let to = min(place.column - 1 + Self.excerptReach, whole.count)
        var part = Array(whole[from..<max(from, to)])
        for mask in masks[file] ?? [] where (mask.start.line...mask.end.line).contains(number) {
            let start = max(mask.start.line == number ? mask.start.column - 1 : 0, from)
            let end = min(mask.end.line == number ? mask.end.column - 1 : whole.count, from + part.count)
            for column in start..<max(start, end) { part[column - from] = "•" }
        }
        return (TokenShape.masked(String(String.UnicodeScalarView(part))), from + 1)
    }
}
