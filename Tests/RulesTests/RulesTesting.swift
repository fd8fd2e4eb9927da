import Foundation
import Messaging
import Rules
import Testing

/// Loads one file with this content.
func load(_ json: String) -> RulesLoad {
    load(["rules.json": json])
}

/// Loads files with these names and contents, in this order.
func load(_ files: KeyValuePairs<String, String>) -> RulesLoad {
    RulesLoader.load(
        files.map { RulesFile(name: $0, bytes: Array($1.utf8)) },
        sha256: "0123",
        resources: .withTimeZones
    )
}

extension RulesResources {
    /// A few zones of the system's database (package `tzdata`).
    static let withTimeZones: RulesResources = {
        let names = ["America/New_York", "Asia/Karachi", "Asia/Kolkata", "Europe/Berlin", "Europe/London", "UTC"]
        return RulesResources(
            timeZone: { name in
                guard names.contains(name) else { return nil }
                return FileManager.default.contents(atPath: "/usr/share/zoneinfo/\(name)").map(Array.init)
            },
            timeZoneNames: { names }
        )
    }()
}

/// The rule set of a file that must have no errors.
func ruleSet(_ json: String) throws -> RuleSet {
    try ruleSet(["rules.json": json])
}

/// The rule set of files that must have no errors.
func ruleSet(_ files: KeyValuePairs<String, String>) throws -> RuleSet {
    let loaded = load(files)
    let errors = loaded.diagnostics.filter { $0.level == .error }
    return try #require(loaded.ruleSet, "\(DiagnosticRenderer(.text).render(errors))")
}

/// The rule set of one rule `r` that sends this reply.
func ruleSet(reply: String) throws -> RuleSet {
    try ruleSet(#"{ "rules": [ { "id": "r", "when": { "type": "any" }, "reply": \#(reply) } ] }"#)
}

/// The rule set of one rule `r` with this `when`, that answers `yes`.
func ruleSet(when: String) throws -> RuleSet {
    try ruleSet(#"{ "rules": [ { "id": "r", "when": \#(when), "reply": "yes" } ] }"#)
}

/// What is said of nearly every file that a test makes up: it has no examples, and leaves many messages unanswered.
let commonAdvice: Set<String> = ["no-examples", "unanswered"]

/// The diagnostics of a file as text, without the advice that hardly any test follows.
func problems(_ json: String) -> String {
    problems(["rules.json": json])
}

/// The diagnostics of files as text, without the advice that hardly any test follows.
func problems(_ files: KeyValuePairs<String, String>) -> String {
    DiagnosticRenderer(.text).render(load(files).diagnostics.filter { !commonAdvice.contains($0.code) })
}

/// The codes of a file's diagnostics, without the advice that hardly any test follows.
func codes(_ json: String) -> [String] {
    load(json).diagnostics.map(\.code).filter { !commonAdvice.contains($0) }
}

/// A message.
func message(
    _ text: String? = nil,
    from platform: Platform = .whatsapp,
    type: MessageType? = .text,
    payload: String? = nil,
    name: String? = nil
) -> InboundEvent {
    InboundEvent(
        platform: platform,
        kind: .message,
        type: type,
        account: "100",
        contact: "200",
        name: name,
        id: "m1",
        text: text,
        payload: payload
    )
}

extension RuleSet {
    /// The ids of the rules that answer.
    func answering(_ event: InboundEvent) -> [String] {
        decision(on: event).steps.map(\.ruleID)
    }

    /// Whether the rule `r` answers.
    func answers(_ event: InboundEvent) -> Bool {
        answering(event) == ["r"]
    }

    /// A decision with always the same chance.
    func decision(on event: InboundEvent, facts: ContactFacts = ContactFacts(), now: Int64 = 0) -> Decision {
        var generator = SeededGenerator(seed: 7)
        return decide(event, in: Circumstances(now: now, contact: facts), using: &generator)
    }

    /// An explanation with always the same chance.
    func explanation(of event: InboundEvent, facts: ContactFacts = ContactFacts(), now: Int64 = 0) -> Explanation {
        var generator = SeededGenerator(seed: 7)
        return explain(event, in: Circumstances(now: now, contact: facts), using: &generator)
    }

    /// The texts that go out.
    func texts(to event: InboundEvent, facts: ContactFacts = ContactFacts(), now: Int64 = 0) -> [String] {
        decision(on: event, facts: facts, now: now).steps
            .flatMap { step in replies(for: step, to: event).flatMap { $0.plainTexts(on: event.platform) } }
    }

    /// The messages that go out, and nothing else that is decided.
    func replies(to event: InboundEvent, facts: ContactFacts = ContactFacts(), now: Int64 = 0) -> [Reply] {
        decision(on: event, facts: facts, now: now).steps.flatMap { replies(for: $0, to: event) }
    }

    /// Why the rule `r` does not answer.
    func failure(_ event: InboundEvent) -> String? {
        explanation(of: event).trace.first { $0.rule == "r" }?.failed
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
