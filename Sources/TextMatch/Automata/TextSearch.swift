/// Looks for a shortest text to which some automata answer in a certain way.
///
/// All of them read the same text at once, the product of their subset constructions, breadth first and only as far as
/// is needed. So one search says whether one language is inside of another, and shows a text if it is not.
package struct TextSearch {
    /// How one automaton stands to the text that has been read.
    package struct Standing: Sendable, Hashable {
        /// Whether it accepts the text if this is all of it.
        package let accepts: Bool
        /// Whether it accepts whatever follows.
        package let acceptsForever: Bool
        /// Whether it accepts nothing that follows.
        package let isDead: Bool
    }

    /// What came of a search.
    package enum Outcome: Sendable, Hashable {
        /// A shortest text.
        case text(String)
        /// There is none.
        case none
        /// There were too many states to look at.
        case gaveUp
    }

    private let automata: [TextAutomaton]
    private let alphabet: TextAlphabet
    /// For each automaton, where its bits begin in a state.
    private let offsets: [Int]
    private let width: Int
    private var states: [State] = []
    private var numbers: [Key: Int] = [:]

    /// What decides about all that follows.
    private struct Key: Hashable {
        let context: TextPlace
        let bits: [UInt64]
    }

    private struct State {
        let key: Key
        let parent: Int
        let symbol: Int
    }

    /// Looks for a text that is not empty.
    ///
    /// - Parameters:
    ///   - automata: The automata that read.
    ///   - withoutApostrophe: Whether texts with an apostrophe are left aside.
    ///   - budget: How many states may be looked at; what was used is taken off.
    ///   - isWanted: Whether a text with these answers is looked for.
    ///   - isHopeless: Whether nothing that follows can be wanted.
    /// - Returns: A text, or why there is none to show.
    package static func shortestText(
        _ automata: [TextAutomaton],
        withoutApostrophe: Bool = false,
        budget: inout Int,
        isWanted: ([Standing]) -> Bool,
        isHopeless: ([Standing]) -> Bool
    ) -> Outcome {
        guard let alphabet = TextAlphabet(automata, withoutApostrophe: withoutApostrophe) else { return .gaveUp }
        var search = TextSearch(automata: automata, alphabet: alphabet)
        return search.run(&budget, isWanted, isHopeless)
    }

    private init(automata: [TextAutomaton], alphabet: TextAlphabet) {
        self.automata = automata
        self.alphabet = alphabet
        var offsets: [Int] = []
        var width = 0
        for automaton in automata {
            offsets.append(width)
            width += (automaton.steps.count + 63) / 64
        }
        self.offsets = offsets
        self.width = width
    }

    private mutating func run(
        _ budget: inout Int,
        _ isWanted: ([Standing]) -> Bool,
        _ isHopeless: ([Standing]) -> Bool
    ) -> Outcome {
        var bits = [UInt64](repeating: 0, count: width)
        for (index, automaton) in automata.enumerated() {
            for state in automaton.closures[TextAutomaton.start] { Self.insert(state, offsets[index], &bits) }
        }
        visit(Key(context: TextPlace(), bits: bits), parent: -1, symbol: 0)
        var current = 0
        while current < states.count {
            guard budget > 0 else { return .gaveUp }
            budget -= 1
            let key = states[current].key
            let standings = standings(key)
            if current > 0, isWanted(standings) { return .text(text(of: current)) }
            if !isHopeless(standings) {
                for symbol in alphabet.symbols.indices {
                    visit(after(key, symbol), parent: current, symbol: symbol)
                }
            }
            current += 1
        }
        return .none
    }

    private mutating func visit(_ key: Key, parent: Int, symbol: Int) {
        guard numbers[key] == nil else { return }
        numbers[key] = states.count
        states.append(State(key: key, parent: parent, symbol: symbol))
    }

    private func text(of state: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        var state = state
        while state > 0 {
            if let scalar = Unicode.Scalar(alphabet.symbols[states[state].symbol].codePoint) { scalars.append(scalar) }
            state = states[state].parent
        }
        return String(String.UnicodeScalarView(scalars.reversed()))
    }

    // MARK: - States

    private func standings(_ key: Key) -> [Standing] {
        automata.indices.map { index in
            let automaton = automata[index]
            var isDead = true
            var acceptsForever = false
            forEachState(of: index, in: key.bits) { state in
                isDead = false
                if automaton.isFinal[state] { acceptsForever = true }
            }
            let accepts = acceptsForever || reached(index, key, before: nil).contains(TextAutomaton.accept)
            return Standing(accepts: accepts, acceptsForever: acceptsForever, isDead: isDead)
        }
    }

    private func after(_ key: Key, _ symbol: Int) -> Key {
        var bits = [UInt64](repeating: 0, count: width)
        for index in automata.indices {
            let automaton = automata[index]
            for state in reached(index, key, before: symbol) {
                for step in automaton.steps[state] where alphabet.masks[index][step.set] >> UInt128(symbol) & 1 == 1 {
                    for target in automaton.closures[step.target] { Self.insert(target, offsets[index], &bits) }
                }
            }
        }
        return Key(context: key.context.after(alphabet.symbols[symbol]), bits: bits)
    }

    /// The states of an automaton once the next symbol is known, which answers the questions about this place.
    private func reached(_ index: Int, _ key: Key, before symbol: Int?) -> [Int] {
        let automaton = automata[index]
        let next = symbol.map { alphabet.symbols[$0] }
        var reached: [Int] = []
        var pending: [Int] = []
        forEachState(of: index, in: key.bits) { state in
            reached.append(state)
            if !automaton.jumps[state].isEmpty { pending.append(state) }
        }
        guard !pending.isEmpty else { return reached }
        var seen = Set(reached)
        while let state = pending.popLast() {
            for jump in automaton.jumps[state] where key.context.satisfies(jump.assertion, before: next) {
                for target in automaton.closures[jump.target] where seen.insert(target).inserted {
                    reached.append(target)
                    if !automaton.jumps[target].isEmpty { pending.append(target) }
                }
            }
        }
        return reached
    }

    private func forEachState(of index: Int, in bits: [UInt64], _ body: (Int) -> Void) {
        let end = index + 1 < offsets.count ? offsets[index + 1] : width
        for word in offsets[index]..<end {
            var rest = bits[word]
            while rest != 0 {
                body((word - offsets[index]) * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    private static func insert(_ state: Int, _ offset: Int, _ bits: inout [UInt64]) {
        bits[offset + state / 64] |= 1 << UInt64(state % 64)
    }
}
