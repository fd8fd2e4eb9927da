import Foundation
import JSON
import Testing

/// `check`, `try` and `settings` of the built program.
@Suite(.timeLimit(.minutes(2))) struct CommandTests {
    static let good = """
        {"rules": [{"id": "prices", "when": {"text": "price*"}, "reply": "Hi {{#first_name}}{{first_name}}{{/first_name}}!",
          "examples": {"match": ["Prices?"]}}]}
        """

    @Test func checkOfGoodRules() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        let result = try await scratch.run(["check", "--strict"])
        #expect(result.code == 0, "\(result.output)")
    }

    @Test func checkOfTheSampleRules() async throws {
        let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../rules")
        let scratch = try Scratch()
        let result = try await scratch.run(["check", "--strict", "--rules", rules.standardizedFileURL.path])
        #expect(result.code == 0, "\(result.output)")
    }

    @Test func checkTellsEveryErrorAtOnceAsJSON() async throws {
        let scratch = try Scratch([
            "a.json":
                #"{"rules": [{"id": "x", "repy": "a"}, {"id": "x", "when": {"platfrom": "whatsapp"}, "reply": "b"}]}"#
        ])
        let result = try await scratch.run(["check", "--rules", "a.json", "--format", "json"])
        #expect(result.code == 1)
        let objects = try result.output.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
        let errors = objects.filter { $0["level"] == "error" }
        #expect(errors.count >= 3)
        let keys = [
            "code", "level", "message", "file", "line", "column", "end_line", "end_column", "rule", "help",
            "suggestion",
        ]
        for object in objects {
            #expect(object.object?.members.map(\.key).sorted() == keys.sorted())
        }
        #expect(objects.contains { $0["suggestion"] == "platform" })
        #expect(objects.contains { $0["suggestion"] == "reply" })
    }

    @Test func onlyWarningsAreExitCode3UnderStrict() async throws {
        let scratch = try Scratch(["rules/rules.json": #"{"rules": [{"id": "a", "reply": "b"}]}"#])
        #expect(try await scratch.run(["check"]).code == 0)
        #expect(try await scratch.run(["check", "--strict"]).code == 3)
    }

    @Test func checkOfAMissingPath() async throws {
        let scratch = try Scratch()
        #expect(try await scratch.run(["check", "--rules", "nowhere"]).code == 2)
    }

    @Test func tryExplains() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        let result = try await scratch.run(["try", "PRICES?", "--platform", "whatsapp", "--name", "Amina Khan"])
        #expect(result.code == 0)
        #expect(result.output.contains("Hi Amina!"))
        #expect(result.output.contains("rule     prices"))
        #expect(result.output.contains("POST https://graph.facebook.com/v25.0/"))
    }

    @Test func tryAsJSONHasEveryKey() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        let result = try await scratch.run(["try", "PRICES?", "--platform", "instagram", "--contact", "77", "--json"])
        #expect(result.code == 0)
        let object = try JSONValue.parse(Array(result.output.utf8))
        #expect(
            object.object?.members.map(\.key) == [
                "platform", "event", "type", "account", "contact", "name", "id", "text", "payload", "timestamp",
                "ignored",
                "rule", "action", "requests", "trace", "rules",
            ]
        )
        #expect(object["rule"] == "prices")
        #expect(object["action"] == "reply")
        #expect(object["ignored"] == .null)
        #expect(object["requests"]?[0]?["method"] == "POST")
        #expect(object["requests"]?[0]?["body"]?["recipient"]?["id"] == "77")
        #expect(object["trace"]?[0]?["matched"] == true)
        #expect(object["rules"]?.string?.count == 64)
    }

    @Test func tryOfAWebhookIsALineAnEvent() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        let body = """
            {"object":"page","entry":[{"id":"1","messaging":[\
            {"sender":{"id":"2"},"recipient":{"id":"1"},"timestamp":1780000000,"message":{"mid":"a","text":"price"}},\
            {"sender":{"id":"1"},"recipient":{"id":"2"},"message":{"mid":"b","text":"x","is_echo":true}},\
            {"sender":{"id":"2"},"recipient":{"id":"1"},"read":{"watermark":5}}]}]}
            """
        let result = try await scratch.run(["try", "--webhook", "-", "--json"], input: body)
        #expect(result.code == 0)
        let objects = try result.output.split(separator: "\n").map { try JSONValue.parse(Array($0.utf8)) }
        #expect(objects.map { $0["event"] } == ["message", "echo", "read"])
        #expect(objects.map { $0["ignored"] } == [.null, "echo", "read"])
        #expect(objects.first?["timestamp"] == 1_780_000_000_000)
        #expect(objects.first?["rule"] == "prices")
    }

    @Test func tryOfAWebhookInWords() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        let message =
            #"{"from":"15550001111","id":"a","timestamp":"1780000000","type":"text","text":{"body":"price\n\u001b[31m?"}}"#
        let body = """
            {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
            "contacts":[{"profile":{"name":"Amina Khan"},"wa_id":"15550001111"}],"messages":[\(message),\(message),
            {"from":"15550001111","id":"b","type":"location","location":{"name":"Shop","latitude":1,"longitude":2}}],
            "statuses":[{"id":"s","status":"read","recipient_id":"15550001111"}]}},
            {"field":"account_update","value":{"event":"ACCOUNT_RESTRICTION"}}]}]}
            """
        let result = try await scratch.run(["try", "--webhook", "-"], input: body)
        #expect(result.code == 0)
        #expect(
            result.output.split(separator: "\n") == [
                #"whatsapp · text · from Amina Khan (15550001111) · “price\n\u001b[31m?” → prices: “Hi Amina!”"#,
                #"whatsapp · text · from Amina Khan (15550001111) · “price\n\u001b[31m?” → not asked: it stands in this webhook before"#,
                "whatsapp · location · from Amina Khan (15550001111) · Shop, 1.0 2.0 → no rule answers",
                "whatsapp · status · from 15550001111 → not asked: WhatsApp reports on a message of ours",
                "whatsapp · other · account_update ACCOUNT_RESTRICTION → not asked: it is not a message",
            ]
        )
    }

    @Test func tryOfRubbish() async throws {
        let scratch = try Scratch(["rules/rules.json": Self.good])
        #expect(try await scratch.run(["try", "--webhook", "-"], input: "rubbish").code == 1)
        #expect(try await scratch.run(["try", "--webhook", "no-such-file"]).code == 2)
    }

    @Test func settingsShowSourcesAndNoSecrets() async throws {
        let scratch = try Scratch(["secrets.env": Canaries.file])
        let result = try await scratch.run(["settings", "--port", "9000"], environment: ["GRAPH_VERSION": "v24.0"])
        #expect(result.code == 0)
        #expect(result.output.contains("9000"))
        #expect(result.output.contains("flag --port"))
        #expect(result.output.contains("v24.0"))
        #expect(result.output.contains("secrets.env line 2"))
        #expect(result.output.contains(Canaries.phoneNumberID))
        #expect(Canaries.all.allSatisfy { !result.output.contains($0) && !result.errors.contains($0) })
    }
}
