import JSON
import Messaging
import MetaPlatform
import Rules
import Testing

/// From random replies in a rules file to the bodies that Meta gets.
@Suite("Any reply that check accepts is within every limit of every platform")
struct ReplyLimitsPropertyTests {
    private static let resources = RulesResources(files: ["files/a.pdf": .media(length: 1000)])

    private static func rules(_ members: JSONObject) -> RuleSet? {
        var rule: JSONObject = ["id": "r", "when": ["type": "any"]]
        for (key, value) in members.members { rule[key] = value }
        let file: JSONValue = ["defaults": ["name": "you", "text": "it"], "rules": [.object(rule)]]
        let bytes = file.serializedBytes()
        return RulesLoader.load([RulesFile(name: "rules.json", bytes: bytes)], sha256: "0", resources: resources)
            .ruleSet
    }

    private static func event(_ platform: Platform, isComment: Bool, using random: inout RandomReplies) -> InboundEvent
    {
        InboundEvent(
            platform: platform,
            kind: isComment ? .comment : .message,
            type: isComment ? .comment : .text,
            account: "100",
            contact: "7",
            name: random.text(upTo: 30),
            id: "m.1",
            text: random.text(upTo: 600),
            replyAddress: isComment ? .comment("m.1") : .contact("7")
        )
    }

    @Test("with texts, files, menus, templates, reactions and public answers", arguments: 0..<8 as Range<UInt64>)
    func property(seed: UInt64) throws {
        var random = RandomReplies(seed: seed)
        var generator = SeededGenerator(seed: seed)
        var accepted = 0
        var kinds: Set<String> = []
        for _ in 0..<60 {
            let members = random.rule()
            guard let rules = Self.rules(members) else { continue }
            accepted += 1
            for platform in Platform.allCases {
                for isComment in platform == .whatsapp ? [false] : [false, true] {
                    let event = Self.event(platform, isComment: isComment, using: &random)
                    let decision = rules.decide(event, in: Circumstances(now: 0), using: &generator)
                    let step = try #require(decision.steps.first)
                    var replies = rules.replies(for: step, to: event)
                    if case .send(let template) = rules.outsideWindow(of: step, for: event), platform == .whatsapp {
                        replies.append(template)
                    }
                    let privateReplies = replies.count { if case .publicText = $0 { false } else { true } }
                    #expect(!isComment || privateReplies <= 1)
                    for reply in replies {
                        let request = MessageRequests.request(
                            for: reply,
                            to: event,
                            via: GraphRoute(platform: platform, account: "100"),
                            endpoints: GraphEndpoints(),
                            mediaID: "1"
                        )
                        guard let request else {
                            Issue.record("\(platform) has no request for \(reply) out of \(members)")
                            continue
                        }
                        kinds.insert(Self.kind(of: reply))
                        let violations = BodyLimits.violations(in: request, on: platform)
                        #expect(violations.isEmpty, "\(platform): \(request.body?.serialized() ?? "") of \(members)")
                    }
                }
            }
        }
        #expect(accepted > 10, "the generator makes good rules too")
        #expect(kinds.count >= 5, "\(kinds)")
    }

    private static func kind(of reply: Reply) -> String {
        switch reply {
        case .text: "text"
        case .media: "media"
        case .buttons: "buttons"
        case .list: "list"
        case .template: "template"
        case .reaction: "reaction"
        case .publicText: "public"
        }
    }
}
