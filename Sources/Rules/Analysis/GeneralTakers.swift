import Messaging

/// The rules that the index of the set cannot pick by words or whole payloads, by what else they need.
///
/// A set may have thousands of these, and each message that is made up would ask all of them.
struct GeneralTakers {
    /// The rules that the index picks by words or payloads, a bit each.
    private let picked: [UInt64]
    /// The rules that need some payload, by what it must begin with.
    private var byPayload: [String: [Int]] = [:]
    /// All others, by platform and type.
    private var byCell = [[Int]](repeating: [], count: Cell.count)

    /// Prepares to take in rules that have these needs.
    init(_ needs: [RuleNeed]) {
        var picked = [UInt64](repeating: 0, count: (needs.count + 63) / 64)
        for (number, need) in needs.enumerated() where need != .nothing {
            picked[number / 64] |= 1 << UInt64(number % 64)
        }
        self.picked = picked
    }

    /// Takes in a rule, with the ways in which it can hold; without them, it may hold anyhow.
    mutating func add(_ number: Int, _ clauses: [Clause]?) {
        guard let clauses else {
            for cell in CellSet.occurring.numbers { byCell[cell].append(number) }
            return
        }
        var prefixes: Set<String> = []
        var cells = CellSet.none
        for clause in clauses where clause.contradiction == nil {
            let payload = clause.values.first { $0.field == .payload && $0.isWanted }
            if let payload {
                for glob in payload.globs { prefixes.insert(String(glob.written.prefix { $0 != "*" })) }
            } else {
                cells.formUnion(clause.cells)
            }
        }
        for prefix in prefixes { byPayload[prefix, default: []].append(number) }
        for cell in cells.numbers { byCell[cell].append(number) }
    }

    /// The rules that may hold for a message, in their order.
    func numbers(for event: InboundEvent) -> [Int] {
        var numbers = Cell.of(event).map { byCell[$0.number] } ?? []
        if let payload = event.payload, !byPayload.isEmpty {
            var prefix = ""
            numbers += byPayload[prefix] ?? []
            for character in payload {
                prefix.append(character)
                numbers += byPayload[prefix] ?? []
            }
            numbers = Set(numbers).sorted()
        }
        return numbers
    }

    /// Leaves only those candidates that the index picks by words or payloads.
    func exclude(from candidates: inout [UInt64]) {
        for word in candidates.indices where word < picked.count { candidates[word] &= picked[word] }
    }
}
