import Messaging
import TextMatch

/// One way in which a rule's conditions can hold: everything in it holds at once.
struct Clause: Sendable {
    /// Why no message can satisfy a clause.
    enum Contradiction: Sendable, Hashable {
        /// No message of such a type comes from such a platform.
        case platformAndType
        /// Only a press of a button has a payload.
        case payloadWithoutButton
        /// Only WhatsApp tells what a file is.
        case fileNotTold
        /// Only comments stand somewhere.
        case noComment
        /// Nobody belongs to no percent of the contacts.
        case nobody
        /// One text cannot be as two conditions want it, or `except` takes all that is wanted.
        case text
        /// Two conditions exclude each other.
        case excluded
    }

    /// What is wanted or unwanted, literal by literal.
    private(set) var values: [(field: Question.Field, globs: [Glob], isWanted: Bool)] = []
    private(set) var flags: [Question.Flag: Bool] = [:]
    private(set) var texts: [(matcher: TextMatcher, isWanted: Bool)] = []
    private(set) var shares: [(salt: String, percent: Int, isWanted: Bool)] = []
    private(set) var circumstances: [String: Bool] = [:]
    /// Where messages can come from, and of which type; empty when there is a contradiction.
    private(set) var cells = CellSet.occurring
    /// The contradiction that was found first.
    private(set) var contradiction: Contradiction?

    /// A clause that every message satisfies.
    static let always = Clause()

    /// Adds what must hold, or what must not.
    mutating func add(_ question: Question, isWanted: Bool) {
        switch question {
        case .cells(let wanted): keep(wanted, .platformAndType, isInverted: !isWanted)
        case .value(let field, let globs):
            values.append((field, globs, isWanted))
            if isWanted { keepCells(telling: field) }
        case .flag(let flag, let value):
            let wanted = value == isWanted
            if flags.updateValue(wanted, forKey: flag) == !wanted { contradict(.excluded) }
            guard wanted else { break }
            switch flag {
            case .isVoice: keepCells(telling: .mimeType)
            case .answersComment: keepCells(telling: .post)
            }
        case .text(let matcher): texts.append((matcher, isWanted))
        case .share(let salt, let percent):
            shares.append((salt, percent, isWanted))
            if percent == (isWanted ? 0 : 100) { contradict(.nobody) }
        case .circumstance(let name):
            if circumstances.updateValue(isWanted, forKey: name) == !isWanted { contradict(.excluded) }
        case .unknown, .all, .any, .not: break
        }
    }

    private mutating func keepCells(telling field: Question.Field) {
        switch field {
        case .payload: keep(.buttons, .payloadWithoutButton)
        case .mimeType, .filename: keep(.describedFiles, .fileNotTold)
        case .post, .surface: keep(.comments, .noComment)
        case .account, .source, .ref, .ad: break
        }
    }

    private mutating func keep(_ wanted: CellSet, _ reason: Contradiction, isInverted: Bool = false) {
        guard contradiction == nil else { return }
        cells.formIntersection(wanted, isInverted: isInverted)
        if cells.isEmpty { contradict(reason) }
    }

    private mutating func contradict(_ reason: Contradiction) {
        contradiction = contradiction ?? reason
        cells = .none
    }

    /// Looks for literals that exclude each other.
    mutating func findContradictions() {
        guard contradiction == nil else { return }
        for value in values where value.isWanted {
            let excluded = values.contains { other in
                guard other.field == value.field else { return false }
                return other.isWanted
                    ? value.globs.allSatisfy { glob in other.globs.allSatisfy(glob.excludes) }
                    : value.globs.allSatisfy { glob in other.globs.contains { $0.covers(glob) } }
            }
            if excluded { return contradict(.excluded) }
        }
        for share in shares where share.isWanted {
            let isExcluded = shares.contains {
                !$0.isWanted && $0.salt == share.salt && $0.percent >= share.percent
            }
            if isExcluded { return contradict(.excluded) }
        }
        for index in texts.indices where texts[index].isWanted && !texts[index].matcher.patterns.isEmpty {
            let others = texts.enumerated().filter { $0.offset != index }.map(\.element)
            let isDead = texts[index].matcher.patterns
                .allSatisfy { pattern in
                    texts[index].matcher.vetoes.contains { $0.certainlyTakes(pattern) }
                        || others.contains { other in
                            other.isWanted
                                ? other.matcher.certainlyExcludes(pattern) : other.matcher.certainlyTakes(pattern)
                        }
                }
            if isDead { return contradict(.text) }
        }
    }
}

extension Clause {
    /// The most ways to hold that are looked at; a rule with more is left alone.
    private static let maximumCount = 64

    private typealias Literals = [(question: Question, isWanted: Bool)]

    /// All ways in which an answer can come to be yes; `nil` when there are too many.
    static func all(of question: Question) -> [Clause]? {
        expand(question, isWanted: true)?
            .map { literals in
                var clause = Clause()
                for literal in literals { clause.add(literal.question, isWanted: literal.isWanted) }
                clause.findContradictions()
                return clause
            }
    }

    /// Why none of some ways can come about; `nil` when one may.
    static func contradiction(of clauses: [Clause]) -> Contradiction? {
        clauses.allSatisfy { $0.contradiction != nil } ? clauses.first?.contradiction : nil
    }

    private static func expand(_ question: Question, isWanted: Bool) -> [Literals]? {
        switch question {
        case .not(let part): return expand(part, isWanted: !isWanted)
        case .all(let parts): return isWanted ? product(parts, isWanted) : union(parts, isWanted)
        case .any(let parts, at: _): return isWanted ? union(parts, isWanted) : product(parts, isWanted)
        // Each payload is a way of its own: different rules may take them.
        case .value(.payload, let globs) where isWanted && globs.count > 1:
            return union(globs.map { .value(.payload, [$0]) }, isWanted)
        case .cells, .value, .flag, .text, .share, .circumstance, .unknown: return [[(question, isWanted)]]
        }
    }

    private static func union(_ parts: [Question], _ isWanted: Bool) -> [Literals]? {
        var clauses: [Literals] = []
        for part in parts {
            guard let more = expand(part, isWanted: isWanted), clauses.count + more.count <= maximumCount else {
                return nil
            }
            clauses += more
        }
        return clauses
    }

    private static func product(_ parts: [Question], _ isWanted: Bool) -> [Literals]? {
        var clauses: [Literals] = [[]]
        for part in parts {
            guard let more = expand(part, isWanted: isWanted), clauses.count * more.count <= maximumCount else {
                return nil
            }
            clauses = clauses.flatMap { clause in more.map { clause + $0 } }
        }
        return clauses
    }
}

extension Glob {
    /// Whether everything that fits another pattern fits this one.
    ///
    /// A star of the other stands for anything: for something that only a star of this one takes, too.
    func covers(_ other: Glob) -> Bool {
        written == other.written || matches(other.written.replacing("*", with: "\u{F8FF}"))
    }

    /// Whether nothing fits both; false also where nobody can tell.
    func excludes(_ other: Glob) -> Bool {
        if !written.contains("*") { return !other.matches(written) }
        return !other.written.contains("*") && !matches(other.written)
    }
}
