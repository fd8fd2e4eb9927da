import CPCRE2

/// A regex of the rules, in PCRE2's syntax, that runs on folded text.
///
/// Caseless, with Unicode's classes. Only its literal characters are folded (``PatternRewriter``). Each match runs
/// under limits, so that no pattern and no message can stall the process.
package final class FoldedRegex: Sendable {
    /// The pattern as it stands in the rules.
    package let pattern: String
    /// Whether marks count: `é` is then not `e`.
    package let accents: Bool
    /// The names of its groups, in the order of their numbers.
    package let groupNames: [String]
    /// How many capturing groups it has.
    package let groupCount: Int
    /// The names of the groups that every match sets, and their numbers as text.
    ///
    /// A template may use these without a default.
    package let guaranteedGroups: Set<String>

    /// Whether patterns are compiled to machine code here; without that the same answers take about ten times longer.
    package static let jitAvailable: Bool = {
        guard let regex = try? FoldedRegex("a") else { return false }
        return regex.usesJIT
    }()

    /// Literals, in folded text, of which every text that matches has at least one; `nil` when none is known, so that
    /// the pattern is run on each message.
    package var requiredLiterals: [String]? { requiredBytes?.map { String(decoding: $0, as: UTF8.self) } }

    /// The longest pattern, in UTF-8 bytes.
    package static let maximumPatternLength = 8_192

    /// Whether this pattern was compiled to machine code.
    let usesJIT: Bool
    /// What PCRE2 runs: the pattern with its literals folded.
    let rewritten: [UInt8]
    /// ``requiredLiterals`` in UTF-8, without white space at the ends.
    let requiredBytes: [[UInt8]]?

    /// Safe to share: PCRE2 never changes a pattern after `pcre2_compile` and `pcre2_jit_compile`, which both happen in
    /// `init`, and allows any number of threads to match with it; what a match changes is in ``RegexScratch``.
    private nonisolated(unsafe) let code: OpaquePointer
    /// How many steps a callout of the pattern counts for.
    private let stepCost: Int
    /// What it begins with, where that may be left out and is repeated without end.
    let leadingRepetition: String?
    let matchesEmpty: Bool
    /// Whether it can take more steps than a message allows.
    let isSlow: Bool
    /// The numbers of the groups with each name: several, where a pattern allows that.
    private let namedGroups: [(name: String, number: Int)]

    /// Compiles a pattern; with `accents`, marks count.
    ///
    /// - Throws: ``RegexProblem``, in words for the marketer who wrote the pattern.
    package init(_ pattern: String, accents: Bool = false) throws(RegexProblem) {
        try Self.refuseLength(of: pattern)
        let rewritten = try PatternRewriter.rewrite(pattern, keepsMarks: accents)
        let code = try Self.compile(rewritten)
        let groupCount = Int(Self.information(PCRE2_INFO_CAPTURECOUNT, of: code))
        guard groupCount <= RegexScratch.maximumGroups else {
            pcre2_code_free_8(code)
            throw RegexProblem(
                message: "the regex has \(groupCount) groups, and \(RegexScratch.maximumGroups) is the most",
                help: "write `(?:…)` for groups that need not capture"
            )
        }
        let namedGroups = Self.namedGroups(of: code)
        self.pattern = pattern
        self.accents = accents
        self.code = code
        self.groupCount = groupCount
        self.namedGroups = namedGroups
        groupNames = namedGroups.map(\.name)
            .reduce(into: []) { names, name in
                if !names.contains(name) { names.append(name) }
            }
        guaranteedGroups = Self.guaranteedGroups(rewritten.groups, groupCount: groupCount)
        self.rewritten = rewritten.pattern
        requiredBytes = RequiredLiterals.find(in: rewritten.pattern, keepsMarks: accents)
        stepCost = rewritten.stepCost
        usesJIT = pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0
        leadingRepetition = rewritten.leadingRepetition
        matchesEmpty = Self.information(PCRE2_INFO_MATCHEMPTY, of: code) != 0
        isSlow = Self.isSlow(code, rewritten)
    }

    deinit {
        pcre2_code_free_8(code)
    }

    /// Finds the first match, under the limits for a single pattern.
    package func firstMatch(in text: FoldedText) -> RegexResult {
        var budget = MatchBudget()
        return firstMatch(in: text, budget: &budget)
    }

    /// Finds the first match, as long as the budget for all patterns of a message is not spent.
    package func firstMatch(in text: FoldedText, budget: inout MatchBudget) -> RegexResult {
        firstMatch(in: text, budget: &budget, options: PCRE2_NO_UTF_CHECK)
    }

    /// Finds the first match, by the interpreter if so asked.
    func firstMatch(in text: FoldedText, usesMachineCode: Bool) -> RegexResult {
        var budget = MatchBudget()
        return firstMatch(
            in: text,
            budget: &budget,
            options: usesMachineCode ? PCRE2_NO_UTF_CHECK : PCRE2_NO_UTF_CHECK | UInt32(PCRE2_NO_JIT)
        )
    }

    private func firstMatch(in text: FoldedText, budget: inout MatchBudget, options: UInt32) -> RegexResult {
        guard !budget.isSpent else { return .overLimit }
        let steps = min(budget.remainingSteps, MatchBudget.stepsForPattern)
        let subject = text.form(accents: accents).utf8
        let result = RegexScratchPool.shared.withScratch { scratch -> RegexResult in
            scratch.startMeter(steps: steps, cost: stepCost)
            defer { budget.count(steps: steps - scratch.remainingSteps) }
            return switch Self.run(code, on: subject, scratch: scratch, options) {
            case PCRE2_ERROR_NOMATCH: RegexResult.noMatch
            case 1...: RegexResult.match(captures(in: text, scratch: scratch))
            default: RegexResult.overLimit
            }
        }
        if result == nil || result == .overLimit { budget.countOverrun() }
        return result ?? .overLimit
    }

    /// The number of groups up to the last that took part, or one of PCRE2's negative error codes.
    private static func run(
        _ code: OpaquePointer,
        on utf8: [UInt8],
        scratch: RegexScratch,
        _ options: UInt32 = PCRE2_NO_UTF_CHECK
    ) -> Int32 {
        utf8.withUnsafeBufferPointer { subject in
            withUnsafePointer(to: UInt8(0)) { nothing in
                func match(_ more: UInt32) -> Int32 {
                    // No check of the UTF-8: folding wrote it.
                    pcre2_match_8(
                        code,
                        subject.baseAddress ?? nothing,
                        subject.count,
                        0,
                        options | more,
                        scratch.matchData,
                        scratch.matchContext
                    )
                }
                let result = match(0)
                // The machine code's stack was too small, which says nothing: the interpreter takes memory instead.
                return result == PCRE2_ERROR_JIT_STACKLIMIT ? match(UInt32(PCRE2_NO_JIT)) : result
            }
        }
    }

    private func captures(in text: FoldedText, scratch: RegexScratch) -> RegexCaptures {
        guard let offsets = pcre2_get_ovector_pointer_8(scratch.matchData) else {
            return RegexCaptures(named: [:], numbered: [])
        }
        let origins = text.origins(accents: accents)
        let numbered: [String?] = (0...groupCount)
            .map { group in
                let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
                guard start != cpcre2_unset(), end != cpcre2_unset(), start <= end else { return nil }
                return String(origins[Int(start)..<Int(end)])
            }
        var named: [String: String] = [:]
        for (name, number) in namedGroups where named[name] == nil && number < numbered.count {
            named[name] = numbered[number]
        }
        return RegexCaptures(named: named, numbered: numbered)
    }
}

// MARK: - Compiling

extension FoldedRegex {
    private static func refuseLength(of pattern: String) throws(RegexProblem) {
        guard !pattern.isEmpty else {
            throw RegexProblem(
                message: "the regex is empty, so it would match every text",
                help: "write a pattern, or leave `regex` out"
            )
        }
        guard pattern.utf8.count <= maximumPatternLength else {
            throw RegexProblem(
                message: "the regex is \(pattern.utf8.count) bytes long, and \(maximumPatternLength) is the most",
                help: "use `words` with a list for many words: it is faster, too"
            )
        }
    }

    private static func compile(_ rewritten: PatternRewriter.Output) throws(RegexProblem) -> OpaquePointer {
        var errorCode: Int32 = 0
        var errorOffset = 0
        let options = PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        // Not what the library was built with: a pattern means the same on every machine.
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        let code = rewritten.pattern.withUnsafeBufferPointer { bytes in
            pcre2_compile_8(bytes.baseAddress, bytes.count, options, &errorCode, &errorOffset, context)
        }
        guard let code else {
            throw RegexProblem(
                message: "the regex cannot be read: \(message(of: errorCode))",
                help: nil,
                utf8Offset: rewritten.originalOffset(of: errorOffset)
            )
        }
        return code
    }

    private static func message(of errorCode: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(errorCode, &buffer, buffer.count)
        guard length > 0 else { return "error \(errorCode)" }
        return String(decoding: buffer.prefix(Int(length)), as: UTF8.self)
    }

    private static func information(_ what: Int32, of code: OpaquePointer) -> UInt32 {
        var value: UInt32 = 0
        return pcre2_pattern_info_8(code, UInt32(what), &value) == 0 ? value : 0
    }

    /// The names, from PCRE2's table: entries of one size, each a number of two bytes and a name that ends with 0.
    private static func namedGroups(of code: OpaquePointer) -> [(name: String, number: Int)] {
        let count = Int(information(PCRE2_INFO_NAMECOUNT, of: code))
        let size = Int(information(PCRE2_INFO_NAMEENTRYSIZE, of: code))
        var table: UnsafePointer<UInt8>?
        guard count > 0, size > 2, pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table) == 0, let table
        else {
            return []
        }
        let entries = (0..<count)
            .map { index in
                let entry = UnsafeBufferPointer(start: table + index * size, count: size)
                let name = String(decoding: entry[2...].prefix { $0 != 0 }, as: UTF8.self)
                return (name: name, number: Int(entry[0]) << 8 | Int(entry[1]))
            }
        return entries.sorted { $0.number < $1.number }
    }

    private static func guaranteedGroups(_ groups: GroupAnalysis, groupCount: Int) -> Set<String> {
        var guaranteed = Set(groups.guaranteed.compactMap(\.name))
        // Where we count otherwise than PCRE2 (`(?n)`, `(?|`), our numbers mean nothing.
        if groups.captureCount == groupCount {
            guaranteed.formUnion(groups.guaranteed.map { String($0.number) })
        }
        return guaranteed
    }

    /// Whether an adversarial text makes it take too many steps.
    private static func isSlow(_ code: OpaquePointer, _ rewritten: PatternRewriter.Output) -> Bool {
        guard rewritten.mayBeSlow else { return false }
        return RegexScratchPool.shared.withScratch { scratch in
            RegexProbe.texts(for: rewritten.pattern)
                .contains { text in
                    // What a pattern costs for its length is no sign of nested repetitions.
                    scratch.startMeter(steps: RegexProbe.steps, cost: 1)
                    let result = run(code, on: text, scratch: scratch)
                    return result < 0 && result != PCRE2_ERROR_NOMATCH
                }
        } ?? false
    }
}
