import CAllocationCount
import Messaging

/// What this project does.
final class ReplydContender: Contender {
    let name = "replyd"
    private(set) var rules: ReplydRules?
    private var hits: [InboundEvent] = []
    private var misses: [InboundEvent] = []
    private var texts: [String] = []

    func load(_ shop: Shop) throws -> Bool {
        rules = try ReplydRules([
            .init(name: "rules.json", bytes: Array(shop.documents(files: 1, hasExamples: false)[0].utf8))
        ])
        return true
    }

    func take(_ messages: Messages) {
        texts = messages.hits
        hits = messages.hits.map(ReplydRules.event)
        misses = messages.misses.map(ReplydRules.event)
    }

    func measure(hits wantsHits: Bool, seconds: Double) -> Sample {
        guard let rules else { return Sample([]) }
        let events = wantsHits ? hits : misses
        return Sample.taken(over: events.count, seconds: seconds) { _ = rules.decide(events[$0]) }
    }

    func winners() -> [Int?] {
        texts.map { rules?.winner($0) }
    }

    /// How many blocks of memory a decision asks for, on average.
    func allocations(hits wantsHits: Bool) -> Double {
        guard let rules else { return 0 }
        let events = wantsHits ? hits : misses
        let before = callocation_count()
        for event in events { _ = rules.decide(event) }
        return Double(callocation_count() - before) / Double(max(1, events.count))
    }
}
