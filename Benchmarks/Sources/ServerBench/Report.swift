import Foundation
import Synchronization

/// Measures everything, in one run, and prints one table.
struct Report {
    private let options: Options
    private let stage: Stage
    private let graph: GraphStub
    private var table = Table(columns: ["", "measured", "× bare", "processor", "target"])
    /// The number of the next message.
    private var next = 1

    init(_ options: Options) throws {
        self.options = options
        stage = try Stage()
        graph = try GraphStub(messages: 4_000_000)
    }

    mutating func run() throws {
        defer { stage.remove() }
        let disk = try DiskProbe.run(in: stage.folder)
        add("fdatasync of 4 KiB, p50 / p99", milliseconds(disk, 0.5) + " / " + milliseconds(disk, 0.99))
        try addRates(rules: 1_000)
        let after = try DiskProbe.run(in: stage.folder)
        add("fdatasync once more, p50 / p99", milliseconds(after, 0.5) + " / " + milliseconds(after, 0.99))
        try addLatency(rules: 1_000, sync: disk + after)
        try addLongRun(rules: 10_000)
        print(table.text)
    }

    // MARK: - Rates

    private mutating func addRates(rules: Int) throws {
        let bare = try stage.bare(options.bare)
        let replyd = try stage.replyd(options.replyd, rules: rules, graph: graph)
        defer {
            bare.stop()
            replyd.stop()
        }
        var measured = (bare: [Sample](), acks: [Sample](), replies: [Sample]())
        for round in 0...options.rounds {
            // The first round warms up.
            let seconds = round == 0 ? 1 : options.seconds
            let samples = (
                try sample(bare, .receipt, seconds), try sample(replyd, .receipt, seconds),
                try sample(replyd, .message(rules: rules), seconds)
            )
            guard round > 0 else { continue }
            measured.bare.append(samples.0)
            measured.acks.append(samples.1)
            measured.replies.append(samples.2)
        }
        let yardstick = median(measured.bare.map(\.rate))
        func add(_ what: String, _ samples: [Sample], target: String) {
            let rate = median(samples.map(\.rate))
            let processor = median(samples.map(\.processor))
            self.add(
                what,
                Table.number(rate) + "/s",
                Table.number(rate / yardstick),
                Table.number(processor) + " µs",
                target
            )
        }
        add("a bare server's answers", measured.bare, target: "")
        add("webhook ─► on disk ─► 200 (needs no reply)", measured.acks, target: "≥ 0.8")
        add("webhook ─► reply at the Graph API, \(rules) rules", measured.replies, target: "≥ 0.45")
        let refused = (measured.acks + measured.replies).reduce(0) { $0 + $1.refused }
        if refused > 0 { self.add("refused webhooks", "\(refused)") }
    }

    /// A rate and the processor time of each, in µs.
    private struct Sample {
        let rate: Double
        let processor: Double
        let refused: Int
    }

    private mutating func sample(_ server: ServerProcess, _ kind: Webhooks.Kind, _ seconds: Double) throws -> Sample {
        let processor = server.processorSeconds
        let start = nanoseconds()
        let result = try flood(server, kind, seconds: seconds)
        // What was accepted is worked through: it counts, with the time for it.
        let elapsed = Double(nanoseconds() - start) / 1e9
        return Sample(
            rate: Double(result.accepted) / elapsed,
            processor: (server.processorSeconds - processor) / Double(max(result.accepted, 1)) * 1e6,
            refused: result.refused
        )
    }

    /// Posts, and waits for the last reply.
    private mutating func flood(
        _ server: ServerProcess,
        _ kind: Webhooks.Kind,
        seconds: Double,
        most: Int = .max,
        pace: Double? = nil
    ) throws -> Flood.Result {
        let webhooks = Webhooks(kind)
        var flood = Flood(port: server.port, request: webhooks.request)
        flood.first = next
        flood.seconds = seconds
        flood.most = most
        flood.pace = pace
        let before = graph.arrived.load(ordering: .relaxed)
        let isAnswered = if case .message = kind { true } else { false }
        if isAnswered { flood.open = { [graph] in $0 - (graph.arrived.load(ordering: .relaxed) - before) } }
        let result = try flood.run()
        next += result.posted.count
        let end = nanoseconds() + 60_000_000_000
        while isAnswered, graph.arrived.load(ordering: .relaxed) - before < result.accepted {
            guard nanoseconds() < end else { throw SystemFailure(message: "replies are missing") }
            usleep(500)
        }
        return result
    }

    // MARK: - Latency

    private mutating func addLatency(rules: Int, sync: [UInt64]) throws {
        let replyd = try stage.replyd(options.replyd, rules: rules, graph: graph)
        defer { replyd.stop() }
        _ = try flood(replyd, .message(rules: rules), seconds: 1)
        let first = next
        let processor = replyd.processorSeconds
        let result = try flood(
            replyd,
            .message(rules: rules),
            seconds: options.seconds * Double(options.rounds),
            pace: 1_000
        )
        let used = (replyd.processorSeconds - processor) / Double(max(result.accepted, 1)) * 1e6
        let waits = result.posted.enumerated()
            .map { number, posted in graph.moment(of: first + number) - min(posted, graph.moment(of: first + number)) }
        func target(_ share: Double, _ base: Double) -> String {
            "≤ " + Table.number(base + 2 * percentile(sync, share) / 1e6) + " ms"
        }
        let pace = Table.number(result.rate) + "/s"
        add(
            "webhook ─► reply leaves, at \(pace), p50",
            milliseconds(waits, 0.5),
            "",
            Table.number(used) + " µs",
            target(0.5, 2)
        )
        add("  p99", milliseconds(waits, 0.99), "", "", target(0.99, 10))
        add("  webhook ─► 200, p50 / p99", milliseconds(result.waits, 0.5) + " / " + milliseconds(result.waits, 0.99))
    }

    // MARK: - Many messages

    private mutating func addLongRun(rules: Int) throws {
        let replyd = try stage.replyd(options.replyd, rules: rules, graph: graph)
        let fresh = replyd.residentBytes
        let sizeBefore = stage.databaseBytes
        let result = try flood(replyd, .message(rules: rules), seconds: 3_600, most: options.messages)
        let count = Table.number(Double(result.accepted))
        let memory = replyd.residentBytes
        replyd.stop()
        let size = (stage.databaseBytes - sizeBefore) / Double(max(result.accepted, 1))
        let again = try stage.replyd(options.replyd, rules: rules, graph: graph)
        let (seconds, restarted) = (again.startSeconds, again.residentBytes)
        again.stop()
        add("\(count) messages on end, \(Table.number(Double(rules))) rules", Table.number(result.rate) + "/s")
        add("  resident memory, fresh", mebibytes(fresh))
        add("  resident memory, after them", mebibytes(memory), "", "", "≤ 96 MiB")
        add("  database, for each message", Table.number(size) + " bytes")
        add("  start on it, to the first webhook", Table.number(seconds * 1_000) + " ms")
        add("  resident memory after that start", mebibytes(restarted))
    }

    // MARK: - Figures

    private mutating func add(
        _ what: String,
        _ measured: String,
        _ ratio: String = "",
        _ processor: String = "",
        _ target: String = ""
    ) {
        table.add([what, measured, ratio, processor, target])
    }

    private func percentile(_ times: [UInt64], _ share: Double) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : Double(sorted[min(Int(Double(sorted.count) * share), sorted.count - 1)])
    }

    private func milliseconds(_ times: [UInt64], _ share: Double) -> String {
        Table.number(percentile(times, share) / 1e6) + " ms"
    }

    private func mebibytes(_ bytes: Double) -> String { Table.number(bytes / 1_048_576) + " MiB" }

    private func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
