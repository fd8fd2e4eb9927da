/// A finite automaton over folded texts: which texts have one of some patterns.
///
/// It has several states at once, the classical construction of Thompson, with questions about places on its edges.
package struct TextAutomaton: Sendable {
    /// An edge that a character takes.
    struct Step: Sendable {
        /// The number of the set that the character must be in.
        let set: Int
        let target: Int
    }

    /// An edge that takes no character.
    struct Jump: Sendable {
        let assertion: TextExpression.Assertion
        let target: Int
    }

    /// The most states that an automaton may have.
    static let maximumStates = 1_500

    /// What characters are compared with.
    private(set) var sets: [ScalarSet] = []
    /// For each state the edges that a character takes.
    private(set) var steps: [[Step]] = []
    /// For each state the edges that ask about the place.
    private(set) var jumps: [[Jump]] = []
    /// For each state those that are reached from it without any question, itself among them.
    private(set) var closures: [[Int]] = []
    /// The states in which every text may follow.
    private(set) var isFinal: [Bool] = []

    /// Where it begins.
    static let start = 0
    /// Where a text is accepted.
    static let accept = 1

    private var free: [[Int]] = []
    private var numbers: [ScalarSet: Int] = [:]

    /// The automaton of the texts that have at least one of these patterns.
    ///
    /// With keywords and `equals` it takes an apostrophe for a separator, never for what joins words.
    ///
    /// - Parameters:
    ///   - patterns: The patterns; without any, every text is accepted.
    ///   - skippingUnreadable: Whether patterns that are not regular are left out, which makes it accept less, rather
    ///     than the automaton as a whole.
    package init?(anyOf patterns: [TextIndex.Pattern], skippingUnreadable: Bool) {
        var expressions: [TextExpression] = []
        for pattern in patterns {
            if let expression = TextExpression(pattern) {
                expressions.append(expression)
            } else if !skippingUnreadable {
                return nil
            }
        }
        self.init(patterns.isEmpty ? .anything : .choice(expressions))
    }

    /// The automaton of the texts that an expression describes; `nil` when it has too many states.
    init?(_ expression: TextExpression) {
        _ = addState()
        _ = addState()
        guard let end = add(expression, from: Self.start) else { return nil }
        connect(end, Self.accept)
        close()
    }

    // MARK: - Construction

    private mutating func addState() -> Int {
        steps.append([])
        jumps.append([])
        free.append([])
        return steps.count - 1
    }

    private mutating func connect(_ from: Int, _ target: Int) {
        free[from].append(target)
    }

    /// Adds the states of an expression and gives the one in which it has been read; `nil` when there are too many.
    private mutating func add(_ expression: TextExpression, from start: Int) -> Int? {
        guard steps.count < Self.maximumStates else { return nil }
        switch expression {
        case .nothing: return start
        case .anything:
            let loop = addState()
            connect(start, loop)
            steps[loop].append(Step(set: number(of: .everything), target: loop))
            return loop
        case .one(let set):
            let end = addState()
            steps[start].append(Step(set: number(of: set), target: end))
            return end
        case .sequence(let parts):
            return parts.reduce(start as Int?) { end, part in end.flatMap { add(part, from: $0) } }
        case .choice(let parts):
            let end = addState()
            for part in parts {
                let begin = addState()
                connect(start, begin)
                guard let partEnd = add(part, from: begin) else { return nil }
                connect(partEnd, end)
            }
            return end
        case .repetition(let part, let least, let most):
            return addRepetition(of: part, least, most, from: start)
        case .assertion(let assertion):
            let end = addState()
            jumps[start].append(Jump(assertion: assertion, target: end))
            return end
        case .lineEnd: return nil
        }
    }

    private mutating func addRepetition(of part: TextExpression, _ least: Int, _ most: Int?, from start: Int) -> Int? {
        var end = start
        for _ in 0..<least {
            guard let next = add(part, from: end) else { return nil }
            end = next
        }
        guard let most else {
            let loop = addState()
            connect(end, loop)
            guard let partEnd = add(part, from: loop) else { return nil }
            connect(partEnd, loop)
            // A state of its own behind the loop: what follows must not be entered by going round.
            let after = addState()
            connect(loop, after)
            return after
        }
        let after = addState()
        connect(end, after)
        for _ in least..<max(most, least) {
            guard let next = add(part, from: end) else { return nil }
            connect(next, after)
            end = next
        }
        return after
    }

    private mutating func number(of set: ScalarSet) -> Int {
        if let number = numbers[set] { return number }
        sets.append(set)
        numbers[set] = sets.count - 1
        return sets.count - 1
    }

    private mutating func close() {
        let everything = numbers[.everything]
        closures = free.indices.map { state in
            var reached = [state]
            var seen: Set<Int> = [state]
            var index = 0
            while index < reached.count {
                for target in free[reached[index]] where seen.insert(target).inserted { reached.append(target) }
                index += 1
            }
            return reached
        }
        isFinal = steps.indices.map { state in
            guard let everything, closures[state].contains(Self.accept) else { return false }
            return steps[state].contains { $0.set == everything && $0.target == state }
        }
        free = []
    }
}
