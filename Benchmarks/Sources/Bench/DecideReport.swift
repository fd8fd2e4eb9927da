/// How long one decision takes: replyd beside what people use, all in turn in the same minutes.
struct DecideReport {
    private let options: Options
    private let replyd = ReplydContender()
    private var others: [any Contender]
    /// What each took for a message when the rules were a tenth: a guess at what more of them would take.
    private var lastMedian: [String: Double] = [:]
    private var agreement: [String: (same: Int, of: Int)] = [:]
    /// The medians of replyd over hits of 200 bytes, by the number of rules; in microseconds.
    private(set) var medians: [Shop.Kind: [Int: Double]] = [:]

    private var sizes: [Int] { options.isQuick ? [10, 1_000] : [10, 100, 1_000, 10_000] }
    private var lengths: [Int] { options.isQuick ? [20, 200] : [20, 200, 2_000] }
    private var rounds: Int { options.isQuick ? 2 : 3 }
    private var seconds: Double { options.isQuick ? 0.02 : 0.04 }
    /// A contender that takes longer than that for one message is left out.
    private static let longestCall = 0.5

    init(_ options: Options, others: [any Contender]) {
        self.options = options
        self.others = others
    }

    /// Measures everything; the table is in microseconds.
    mutating func run() throws -> String {
        var table = Table(
            columns: ["rules", "set", "bytes", "hit p50", "p99", "miss p50", "p99", "allocs"] + others.map(\.name)
        )
        for kind in [Shop.Kind.words, .regex, .typos] where kind != .typos || ReplydRules.knowsTypos {
            lastMedian = [:]
            for size in sizes { try measure(Shop(kind, ruleCount: size), &table) }
        }
        return table.text + "\n" + agreementLine
    }

    private var agreementLine: String {
        let parts = others.compactMap { contender in
            agreement[contender.name]
                .map { "\(contender.name) \(Int((100 * Double($0.same) / Double(max(1, $0.of))).rounded())) %" }
        }
        return "The same rule as replyd answers: \(parts.joined(separator: ", ")) of the hits."
    }

    private mutating func measure(_ shop: Shop, _ table: inout Table) throws {
        _ = try replyd.load(shop)
        var able: [any Contender] = []
        for contender in others {
            let guess = (lastMedian[contender.name] ?? 0) * 10
            if guess < Self.longestCall * 1e9, try contender.load(shop) { able.append(contender) }
        }
        for length in lengths {
            let messages = Messages(to: shop, length: length, count: options.isQuick ? 32 : 64) {
                replyd.rules?.winner($0) != nil
            }
            for contender in [replyd] + able { try contender.take(messages) }
            let row = try self.row(shop, length, able)
            table.add(row)
            if shop.rules.count == sizes.first { try compare(able) }
        }
    }

    private mutating func row(_ shop: Shop, _ length: Int, _ able: [any Contender]) throws -> [String] {
        var hits: [String: [Sample]] = [:]
        var misses: [String: [Sample]] = [:]
        for _ in 0..<rounds {
            for contender in [replyd] + able {
                // Once is enough for one that takes a second.
                if let last = misses[contender.name]?.last?.times.last, last > 3e8 { continue }
                hits[contender.name, default: []].append(try contender.measure(hits: true, seconds: seconds))
                misses[contender.name, default: []].append(try contender.measure(hits: false, seconds: seconds))
            }
        }
        func figure(_ samples: [Sample]?, _ share: Double) -> Double? {
            Sample.median((samples ?? []).compactMap { $0.percentile(share) })
        }
        func cell(_ figure: Double?) -> String { figure.map { Table.number($0 / 1_000) } ?? "–" }
        let (hit, miss) = (hits[replyd.name], misses[replyd.name])
        if length == 200 { medians[shop.kind, default: [:]][shop.rules.count] = figure(hit, 0.5).map { $0 / 1_000 } }
        for contender in able { lastMedian[contender.name] = figure(misses[contender.name], 0.5) }
        let ours = [
            cell(figure(hit, 0.5)), cell(figure(hit, 0.99)), cell(figure(miss, 0.5)), cell(figure(miss, 0.99)),
            Table.number(replyd.allocations(hits: true)),
        ]
        let theirs = others.map { contender in
            guard able.contains(where: { $0 === contender }) else { return "–" }
            return "\(cell(figure(hits[contender.name], 0.5))) / \(cell(figure(misses[contender.name], 0.5)))"
        }
        return ["\(Table.number(Double(shop.rules.count)))", shop.kind.rawValue, "\(length)"] + ours + theirs
    }

    private mutating func compare(_ able: [any Contender]) throws {
        let wanted = replyd.winners()
        for contender in able {
            let same = zip(wanted, try contender.winners()).count { $0 == $1 }
            agreement[contender.name, default: (0, 0)].same += same
            agreement[contender.name, default: (0, 0)].of += wanted.count
        }
    }
}
