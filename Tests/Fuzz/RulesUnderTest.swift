import Messaging
import Rules

/// The rules as the targets see them: the only place here that knows how rules are loaded and asked.
struct RulesUnderTest {
    private let rules: RuleSet

    /// Loads one file; the diagnostics are rendered as well, since they are made of what stands in the file.
    static func load(_ bytes: [UInt8]) -> (rules: RulesUnderTest?, diagnostics: String) {
        let load = RulesLoader.load([RulesFile(name: "rules.json", bytes: bytes)], sha256: "fuzz")
        let isRefused = load.diagnostics.contains { $0.level == .error }
        promise(isRefused == (load.ruleSet == nil), "rules are refused exactly when there is an error")
        promise(load.diagnostics.count <= 51, "\(load.diagnostics.count) diagnostics")
        for diagnostic in load.diagnostics {
            promise(diagnostic.line >= 1 && diagnostic.column >= 1, "a place is counted from 1: \(diagnostic)")
        }
        let written = DiagnosticRenderer.Format.allCases.map { DiagnosticRenderer($0).render(load.diagnostics) }
        promise(written.allSatisfy { $0.utf8.count < 1 << 20 }, "diagnostics are longer than anybody reads")
        return (load.ruleSet.map(RulesUnderTest.init), written[0])
    }

    /// Decides, explains, and holds the two together; renders what would be sent.
    func ask(_ event: InboundEvent, chance: UInt64 = 1) {
        var (first, second) = (Chance(state: chance), Chance(state: chance))
        let circumstances = Circumstances(now: event.timestamp ?? 0)
        let decision = rules.decide(event, in: circumstances, using: &first)
        let explanation = rules.explain(event, in: circumstances, using: &second)
        let answered = decision.steps.map(\.ruleID)
        promise(answered == explanation.decision.steps.map(\.ruleID), "decide and explain answer differently")
        promise(decision.picks == explanation.decision.picks, "decide and explain pick differently")
        let matched = explanation.trace.filter(\.matched).map(\.rule)
        promise(answered == matched, "decide says \(answered), the trace of explain \(matched)")
        let limits = PlatformLimits.of(event.platform)
        for step in decision.steps {
            for case .text(let text) in rules.replies(for: step, to: event) {
                promise(!text.isEmpty, "an empty reply")
                promise(limits.length(of: text) <= limits.maximumTextLength, "a reply that is too long")
            }
        }
    }

    /// A message.
    static func event(
        _ text: String?,
        platform: Platform = .whatsapp,
        type: MessageType = .text,
        payload: String? = nil,
        name: String? = nil
    ) -> InboundEvent {
        InboundEvent(
            platform: platform,
            kind: payload == nil ? .message : .postback,
            type: type,
            account: "100",
            contact: "200",
            name: name,
            id: "m",
            text: text,
            payload: payload,
            timestamp: 1_790_000_000_000
        )
    }
}

/// The same chance each time.
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
