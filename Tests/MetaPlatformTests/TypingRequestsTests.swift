import JSON
import Messaging
import Testing

@testable import MetaPlatform

@Suite("Signs that an answer is being written")
struct TypingRequestsTests {
    private func bodies(
        _ platform: Platform,
        to address: ReplyAddress? = .contact("7"),
        id: String? = "m.1",
        isFirst: Bool = true
    ) -> [String] {
        let event = InboundEvent(platform: platform, kind: .message, account: "100", id: id, replyAddress: address)
        let route = GraphRoute(platform: platform, account: "100")
        return TypingRequests.requests(for: event, isFirst: isFirst, via: route, endpoints: GraphEndpoints())
            .map { request in
                #expect(request.method == "POST" && request.url.hasSuffix("/v25.0/100/messages"))
                return request.body?.serialized() ?? ""
            }
    }

    @Test("on WhatsApp one request does both, again and again")
    func whatsApp() {
        let expected = [
            #"{"messaging_product":"whatsapp","status":"read","message_id":"m.1","typing_indicator":{"type":"text"}}"#
        ]
        #expect(bodies(.whatsapp) == expected)
        #expect(bodies(.whatsapp, isFirst: false) == expected)
        #expect(bodies(.whatsapp, to: .businessScopedUser("US.1")) == expected)
        #expect(bodies(.whatsapp, id: nil).isEmpty)
    }

    @Test("on the others each stands alone", arguments: [Platform.messenger, .instagram])
    func messaging(platform: Platform) {
        let seen = #"{"recipient":{"id":"7"},"sender_action":"mark_seen"}"#
        let typing = #"{"recipient":{"id":"7"},"sender_action":"typing_on"}"#
        #expect(bodies(platform) == [seen, typing])
        #expect(bodies(platform, isFirst: false) == [typing])
    }

    @Test("nothing for a comment, and for nobody", arguments: Platform.allCases)
    func none(platform: Platform) {
        #expect(bodies(platform, to: .comment("9")).isEmpty)
        #expect(bodies(platform, to: nil).isEmpty)
    }
}
