import Messaging
import TextMatch

/// Picks the rules that are worth asking about a message, in time that does not grow with the number of rules.
///
/// A rule that needs certain words, literals or payloads is picked by these. One that needs none is picked by platform
/// and type. Whatever is not picked cannot answer; whatever is picked is then asked in full.
final class RuleIndex: Sendable {
    /// All patterns of all conditions; a pattern's number is its place.
    let patterns: TextIndex
    /// What deciding works with, lent to one decision at a time.
    let scratches: DecisionScratchPool

    /// The rules behind each entry of the patterns.
    private let rulesByEntry: RulesByKey
    private let rulesByPayload: [String: [Int32]]
    /// The rules by their ids, and by those that they had before.
    private let rulesByID: [String: Int]
    /// The rules that need neither words nor payloads, as bits, by platform and type.
    private let unconditional: [[UInt64]]

    /// Makes an index of rules in the order in which they are asked, over the patterns that their conditions number.
    init(rules: [Rule], patterns: [TextIndex.Pattern]) {
        let textIndex = TextIndex(patterns)
        var byEntry: [(key: Int, rule: Int32)] = []
        var byPayload: [String: [Int32]] = [:]
        let words = (rules.count + 63) / 64
        var unconditional = [[UInt64]](repeating: [UInt64](repeating: 0, count: words), count: Self.bucketCount)
        for (number, rule) in rules.enumerated() {
            guard let trigger = rule.condition.trigger else {
                for bucket in Self.buckets(of: rule.condition.reach) {
                    unconditional[bucket][number / 64] |= 1 << UInt64(number % 64)
                }
                continue
            }
            for pattern in trigger.patterns {
                byEntry.append((key: Int(textIndex.entry(of: pattern)), rule: Int32(number)))
            }
            for payload in trigger.payloads { byPayload[payload, default: []].append(Int32(number)) }
        }
        let ids = rules.enumerated().map { ($1.id, $0) }
        let formerIDs = rules.enumerated().compactMap { number, rule in rule.formerID.map { ($0, number) } }
        rulesByID = Dictionary(ids + formerIDs) { first, _ in first }
        self.patterns = textIndex
        scratches = DecisionScratchPool(candidateWords: words)
        rulesByEntry = RulesByKey(keyCount: textIndex.entryCount, byEntry)
        rulesByPayload = byPayload
        self.unconditional = unconditional
    }

    /// Marks the rules that are worth asking about a message whose patterns have been found already.
    func pick(for event: InboundEvent, into scratch: DecisionScratch) {
        scratch.candidates.withUnsafeMutableBufferPointer { bits in
            unconditional[Self.bucket(event.platform, event.type)]
                .withUnsafeBufferPointer { always in
                    _ = bits.update(fromContentsOf: always)
                }
            for place in 0..<scratch.hits.pointee.entryCount {
                let entry = scratch.hits.pointee.entry(at: place)
                for rule in rulesByEntry[Int(entry)] { bits[Int(rule) / 64] |= 1 << UInt64(rule % 64) }
            }
            if let payload = event.payload, !rulesByPayload.isEmpty {
                for rule in rulesByPayload[payload] ?? [] { bits[Int(rule) / 64] |= 1 << UInt64(rule % 64) }
            }
        }
    }

    /// The number of the rule that the pressed button asks for, also under its former id.
    func pressedRule(for event: InboundEvent) -> Int? {
        event.payload.flatMap(RulePayload.ruleID).flatMap { rulesByID[$0] }
    }

    // MARK: - Platform and type

    private static let typeCount = MessageType.allCases.count + 1
    private static let bucketCount = Platform.allCases.count * typeCount

    /// The bucket of a message; those without a type have one of their own.
    private static func bucket(_ platform: Platform, _ type: MessageType?) -> Int {
        platform.ordinal * typeCount + (type?.ordinal ?? typeCount - 1)
    }

    private static func buckets(of reach: Reach) -> [Int] {
        reach.platforms.possible.flatMap { platform in
            reach.types.possible.map { bucket(platform, $0) } + [bucket(platform, nil)]
        }
    }
}

/// The numbers of rules by the number of a key, flat in memory.
private struct RulesByKey: Sendable {
    private let starts: [Int32]
    private let rules: [Int32]

    init(keyCount: Int, _ pairs: [(key: Int, rule: Int32)]) {
        var starts = [Int32](repeating: 0, count: keyCount + 1)
        for pair in pairs { starts[pair.key + 1] += 1 }
        for key in 0..<keyCount { starts[key + 1] += starts[key] }
        var next = starts
        var rules = [Int32](repeating: 0, count: pairs.count)
        for pair in pairs {
            rules[Int(next[pair.key])] = pair.rule
            next[pair.key] += 1
        }
        self.starts = starts
        self.rules = rules
    }

    subscript(key: Int) -> ArraySlice<Int32> { rules[Int(starts[key])..<Int(starts[key + 1])] }
}
