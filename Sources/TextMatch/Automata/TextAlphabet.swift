/// The characters that some automata can tell apart: one symbol for all that are the same to every one of them.
struct TextAlphabet: Sendable {
    /// One kind of character.
    struct Symbol: Sendable {
        /// The character that stands for its kind in texts.
        let codePoint: UInt32
        /// What it is to the splitting of words.
        let kind: ScalarKind
        /// Whether `\b` takes it for a part of a word.
        let isWord: Bool
    }

    /// The symbols; at most as many as a mask has bits.
    let symbols: [Symbol]
    /// For each automaton and each of its sets, the symbols in it.
    let masks: [[UInt128]]

    /// Makes the alphabet of some automata, or nothing when there are too many symbols.
    ///
    /// - Parameters:
    ///   - automata: The automata.
    ///   - withoutApostrophe: Whether texts with an apostrophe are left aside.
    init?(_ automata: [TextAutomaton], withoutApostrophe: Bool) {
        let sets = Array(Set(automata.flatMap(\.sets)))
        let named = sets.reduce(into: Set<UInt32>()) { $0.formUnion($1.exceptions) }
        let families = ScalarFamily.allCases.compactMap { family in family.members.first { !named.contains($0) } }
        var known: [Signature: Int] = [:]
        var symbols: [Symbol] = []
        for codePoint in Self.ascii + named.sorted() + families {
            if codePoint == 0x27, withoutApostrophe { continue }
            let signature = Signature(of: codePoint, in: sets)
            guard known[signature] == nil else { continue }
            known[signature] = symbols.count
            symbols.append(Symbol(codePoint: codePoint, kind: signature.kind, isWord: signature.isWord))
        }
        guard symbols.count <= UInt128.bitWidth else { return nil }
        self.symbols = symbols
        masks = automata.map { automaton in
            automaton.sets.map { set in
                symbols.indices.reduce(into: UInt128(0)) { mask, index in
                    if set.contains(symbols[index].codePoint) { mask |= 1 << UInt128(index) }
                }
            }
        }
    }

    /// What automata see of a character.
    private struct Signature: Hashable {
        let kind: ScalarKind
        let isWord: Bool
        let memberships: [UInt64]

        init(of codePoint: UInt32, in sets: [ScalarSet]) {
            kind = ScalarKind(codePoint)
            isWord = ScalarSet.wordCharacters.contains(codePoint) || ScalarSet.marks.contains(codePoint)
            var memberships = [UInt64](repeating: 0, count: (sets.count + 63) / 64)
            for (index, set) in sets.enumerated() where set.contains(codePoint) {
                memberships[index / 64] |= 1 << UInt64(index % 64)
            }
            self.memberships = memberships
        }
    }

    /// The ASCII characters of folded text: first those that look best in a message that is made up.
    private static let ascii: [UInt32] =
        [0x20, 0x78, 0x61] + (0x61...0x7A) + (0x31...0x39) + [0x30, 0x2E] + (0x21...0x40) + (0x5B...0x7E) + [
            0x0A, 0x09,
        ]
}
