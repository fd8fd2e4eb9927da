/// A bot without an engine, in Swift: each rule is a `Regex`, tried one after another.
final class SwiftRegexContender: Contender {
    let name = "Swift Regex"
    private var patterns: [Regex<AnyRegexOutput>] = []
    private var messages = Messages.none

    func load(_ shop: Shop) throws -> Bool {
        patterns = []
        guard !shop.kind.hasTypos else { return false }
        patterns = try shop.rules.map { try Regex($0.naivePattern).ignoresCase().wordBoundaryKind(.simple) }
        return true
    }

    func take(_ messages: Messages) {
        self.messages = messages
    }

    func measure(hits: Bool, seconds: Double) -> Sample {
        let texts = hits ? messages.hits : messages.misses
        return Sample.taken(over: texts.count, seconds: seconds) { _ = winner(texts[$0]) }
    }

    func winners() -> [Int?] { messages.hits.map(winner) }

    private func winner(_ text: String) -> Int? {
        patterns.firstIndex { $0.firstMatchExists(in: text) }
    }
}

extension Regex<AnyRegexOutput> {
    fileprivate func firstMatchExists(in text: String) -> Bool {
        (try? firstMatch(in: text)) != nil
    }
}
