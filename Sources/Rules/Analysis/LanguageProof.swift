import Messaging
import TextMatch

/// Questions about texts as automata, for one clause: what it wants of a text, and what some rules take.
///
/// What the clause wants may come out too large and what a rule takes too small, never the other way round: so that
/// nothing is left of the clause only where really nothing is left.
struct LanguageProof {
    /// A text condition as numbers of automata.
    private struct Node {
        /// The automaton of its patterns.
        let automaton: Int
        let vetoes: [Node]
    }

    /// A rule's question with all answers put in that do not depend on the text.
    private indirect enum Residue {
        case settled(Verdict)
        case text(Node)
        case all([Residue])
        case any([Residue])
        case not(Residue)
    }

    /// Whether texts with an apostrophe are left aside, because in them it may join what it seems to separate.
    private(set) var leavesApostrophesAside = false
    private let situation: Situation
    private var automata: [TextAutomaton] = []
    private var wanted: [(node: Node, isWanted: Bool)] = []
    private var takers: [Residue] = []
    /// Whether some pattern means an apostrophe.
    private var meansApostrophe = false

    /// Prepares the question which texts satisfy a clause; `nil` when that is no regular language.
    init?(_ situation: Situation) {
        self.situation = situation
        var chosen: TextPattern?
        if case .has(let pattern) = situation.text { chosen = pattern }
        for text in situation.clause.texts {
            var patterns = text.matcher.patterns
            if text.isWanted, let pattern = chosen, patterns.contains(where: { $0.number == pattern.number }) {
                patterns = [pattern]
            }
            // Scripts are left out: what is wanted comes out too large.
            if !text.isWanted && !text.matcher.scripts.isEmpty { continue }
            if let node = node(patterns, text.matcher.vetoes, isLarge: text.isWanted) {
                wanted.append((node, text.isWanted))
            } else if text.isWanted {
                return nil
            }
        }
    }

    /// Adds a rule that may take some of the texts.
    mutating func add(_ question: Question) {
        takers.append(residue(of: question, isLarge: false))
    }

    /// Looks for a shortest text that satisfies the clause and that none of the rules takes.
    func remainingText(budget: inout Int) -> TextSearch.Outcome {
        if leavesApostrophesAside && meansApostrophe { return .gaveUp }
        return TextSearch.shortestText(
            automata,
            withoutApostrophe: leavesApostrophesAside,
            budget: &budget,
            isWanted: { standings in
                wanted.allSatisfy { Self.accepts($0.node, standings) == $0.isWanted }
                    && !takers.contains { Self.verdict($0, Self.acceptsNow, standings) == .always }
            },
            isHopeless: { standings in
                wanted.contains { Self.verdict($0.node, standings) == ($0.isWanted ? .never : .always) }
                    || takers.contains { Self.verdict($0, Self.verdict, standings) == .always }
            }
        )
    }

    // MARK: - Construction

    /// The automata of a text condition, accepting too much or too little; `nil` when that cannot be had.
    private mutating func node(_ patterns: [TextPattern], _ vetoes: [TextMatcher], isLarge: Bool) -> Node? {
        let compiled = patterns.map(\.pattern)
        guard let automaton = TextAutomaton(anyOf: compiled, skippingUnreadable: !isLarge) else { return nil }
        if isLarge, compiled.contains(where: Self.joinsWords) { leavesApostrophesAside = true }
        if patterns.contains(where: { Self.hasApostrophe($0.written) }) { meansApostrophe = true }
        automata.append(automaton)
        let number = automata.count - 1
        var nodes: [Node] = []
        for veto in vetoes {
            if isLarge && !veto.scripts.isEmpty { continue }
            if let node = node(veto.patterns, veto.vetoes, isLarge: !isLarge) {
                nodes.append(node)
            } else if !isLarge {
                return nil
            }
        }
        return Node(automaton: number, vetoes: nodes)
    }

    private mutating func residue(of question: Question, isLarge: Bool) -> Residue {
        switch question {
        case .text(let matcher):
            guard situation.verdict(on: question) == .textDecides else { break }
            guard isLarge || matcher.scripts.isEmpty,
                let node = node(matcher.patterns, matcher.vetoes, isLarge: isLarge)
            else { return .settled(.unknown) }
            return .text(node)
        case .all(let parts):
            var residues: [Residue] = []
            for part in parts { residues.append(residue(of: part, isLarge: isLarge)) }
            return .all(residues)
        case .any(let parts, at: _):
            var residues: [Residue] = []
            for part in parts { residues.append(residue(of: part, isLarge: isLarge)) }
            return .any(residues)
        case .not(let part): return .not(residue(of: part, isLarge: !isLarge))
        case .cells, .value, .flag, .share, .circumstance, .unknown: break
        }
        return .settled(situation.verdict(on: question))
    }

    private static func joinsWords(_ pattern: TextIndex.Pattern) -> Bool {
        switch pattern {
        case .words: true
        case .literal(let pattern): pattern.mode == .equals && !pattern.wordSequence.isEmpty
        case .only, .script, .regex: false
        }
    }

    private static func hasApostrophe(_ text: String) -> Bool { Folding.fold(text).utf8.contains(UInt8(ascii: "'")) }

    // MARK: - Answers

    private typealias Answer = (Node, [TextSearch.Standing]) -> Verdict

    private static func verdict(_ residue: Residue, _ answer: Answer, _ standings: [TextSearch.Standing]) -> Verdict {
        switch residue {
        case .settled(let verdict): verdict
        case .text(let node): answer(node, standings)
        case .all(let parts): .all(parts.map { verdict($0, answer, standings) })
        case .any(let parts): .any(parts.map { verdict($0, answer, standings) })
        case .not(let part): verdict(part, answer, standings).opposite
        }
    }

    /// Whether a text condition holds for the text that has been read.
    private static func accepts(_ node: Node, _ standings: [TextSearch.Standing]) -> Bool {
        standings[node.automaton].accepts && !node.vetoes.contains { accepts($0, standings) }
    }

    private static func acceptsNow(_ node: Node, _ standings: [TextSearch.Standing]) -> Verdict {
        accepts(node, standings) ? .always : .never
    }

    /// Whether a text condition holds whatever follows what has been read.
    private static func verdict(_ node: Node, _ standings: [TextSearch.Standing]) -> Verdict {
        let standing = standings[node.automaton]
        if standing.isDead { return .never }
        let vetoes = Verdict.any(node.vetoes.map { verdict($0, standings) })
        if vetoes == .always { return .never }
        return standing.acceptsForever && vetoes == .never ? .always : .textDecides
    }
}
