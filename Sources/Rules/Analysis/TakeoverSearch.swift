import Messaging
import TextMatch

/// Finds out whether the rules before a rule take every message that it could answer.
///
/// Every step begins with a message: one that the rule answers, made up from its conditions. A rule that takes
/// everything takes this one, too, so that the index of the set gives the few rules that can be it, however many there
/// are. Then the proof is for a whole group of messages, or fails with another message, with which it goes on. What
/// cannot be proved is not said.
///
/// Two things are left aside: a pattern that runs into the limit of its steps has no verdict and takes nothing, and
/// messages such as Meta's platforms never send count for nothing.
struct TakeoverSearch {
    /// What is found about one rule.
    enum Finding {
        /// Nothing to say.
        case nothing
        /// Its conditions can never hold.
        case neverHolds(Clause.Contradiction)
        /// Other rules take all of its messages.
        case taken(Takeover)
    }

    /// The rules that take everything.
    struct Takeover {
        /// Their places among the rules, in the order in which they are asked.
        var takers: [Int]
        /// A message that shows it.
        let proof: InboundEvent
        /// Whether messages with an apostrophe inside a word were left aside.
        var leavesApostrophesAside: Bool
    }

    /// What a step of the search comes to.
    private enum Outcome<Value> {
        case found(Value)
        /// There is certainly no such thing.
        case none
        /// Nobody can tell, or it is not so.
        case open
    }

    private let ruleSet: RuleSet
    private let patterns: [TextIndex.Pattern]
    private let needs: [RuleNeed]
    /// What each rule asks, worked out when it is first needed.
    private var questions: [Int: Question] = [:]
    /// How many times a rule may still be asked about a made-up message.
    private var remainingQuestions = 100_000
    /// How many patterns may still be compared with others.
    private var remainingComparisons = 2_000_000
    /// How many states of automata may still be looked at.
    private var remainingStates = 8_000
    private var generator = SampleGenerator()
    /// The rules before the one in hand that need neither words nor payloads.
    private var general: GeneralTakers
    /// Whether some rule before the one in hand depends on more than the message and may still take all of it.
    private var hasSpecialTaker = false

    /// The most rules that are looked at for one message.
    private static let maximumCandidates = 8
    /// The most rules that are named together.
    private static let maximumTakers = 3
    /// The most states of automata for one proof.
    private static let statesForProof = 4_000
    /// How many states the making of automata counts for.
    private static let statesForStart = 20

    /// Prepares a search; `patterns` are those that the set's conditions number.
    init(_ ruleSet: RuleSet, _ patterns: [TextIndex.Pattern], _ needs: [RuleNeed]) {
        self.ruleSet = ruleSet
        self.patterns = patterns
        self.needs = needs
        general = GeneralTakers(needs)
    }

    /// Whether there is anything left to look with.
    var isExhausted: Bool { remainingQuestions <= 0 || remainingComparisons <= 0 }

    /// What a rule asks.
    mutating func question(of number: Int) -> Question {
        if let known = questions[number] { return known }
        let question = ruleSet.rules[number].condition.question
        questions[number] = question
        return question
    }

    /// Looks at a rule; to be called for all rules in their order.
    ///
    /// - Parameters:
    ///   - number: Its place among the rules.
    ///   - hasExample: Whether an example has shown already that it answers something.
    /// - Returns: What is to be said about it.
    mutating func finding(of number: Int, hasExample: Bool) -> Finding {
        let rule = ruleSet.rules[number]
        defer {
            if isTaker(rule) {
                if !rule.facets.isEmpty { hasSpecialTaker = true }
                if needs[number] == .nothing { general.add(number, Clause.all(of: question(of: number))) }
            }
        }
        // In its example all rules that depend on more than the message were passed over.
        let isProvedByExample = hasExample && !hasSpecialTaker
        if rule.condition.facets.isEmpty, isProvedByExample || isFree(number) { return .nothing }
        guard let clauses = Clause.all(of: question(of: number)) else { return .nothing }
        if !rule.condition.facets.isEmpty {
            // Whatever an example or a made-up message leaves open was taken to hold, all of it together.
            if let contradiction = Clause.contradiction(of: clauses) { return .neverHolds(contradiction) }
            if isProvedByExample || isFree(number) { return .nothing }
        }
        var takeover: Takeover?
        for clause in clauses {
            for text in Self.texts(of: clause) {
                switch self.takeover(of: number, clause, text) {
                case .found(let found): takeover = takeover.map { Self.joined($0, found) } ?? found
                case .none: break
                case .open: return .nothing
                }
            }
        }
        if let takeover { return .taken(takeover) }
        return hasExample ? .nothing : .neverHolds(clauses.compactMap(\.contradiction).first ?? .text)
    }

    /// Whether two rules hold for the same messages, as far as can be told by looking at them.
    mutating func hasSameConditions(_ number: Int, as other: Int) -> Bool {
        guard ruleSet.rules[number].limit == nil, let clauses = Clause.all(of: question(of: other)) else {
            return false
        }
        let question = question(of: number)
        return clauses.allSatisfy { clause in
            Self.texts(of: clause)
                .allSatisfy { text in
                    clause.cells.cells.allSatisfy { cell in
                        Situation(clause: clause, cell: cell, text: text).verdict(on: question) == .always
                    }
                }
        }
    }

    /// Whether some message that has what the rule needs is taken by no rule before it.
    ///
    /// So with nearly all rules, and it takes a hundredth of what a proof takes.
    private mutating func isFree(_ number: Int) -> Bool {
        var text: String?
        var payload: String?
        switch needs[number] {
        case .nothing: return false
        case .pattern(let pattern): text = PatternSample.text(with: patterns[pattern])
        case .payload(let needed): payload = needed
        }
        for platform in [Platform.whatsapp, .instagram] {
            let event = InboundEvent(
                platform: platform,
                kind: .message,
                type: payload == nil ? .text : .button,
                account: "example",
                contact: "example",
                text: text,
                payload: payload
            )
            if let takers = takers(of: event, from: number) { return takers.isEmpty }
        }
        return false
    }

    private static func joined(_ first: Takeover, _ second: Takeover) -> Takeover {
        Takeover(
            takers: Set(first.takers).union(second.takers).sorted(),
            proof: first.proof,
            leavesApostrophesAside: first.leavesApostrophesAside || second.leavesApostrophesAside
        )
    }

    /// What a clause's texts are split into: by the patterns of which one is wanted.
    private static func texts(of clause: Clause) -> [Situation.Text] {
        let wanted = clause.texts.filter(\.isWanted).map(\.matcher)
        guard !wanted.isEmpty else { return [.unknown] }
        let patterns = wanted.map(\.patterns).filter { !$0.isEmpty }.min { $0.count < $1.count }
        return patterns?.map(Situation.Text.has) ?? [.present]
    }

    // MARK: - One group of messages

    /// What takes the messages of a clause whose text has a pattern.
    private mutating func takeover(of number: Int, _ clause: Clause, _ text: Situation.Text) -> Outcome<Takeover> {
        var open = clause.cells
        var takeover: Takeover?
        while let cell = open.first {
            guard !isExhausted else { return .open }
            let situation = Situation(clause: clause, cell: cell, text: text)
            let event: InboundEvent
            let candidates: [Int]
            switch message(for: number, situation) {
            case .found(let found): (event, candidates) = found
            case .none:
                // No text will do, on whichever platform.
                return takeover.map(Outcome.found) ?? .none
            case .open: return .open
            }
            guard !candidates.isEmpty else { return .open }
            for candidate in candidates {
                remainingComparisons -= ruleSet.rules[candidate].condition.trigger?.count ?? 1
            }
            var found: Takeover?
            if let taker = candidates.first(where: { situation.verdict(on: question(of: $0)) == .always }) {
                found = Takeover(takers: [taker], proof: event, leavesApostrophesAside: false)
                let question = question(of: taker)
                for cell in open.cells
                where Situation(clause: clause, cell: cell, text: text).verdict(on: question) == .always {
                    open.remove(cell)
                }
            } else {
                found = proof(for: number, situation, event, candidates)
                open.remove(cell)
            }
            guard let found else { return .open }
            takeover = takeover.map { Self.joined($0, found) } ?? found
        }
        return takeover.map(Outcome.found) ?? .none
    }

    /// A message of a situation that the rule really answers, and the first rules that would take it.
    private mutating func message(
        for number: Int,
        _ situation: Situation
    ) -> Outcome<(event: InboundEvent, takers: [Int])> {
        let text: String? =
            switch situation.text {
            case .unknown: nil
            case .present: "hello"
            case .has(let pattern): PatternSample.text(with: pattern.pattern)
            }
        let event = situation.clause.event(in: situation.cell, text: text)
        if let takers = takers(of: event, from: number) { return .found((event, takers)) }
        guard !situation.clause.texts.isEmpty, let proof = LanguageProof(situation) else { return .open }
        switch search(proof) {
        case .text(let text):
            let event = situation.clause.event(in: situation.cell, text: text)
            return takers(of: event, from: number).map { .found((event, $0)) } ?? .open
        case .none: return proof.leavesApostrophesAside ? .open : .none
        case .gaveUp: return .open
        }
    }

    /// Whether the candidates take all texts of a situation, as automata tell.
    ///
    /// Begins with the first of them; each text that is left over leads to the next rule that must belong to them.
    private mutating func proof(
        for number: Int,
        _ situation: Situation,
        _ event: InboundEvent,
        _ candidates: [Int]
    ) -> Takeover? {
        if case .unknown = situation.text { return nil }
        guard candidates.contains(where: { situation.verdict(on: question(of: $0)) == .textDecides }),
            remainingStates > 0, isBorneOut(number, situation, by: nil)
        else { return nil }
        remainingStates -= Self.statesForStart
        guard var proof = LanguageProof(situation) else { return nil }
        var takers: [Int] = []
        var next = candidates
        while takers.count < Self.maximumTakers {
            guard
                let taker = next.first(where: {
                    !takers.contains($0) && situation.verdict(on: question(of: $0)) == .textDecides
                })
            else { return nil }
            takers.append(taker)
            proof.add(question(of: taker))
            switch search(proof) {
            case .none:
                guard isBorneOut(number, situation, by: takers) else { return nil }
                return Takeover(
                    takers: takers,
                    proof: event,
                    leavesApostrophesAside: proof.leavesApostrophesAside
                )
            case .text(let text):
                let event = situation.clause.event(in: situation.cell, text: text)
                guard let takers = self.takers(of: event, from: number) else { return nil }
                next = takers
            case .gaveUp: return nil
            }
        }
        return nil
    }

    private mutating func search(_ proof: LanguageProof) -> TextSearch.Outcome {
        var budget = min(Self.statesForProof, remainingStates)
        let before = budget
        defer { remainingStates -= before - budget }
        return proof.remainingText(budget: &budget)
    }

    /// Whether made-up texts are all taken by some rules, or without any by whichever rules come first.
    ///
    /// Spares most proofs that would fail, and a mistake in an automaton would hardly survive it.
    private mutating func isBorneOut(_ number: Int, _ situation: Situation, by takers: [Int]?) -> Bool {
        guard case .has(let pattern) = situation.text else { return true }
        let count = takers == nil ? 4 : 8
        for text in PatternSample.randomTexts(count, with: pattern.pattern, using: &generator) {
            let event = situation.clause.event(in: situation.cell, text: text)
            if let takers {
                if answers(number, event), !takers.contains(where: { answers($0, event) }) { return false }
            } else if self.takers(of: event, from: number)?.isEmpty == true {
                return false
            }
        }
        return true
    }

    // MARK: - Asking rules

    /// Whether a rule's conditions hold for a message, those on the moment and the contact taken as fulfilled.
    private mutating func answers(_ number: Int, _ event: InboundEvent) -> Bool {
        remainingQuestions -= 1
        let rule = ruleSet.rules[number]
        return ruleSet.withSubject(event, in: Circumstances(now: 0), trial: Trial(ruleID: rule.id, known: [])) {
            subject,
            _ in
            rule.answers(&subject)
        }
    }

    /// The first rules that would take a message from a rule; `nil` when the rule does not answer it.
    private mutating func takers(of event: InboundEvent, from number: Int) -> [Int]? {
        let rule = ruleSet.rules[number]
        let trial = Trial(ruleID: rule.id, known: [])
        let others = general.numbers(for: event)
        let facets = rule.condition.facets
        let (found, asked) = ruleSet.withSubject(event, in: Circumstances(now: 0), trial: trial) { subject, scratch in
            guard rule.answers(&subject) else { return ([Int]?.none, 1) }
            ruleSet.index.pick(for: event, into: scratch)
            general.exclude(from: &scratch.candidates)
            var found: [Int] = []
            var asked = 1
            func ask(_ candidate: Int, _ subject: inout Subject) {
                let other = ruleSet.rules[candidate]
                // What goes by the moment or the contact takes all only from what goes by the same.
                guard isTaker(other), other.answersDuringHandoff || !rule.answersDuringHandoff,
                    other.facets.isEmpty || other.condition.facets.isSubset(of: facets)
                else { return }
                asked += 1
                if other.answers(&subject) { found.append(candidate) }
            }
            for candidate in others where found.count < Self.maximumCandidates { ask(candidate, &subject) }
            var next = 0
            while let candidate = scratch.nextCandidate(from: next), candidate < number,
                found.count < Self.maximumCandidates * 2
            {
                next = candidate + 1
                ask(candidate, &subject)
            }
            return (found.sorted(), asked)
        }
        remainingQuestions -= asked
        return found
    }

    /// Whether nothing is asked after a rule whose conditions hold.
    private func isTaker(_ rule: Rule) -> Bool {
        !rule.continues && (rule.limit == nil || rule.limit?.beyond != nil)
    }
}

/// The numbers behind samples: the same in every load, so that the verdict on a file depends on its bytes alone.
private struct SampleGenerator: RandomNumberGenerator {
    private var state: UInt64 = 0x2545_F491_4F6C_DD1D

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x9E37_79B9_7F4A_7C15
    }
}
