import Foundation
import JSON
import LoopbackServer
import Testing

/// Each kind of reply from a webhook to a local Graph API, by the built server.
@Suite(.timeLimit(.minutes(2))) struct ReplyKindsTests {
    private static func rules(_ rules: String) -> String { #"{"rules": [\#(rules)]}"# }

    /// The bodies that the Graph API gets for a message.
    private func bodies(
        _ rules: String,
        _ webhook: String,
        _ count: Int
    ) async throws -> [JSONValue] {
        let server = try await ServerUnderTest(rules: Self.rules(rules))
        #expect(try await server.post(webhook).status == 200)
        let messages = try await server.waitForMessages(count)
        #expect(await server.stop() == 0)
        return messages.compactMap(\.json)
    }

    @Test func aPictureWithACaptionIsOneMessageOnWhatsAppAndTwoOnMessenger() async throws {
        let rule = #"{"id": "a", "reply": {"image": "https://acme.example/a.png", "text": "Look"}}"#
        let whatsapp = try await bodies(rule, WebhookBodies.whatsapp("hi"), 1)
        #expect(whatsapp.first?["type"] == "image")
        #expect(whatsapp.first?["image"] == ["link": "https://acme.example/a.png", "caption": "Look"])
        let messenger = try await bodies(rule, WebhookBodies.messenger("hi"), 2)
        let attachment: JSONValue = ["type": "image", "payload": ["url": "https://acme.example/a.png"]]
        #expect(messenger.first?["message"]?["attachment"] == attachment)
        #expect(messenger.last?["message"] == ["text": "Look"])
    }

    @Test func buttonsAreShownAndAPressAndATypedNumberAreAnsweredAlike() async throws {
        let rules = Self.rules(
            """
            {"id": "menu", "when": {"text": "menu"}, "reply": {"text": "Choose", "buttons": [
              {"title": "Prices", "rule": "prices"}, {"title": "Hours", "payload": "HOURS"}]}},
            {"id": "prices", "when": {"text": "never"}, "reply": "From 25"},
            {"id": "hours", "when": {"payload": "HOURS"}, "reply": "9 to 18"}
            """
        )
        let server = try await ServerUnderTest(rules: rules)
        #expect(try await server.post(WebhookBodies.messenger("menu", id: "m.1")).status == 200)
        let menu = try #require(try await server.waitForMessages(1).first?.json?["message"])
        #expect(menu["text"] == "Choose")
        let payload = try #require(menu["quick_replies"]?[0]?["payload"]?.string)
        #expect(try await server.post(WebhookBodies.quickReply("Prices", payload, id: "m.2")).status == 200)
        _ = try await server.waitForMessages(2)
        #expect(try await server.post(WebhookBodies.messenger("1", id: "m.3")).status == 200)
        _ = try await server.waitForMessages(3)
        #expect(try await server.post(WebhookBodies.messenger("hours", id: "m.4")).status == 200)
        _ = try await server.waitForMessages(4)
        #expect(try await server.post(WebhookBodies.postback("HOURS", id: "m.5")).status == 200)
        let messages = try await server.waitForMessages(5)
        #expect(messages.dropFirst().map(\.messageText) == ["From 25", "From 25", "9 to 18", "9 to 18"])
        #expect(await server.stop() == 0)
    }

    @Test func whatsAppShowsButtonsListsTemplatesAndReactions() async throws {
        let rule = #"""
            {"id": "a", "when": {"platform": "whatsapp"}, "reply": [
              {"react": "❤️", "text": "Choose", "buttons": ["One", "Two", "Three", "Four"]},
              {"text": "More", "list": {"button": "Open", "sections": [
                {"title": "A", "rows": [{"title": "Mine", "description": "all", "payload": "M"}]},
                {"title": "B", "rows": ["Help"]}]}},
              {"text": "Shop", "buttons": [{"title": "Open", "url": "https://acme.example"}]},
              {"template": {"name": "hello", "language": "en", "body": ["{{text}}!"]}}]}
            """#
        let sent = try await bodies(rule, WebhookBodies.whatsapp("hi"), 5)
        #expect(
            sent.map { $0["type"]?.string } == ["reaction", "interactive", "interactive", "interactive", "template"]
        )
        #expect(sent[0]["reaction"] == ["message_id": "wamid.1", "emoji": "❤️"])
        #expect(sent[1]["interactive"]?["type"] == "list")
        #expect(sent[2]["interactive"]?["action"]?["sections"]?[0]?["rows"]?[0]?["description"] == "all")
        #expect(sent[3]["interactive"]?["action"]?["parameters"]?["url"] == "https://acme.example")
        #expect(sent[4]["template"]?["components"]?[0]?["parameters"]?[0]?["text"] == "hi!")
    }

    @Test func aFileOfTheRulesIsUploadedOnceAndSentByItsID() async throws {
        let server = try await ServerUnderTest(
            rules: Self.rules(#"{"id": "rest", "reply": "Hello"}"#),
            graph: { request in request.path.hasSuffix("/media") ? .json(#"{"id":"media.1"}"#) : nil }
        )
        let files = server.folder.appendingPathComponent("rules/files")
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        try Data("%PDF-1.7 invented".utf8).write(to: files.appendingPathComponent("prices.pdf"))
        try server.saveRules(
            Self.rules(
                #"{"id": "pdf", "reply": {"document": {"file": "prices.pdf", "name": "P.pdf"}, "text": "Here"}}"#
            )
        )
        #expect(try await server.admin("/reload", method: "POST").status == 200)
        for id in ["wamid.1", "wamid.2"] {
            #expect(try await server.post(WebhookBodies.whatsapp("hi", id: id)).status == 200)
        }
        let messages = try await server.waitForMessages(2)
        for message in messages {
            #expect(message.json?["document"] == ["id": "media.1", "caption": "Here", "filename": "P.pdf"])
        }
        let uploads = server.graph.requests().filter { $0.path.hasSuffix("/media") }
        #expect(uploads.count == 1)
        #expect(uploads.first?.path == "/v25.0/\(Canaries.phoneNumberID)/media")
        #expect(uploads.first?.header("Authorization") == "Bearer \(Canaries.whatsappToken)")
        #expect(uploads.first?.header("Content-Type")?.hasPrefix("multipart/form-data; boundary=") == true)
        #expect(uploads.first?.text.contains("\r\n\r\n%PDF-1.7 invented\r\n--") == true)
        #expect(await server.stop() == 0)
    }

    @Test func aCommentIsAnsweredOncePrivatelyAndOnceInPublic() async throws {
        let rules = Self.rules(
            #"{"id": "c", "when": {"type": "comment"}, "reply": ["Prices: 25", "and more"], "public": "We wrote to you."}"#
        )
        let server = try await ServerUnderTest(rules: rules)
        for _ in 0..<2 {
            #expect(try await server.post(WebhookBodies.instagramComment("price?", id: "900")).status == 200)
        }
        let answer = try #require(try await server.graph.waitForRequests { $0.path.hasSuffix("/replies") }.first)
        #expect(answer.path == "/v25.0/900/replies")
        #expect(answer.header("Authorization") == "Bearer \(Canaries.instagramToken)")
        #expect(answer.json == ["message": "We wrote to you."])
        #expect(await server.stop() == 0)
        let messages = server.graph.requests().filter { $0.path.hasSuffix("/messages") }
        #expect(messages.map(\.json?["recipient"]) == [["comment_id": "900"]])
        #expect(messages.map(\.messageText) == ["Prices: 25"])
        #expect(server.graph.requests().count { $0.path.hasSuffix("/replies") } == 1)
    }

    @Test func typingIsShownBeforeADelayedAnswer() async throws {
        let rules = Self.rules(#"{"id": "a", "delay": "1s", "reply": "Hello"}"#)
        let server = try await ServerUnderTest(rules: rules)
        #expect(try await server.post(WebhookBodies.messenger("hi", id: "m.1")).status == 200)
        #expect(try await server.post(WebhookBodies.whatsapp("hi", id: "wamid.1")).status == 200)
        let signs = try await server.waitForTypingSigns(3).compactMap(\.json)
        #expect(signs.contains(["recipient": ["id": "7001"], "sender_action": "mark_seen"]))
        #expect(signs.contains(["recipient": ["id": "7001"], "sender_action": "typing_on"]))
        #expect(
            signs.contains([
                "messaging_product": "whatsapp", "status": "read", "message_id": "wamid.1",
                "typing_indicator": ["type": "text"],
            ])
        )
        #expect(try await server.waitForMessages(2).count == 2)
        #expect(await server.stop() == 0)
    }

    @Test func outsideTheWindowATemplateGoesOut() async throws {
        let refused = RequestCounter()
        let server = try await ServerUnderTest(
            rules: Self.rules(
                #"{"id": "a", "reply": "Hello", "outside_window": {"name": "late", "language": "en", "body": ["x"]}}"#
            ),
            graph: { request in
                guard request.path.hasSuffix("/messages"), refused.next() == 1 else { return nil }
                return .json(#"{"error":{"message":"window","code":131047}}"#, status: 400)
            }
        )
        #expect(try await server.post(WebhookBodies.whatsapp("hi")).status == 200)
        let sent = try await server.waitForMessages(2)
        #expect(sent.last?.json?["template"]?["name"] == "late")
        #expect(await server.stop() == 0)
    }

    @Test func tryShowsTheExactBodies() async throws {
        let scratch = try Scratch([
            "rules.json": Self.rules(
                #"{"id": "a", "reply": {"text": "Choose", "buttons": ["One", "Two"], "react": "❤️"}}"#
            )
        ])
        let arguments = ["try", "hi", "--rules", "rules.json", "--json", "--platform"]
        let result = try await scratch.run(arguments + ["whatsapp"])
        let record = try JSONValue.parse(Array(result.output.utf8))
        let bodies = record["requests"]?.array?.compactMap { $0["body"] } ?? []
        #expect(bodies.last?["interactive"]?["action"]?["buttons"]?[1]?["reply"]?["title"] == "Two")
        let messenger = try JSONValue.parse(Array(try await scratch.run(arguments + ["messenger"]).output.utf8))
        let last = messenger["requests"]?.array?.last
        #expect(last?["body"]?["message"]?["quick_replies"]?[0]?["title"] == "One")
    }
}
