import Messaging
import Testing

@testable import Rules

@Suite("What a rule can reach")
struct ReachTests {
    private let whatsapp = Reach(platforms: .exactly([.whatsapp]))
    private let image = Reach(types: .exactly([.image]))

    @Test("all narrows, any widens, not turns around")
    func combinations() {
        #expect(Reach.all([whatsapp, image]).platforms.possible == [.whatsapp])
        #expect(Reach.all([whatsapp, image]).types.possible == [.image])
        #expect(Reach.any([whatsapp, image]).platforms.possible == Set(Platform.allCases))
        #expect(whatsapp.negated.platforms.possible == [.instagram, .messenger])
        #expect(Reach.all([whatsapp, .anything]).negated.platforms.possible == Set(Platform.allCases))
        #expect(Reach.any([whatsapp, .anything]).negated.platforms.possible == [.instagram, .messenger])
        #expect(whatsapp.negated.negated == whatsapp)
    }

    @Test(
        "a rule that only WhatsApp can reach is not warned about names",
        arguments: [
            #"{ "platform": "whatsapp" }"#, #"{ "not": { "platform": ["instagram", "messenger"] } }"#,
            #"{ "none": [ { "platform": "instagram" }, { "platform": "messenger" } ] }"#,
            #"[ { "platform": "whatsapp", "text": "a" }, { "platform": "whatsapp", "type": "image" } ]"#,
        ]
    )
    func names(when: String) {
        #expect(codes(#"{ "rules": [ { "id": "a", "when": \#(when), "reply": "Hi {{name}}" } ] }"#).isEmpty)
    }

    @Test(
        "a rule that others can reach is",
        arguments: [
            #"{ "platform": ["whatsapp", "messenger"] }"#, #"{ "not": { "platform": "instagram" } }"#,
            #"{ "not": { "platform": ["instagram", "messenger"], "text": "x" } }"#, #"{ "text": "a" }"#,
        ]
    )
    func noNames(when: String) {
        #expect(codes(#"{ "rules": [ { "id": "a", "when": \#(when), "reply": "Hi {{name}}" } ] }"#) == ["maybe-absent"])
    }
}
