import Foundation

/// What the project promises about its speed, beside what was measured: loading, memory, and the program as a whole.
struct TargetReport {
    private let options: Options
    private var table = Table(columns: ["", "measured", "processor", "target"])
    private var program: String { CommandLine.arguments[0] }
    /// How long a run may take, in seconds.
    private static let longestRun = 20.0
    private var failed: String { "over \(Int(Self.longestRun)) s, or failed" }
    private var children: Int { options.isQuick ? 1 : 3 }

    init(_ options: Options) {
        self.options = options
    }

    /// Adds the decisions that were measured before.
    mutating func addDecisions(_ medians: [Shop.Kind: [Int: Double]]) {
        let sizes = Set(medians.values.flatMap(\.keys)).sorted()
        for kind in Shop.Kind.allCases {
            guard let figures = medians[kind], let least = sizes.first, let most = sizes.last,
                let first = figures[least], let last = figures[most]
            else { continue }
            let what = "decide, \(count(most)) rules (\(kind.rawValue)), 200 bytes, hit p50"
            add(what, "\(Table.number(last)) µs", target: "< 2 µs")
            add("  compared with \(count(least)) rules", "\(Table.number(last / first)) ×", target: "≤ 1.5 ×")
        }
    }

    /// Measures everything else.
    mutating func run() throws -> String {
        let kind = ReplydRules.knowsTypos ? Shop.Kind.mixed : .regex
        if options.parts.contains(.load) {
            try addLoad(Shop(kind, ruleCount: 1_000), files: 10, target: "≤ 50 ms", edited: "")
        }
        let shop = Shop(kind, ruleCount: options.isQuick ? 2_000 : 10_000)
        if options.parts.contains(.load) {
            try addLoad(shop, files: 100, target: "", edited: "≤ 250 ms, wait and read included")
        }
        if options.parts.contains(.memory) { try addMemory(shop) }
        if options.parts.contains(.check) { try addCheck(shop) }
        return table.text
    }

    private mutating func addLoad(_ shop: Shop, files: Int, target: String, edited: String) throws {
        let what = "load \(count(shop.rules.count)) rules (\(shop.kind.rawValue)) in \(files) files"
        for hasExamples in [true, false] {
            let folder = try RulesFolder(shop, files: files, hasExamples: hasExamples)
            let runs = try repeated {
                try ChildProcess(program, ["--errand-load", folder.path], limit: Self.longestRun)
            }
            func add(_ title: String, _ name: String, _ target: String) {
                let figures = runs.flatMap { $0.figures(name) }
                let processor = runs.flatMap { $0.figures(name + "-processor") }
                self.add(title, milliseconds(figures), processor: milliseconds(processor, orElse: ""), target: target)
            }
            add(hasExamples ? "\(what), cold" : "  without examples", "cold", hasExamples ? target : "")
            if hasExamples { add("\(what), one file edited", "edited", edited) }
        }
    }

    private mutating func addMemory(_ shop: Shop) throws {
        let messages = Messages(to: shop, length: 60, count: 256) { _ in true }
        let folder = try RulesFolder(shop, files: 100, hasExamples: false, messages: messages.hits)
        let child = try ChildProcess(
            program,
            (options.isQuick ? ["--quick"] : []) + ["--errand-memory", folder.path],
            limit: 90
        )
        let decided = child.figures("decided").first.map { count(Int($0)) } ?? "–"
        let what = "resident memory, \(count(shop.rules.count)) rules (\(shop.kind.rawValue))"
        add("\(what), loaded", mebibytes(child.figures("loaded")))
        add("\(what), after \(decided) decisions", mebibytes(child.figures("after")), target: "≤ 96 MiB")
        add("  most at any time", mebibytes(child.figures("peak")))
    }

    private mutating func addCheck(_ shop: Shop) throws {
        guard let replyd = options.replyd else { return }
        let folder = try RulesFolder(shop, files: 100)
        let runs = try (0..<children)
            .map { _ in try ChildProcess(replyd, ["check", "--rules", folder.path], limit: 60) }
        let good = runs.filter { !$0.wasStopped && $0.status == 0 }.map(\.seconds)
        let figure = Sample.median(good).map { "\(Table.number($0)) s" } ?? failed
        add("replyd check, \(count(shop.rules.count)) rules, the whole process", figure, target: "< 2 s")
    }

    private mutating func add(_ what: String, _ measured: String, processor: String = "", target: String = "") {
        table.add([what, measured, processor, target])
    }

    /// Runs something a few times, but not again when its time was over.
    private func repeated(_ run: () throws -> ChildProcess) throws -> [ChildProcess] {
        var runs: [ChildProcess] = []
        while runs.count < children, runs.last?.wasStopped != true { runs.append(try run()) }
        return runs
    }

    private func count(_ number: Int) -> String {
        Table.number(Double(number)).replacing(".00", with: "").replacing(".0", with: "")
    }

    private func milliseconds(_ figures: [Double], orElse other: String? = nil) -> String {
        Sample.median(figures).map { "\(Table.number($0 / 1e6)) ms" } ?? other ?? failed
    }

    private func mebibytes(_ figures: [Double]) -> String {
        Sample.median(figures).map { "\(Table.number($0 / 1_048_576)) MiB" } ?? "–"
    }
}
