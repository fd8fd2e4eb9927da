import Glibc
import Messaging
import Rules

/// replyd's rules as the benchmarks see them: the only file that knows how they are loaded and asked.
struct ReplydRules {
    /// A file of rules.
    struct File {
        let name: String
        let bytes: [UInt8]
    }

    /// Why the rules were refused.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private let rules: RuleSet
    private let order: [String: Int]

    /// How many rules there are.
    var count: Int { rules.ruleCount }

    /// Loads rules.
    init(_ files: [File]) throws(Refusal) {
        try self.init(Self.loadOnly(files))
    }

    private init(_ rules: RuleSet) {
        self.rules = rules
        order = Dictionary(uniqueKeysWithValues: zip(rules.ruleIDs, 0...))
    }

    /// Loads rules and does nothing else: what is timed.
    @discardableResult
    static func loadOnly(_ files: [File], after cache: LoadCache? = nil) throws(Refusal) -> RuleSet {
        let load = RulesLoader.load(
            files.map { RulesFile(name: $0.name, bytes: $0.bytes) },
            sha256: "benchmark",
            cache: cache
        )
        guard let rules = load.ruleSet else {
            throw Refusal(description: DiagnosticRenderer(.text).render(load.diagnostics.filter { $0.level == .error }))
        }
        return rules
    }

    /// Loads rules and renders what there is to say about them; the first line of it.
    static func summary(of files: [File]) -> String {
        let load = RulesLoader.load(files.map { RulesFile(name: $0.name, bytes: $0.bytes) }, sha256: "benchmark")
        let text = DiagnosticRenderer(.text).render(load.diagnostics)
        let first = text.split(separator: "\n").first.map { String($0.prefix(60)) } ?? "nothing"
        return load.ruleSet.map { "\($0.ruleCount) rules; \(first)" } ?? first
    }

    /// Whether this version knows the key `typos`.
    static let knowsTypos: Bool = {
        let text =
            #"{ "rules": [ { "id": "a", "when": { "text": { "words": "address", "typos": 1 } }, "reply": "b" } ] }"#
        return (try? loadOnly([File(name: "a.json", bytes: Array(text.utf8))])) != nil
    }()

    /// A message from a webhook.
    static func event(_ text: String) -> InboundEvent {
        InboundEvent(
            platform: .whatsapp,
            kind: .message,
            type: .text,
            account: "100200300400500",
            contact: "200300400500600",
            name: "Zoë",
            id: "wamid.1",
            text: text,
            timestamp: 1_790_000_000_000
        )
    }

    /// One moment and an unknown contact: neither is what costs time.
    private static let circumstances = Circumstances(now: 1_790_000_000_000)

    /// Decides, and says how many answers there are: what is timed.
    func decide(_ event: InboundEvent) -> Int {
        var chance = SystemRandomNumberGenerator()
        return rules.decide(event, in: Self.circumstances, using: &chance).steps.count
    }

    /// The number of the rule that answers a text.
    func winner(_ text: String) -> Int? {
        var chance = SystemRandomNumberGenerator()
        return rules.decide(Self.event(text), in: Self.circumstances, using: &chance).steps.first
            .flatMap { order[$0.ruleID] }
    }
}
