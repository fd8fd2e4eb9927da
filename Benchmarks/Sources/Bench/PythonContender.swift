import JSON

/// Something that Python programs use: its own `re`, or a rules engine from its package index.
final class PythonContender: Contender {
    /// The engines that `Python/contender.py` knows.
    enum Engine: String {
        case re
        case zen
    }

    let name: String
    private let engine: Engine
    private let worker: PythonWorker

    /// Prepares an engine.
    ///
    /// - Throws: `PythonWorker.Failure` when it is not installed.
    init(_ engine: Engine, worker: PythonWorker) throws {
        self.engine = engine
        self.worker = worker
        let version = try worker.ask(["do": "start", "engine": .string(engine.rawValue)])["version"]?.string
        name = engine == .re ? "Python re" : "zen \(version ?? "")"
    }

    func load(_ shop: Shop) throws -> Bool {
        guard !shop.kind.hasTypos else { return false }
        let rules = shop.rules.map { engine == .re ? $0.naivePattern : $0.zenCell }
        _ = try ask(["do": "load", "rules": .array(rules.map(JSONValue.string))])
        return true
    }

    func take(_ messages: Messages) throws {
        _ = try ask([
            "do": "take",
            "hits": .array(messages.hits.map(JSONValue.string)),
            "misses": .array(messages.misses.map(JSONValue.string)),
        ])
    }

    func measure(hits: Bool, seconds: Double) throws -> Sample {
        let answer = try ask(["do": "measure", "texts": hits ? "hits" : "misses", "seconds": .real(seconds)])
        return Sample(answer["times"]?.array?.compactMap(\.number) ?? [])
    }

    func winners() throws -> [Int?] {
        let answer = try ask(["do": "winners"])
        return answer["winners"]?.array?.map { $0.integer.map(Int.init) } ?? []
    }

    private func ask(_ command: JSONObject) throws -> JSONValue {
        var command = command
        command["engine"] = .string(engine.rawValue)
        return try worker.ask(.object(command))
    }
}
