import JSON
import Messaging
import MetaPlatform
import Testing

@Suite("MessageRequests")
struct MessageRequestsTests {
    private func makeRequest(
        _ platform: Platform,
        account: String?,
        to address: ReplyAddress?,
        text: String = "Hello",
        usesPageToken: Bool = false,
        endpoints: GraphEndpoints = GraphEndpoints()
    ) -> GraphRequest? {
        MessageRequests.request(
            for: .text(text),
            to: InboundEvent(platform: platform, kind: .message, account: account, replyAddress: address),
            via: GraphRoute(platform: platform, account: account, usesPageToken: usesPageToken),
            endpoints: endpoints
        )
    }

    @Test("a WhatsApp text")
    func whatsApp() throws {
        let request = try #require(makeRequest(.whatsapp, account: "100200", to: .contact("1555")))
        #expect(request.method == "POST")
        #expect(request.url == "https://graph.facebook.com/v25.0/100200/messages")
        #expect(request.credential == .whatsApp(account: "100200"))
        #expect(
            request.body?.serialized()
                == #"{"messaging_product":"whatsapp","recipient_type":"individual","to":"1555","type":"text","#
                + #""text":{"preview_url":false,"body":"Hello"}}"#
        )
    }

    @Test("a WhatsApp user without a number is a recipient")
    func businessScopedUser() throws {
        let request = try #require(makeRequest(.whatsapp, account: "100200", to: .businessScopedUser("US.13491208")))
        #expect(
            request.body?.serialized()
                == #"{"messaging_product":"whatsapp","recipient_type":"individual","recipient":"US.13491208","#
                + #""type":"text","text":{"preview_url":false,"body":"Hello"}}"#
        )
    }

    @Test(
        "a preview where there is a link",
        arguments: [
            ("see https://a.example", true), ("HTTP://A.EXAMPLE", true), ("a.example", false), ("", false),
        ]
    )
    func preview(text: String, expected: Bool) throws {
        let request = try #require(makeRequest(.whatsapp, account: "1", to: .contact("1555"), text: text))
        #expect(request.body?["text"]?["preview_url"]?.bool == expected)
    }

    @Test("a Messenger text goes through the page")
    func messenger() throws {
        let request = try #require(makeRequest(.messenger, account: "300400", to: .contact("7")))
        #expect(request.url == "https://graph.facebook.com/v25.0/300400/messages")
        #expect(request.credential == .page(account: "300400"))
        #expect(
            request.body?.serialized()
                == #"{"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}"#
        )
    }

    @Test("an Instagram text goes through the account, or through its page")
    func instagram() throws {
        let own = try #require(makeRequest(.instagram, account: "178414", to: .contact("7")))
        #expect(own.url == "https://graph.instagram.com/v25.0/178414/messages")
        #expect(own.credential == .instagram(account: "178414"))
        #expect(
            own.body?.serialized()
                == #"{"recipient":{"id":"7"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}"#
        )
        let page = try #require(makeRequest(.instagram, account: "178414", to: .contact("7"), usesPageToken: true))
        #expect(page.url == "https://graph.facebook.com/v25.0/me/messages")
        #expect(page.credential == .page(account: nil))
        #expect(page.body == own.body)
    }

    @Test("a private reply to a comment", arguments: [Platform.messenger, .instagram])
    func privateReply(platform: Platform) throws {
        let request = try #require(makeRequest(platform, account: "9", to: .comment("10_20")))
        #expect(request.body?.serialized() == #"{"recipient":{"comment_id":"10_20"},"message":{"text":"Hello"}}"#)
    }

    @Test("where the account is not known")
    func unknownAccount() throws {
        func url(_ platform: Platform) -> String? { makeRequest(platform, account: nil, to: .contact("7"))?.url }
        #expect(url(.messenger) == "https://graph.facebook.com/v25.0/me/messages")
        #expect(url(.instagram) == "https://graph.instagram.com/v25.0/me/messages")
        #expect(url(.whatsapp) == "https://graph.facebook.com/v25.0/PHONE_NUMBER_ID/messages")
    }

    @Test("other hosts and versions, and an account that tries to leave its place")
    func endpoints() throws {
        let endpoints = GraphEndpoints(
            metaURL: "http://127.0.0.1:8080/graph/",
            instagramURL: "http://127.0.0.1:8081",
            version: "v24.0"
        )
        let meta = makeRequest(.messenger, account: "../me?x=1#", to: .contact("7"), endpoints: endpoints)
        #expect(meta?.url == "http://127.0.0.1:8080/graph/v24.0/..%2Fme%3Fx%3D1%23/messages")
        let dots = makeRequest(.instagram, account: "..", to: .contact("7"), endpoints: endpoints)
        #expect(dots?.url == "http://127.0.0.1:8081/v24.0/%2E%2E/messages")
    }

    @Test("nobody to write to, or not on this platform")
    func noAddress() {
        #expect(makeRequest(.messenger, account: "9", to: nil) == nil)
        #expect(makeRequest(.messenger, account: "9", to: .businessScopedUser("US.1")) == nil)
        #expect(makeRequest(.whatsapp, account: "9", to: .comment("1")) == nil)
    }
}
