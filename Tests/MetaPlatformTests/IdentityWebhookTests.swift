import Messaging
import MetaPlatform
import Testing

/// WhatsApp users with a user name: ids that come without a phone number, and ids that change.
@Suite struct IdentityWebhookTests {
    private static let old = "US.13491208655302741918"
    private static let new = "US.24817305912873645029"

    private func event(_ message: String, contacts: String = "[]") throws -> InboundEvent {
        try #require(
            WebhookParser.parse(WebhookBody.whatsApp(messages: "[\(message)]", contacts: contacts)).events.first
        )
    }

    private func change(_ former: [String], _ current: String) throws -> IdentityChange {
        try #require(IdentityChange(former: former, current: current))
    }

    @Test("a message with a phone number and a user id says that both are one person's")
    func bothIDs() throws {
        let event = try event(
            #"{"from":"15550001111","from_user_id":"\#(Self.old)","from_parent_user_id":"US.ENT.1","id":"w","type":"text","text":{"body":"a"}}"#,
            contacts: #"[{"profile":{"name":"Ann","username":"@ann"},"wa_id":"15550001111","user_id":"\#(Self.old)"}]"#
        )
        #expect(event.contact == "15550001111")
        #expect(event.replyAddress == .contact("15550001111"))
        #expect(event.identityChange == (try change([Self.old], "15550001111")))
        #expect(event.name == "Ann")
        #expect(event.userName == "ann")
        #expect(event.ignored == nil)
    }

    @Test("a message with one id says nothing about ids", arguments: ["from", "from_user_id"])
    func oneID(key: String) throws {
        let event = try event(
            #"{"\#(key)":"\#(Self.old)","id":"w","type":"text","text":{"body":"a"}}"#,
            contacts: #"[{"profile":{"username":"ann"},"user_id":"\#(Self.old)"}]"#
        )
        #expect(event.contact == Self.old)
        #expect(event.replyAddress == .businessScopedUser(Self.old))
        #expect(event.identityChange == nil)
        #expect(event.name == nil)
        #expect(event.userName == "ann", "a user name is no name to greet by")
        let same = try self.event(#"{"from":"\#(Self.old)","from_user_id":"\#(Self.old)","id":"w","type":"text"}"#)
        #expect(same.identityChange == nil)
    }

    @Test("a changed number", arguments: ["wa_id", "new_wa_id"])
    func changedNumber(key: String) throws {
        let event = try event(
            #"""
            {"from":"15550001111","id":"w","timestamp":"1763800000","type":"system","system":{"type":"user_changed_number",
            "body":"User Ann changed from 15550001111 to 15550002222","\#(key)":"15550002222"}}
            """#
        )
        #expect(event.kind == .other)
        #expect(event.ignored == .notAMessage)
        #expect(event.about == "system user_changed_number")
        #expect(event.identityChange == (try change(["15550001111"], "15550002222")))
        #expect(event.replyAddress == nil)
    }

    @Test("a changed number changes the user id as well")
    func changedNumberAndUserID() throws {
        let event = try event(
            #"""
            {"from":"15550001111","from_user_id":"\#(Self.old)","id":"w","type":"system","system":{
            "type":"user_changed_number","wa_id":"15550002222","user_id":"\#(Self.new)","previous_user_id":"\#(Self.old)"}}
            """#
        )
        #expect(event.identityChange == (try change(["15550001111", Self.old, Self.new], "15550002222")))
    }

    @Test("a changed user id, without a sender and without contacts")
    func changedUserID() throws {
        let event = try event(
            #"""
            {"id":"w","timestamp":"1763800000","type":"system","system":{"type":"user_changed_user_id",
            "body":"User Ann changed from \#(Self.old) to \#(Self.new)","user_id":"\#(Self.new)",
            "previous_user_id":"\#(Self.old)"}}
            """#
        )
        #expect(event.contact == nil)
        #expect(event.ignored == .notAMessage)
        #expect(event.identityChange == (try change([Self.old], Self.new)))
    }

    @Test(
        "system messages that say nothing about ids",
        arguments: [
            #"{"type":"customer_identity_changed","wa_id":"15550001111"}"#, #"{"type":"user_changed_user_id"}"#,
            #"{"type":"user_changed_number","wa_id":"15550001111"}"#, #"{"type":7,"wa_id":"2"}"#, "null", "[]", #""x""#,
        ]
    )
    func noChange(system: String) throws {
        let event = try event(#"{"from":"15550001111","id":"w","type":"system","system":\#(system)}"#)
        #expect(event.identityChange == nil)
        #expect(event.ignored == .notAMessage)
    }

    @Test("the older form of a changed user id: a field of its own")
    func userIDUpdate() throws {
        func event(_ update: String) throws -> InboundEvent {
            let parsed = WebhookParser.parse(
                """
                {"object":"whatsapp_business_account","entry":[{"id":"9","changes":[{"field":"user_id_update","value":{
                "metadata":{"phone_number_id":"100200300400500"},"contacts":[{"profile":{"username":"ann"}}],
                "user_id_update":[\(update)]}}]}]}
                """
            )
            #expect(parsed.notes.isEmpty)
            return try #require(parsed.events.first)
        }
        let ids = #""user_id":{"previous":"\#(Self.old)","current":"\#(Self.new)"},"timestamp":"1763800000""#
        let withNumber = try event(#"{"wa_id":"15550001111","detail":"User id for Ann has been updated.",\#(ids)}"#)
        #expect(withNumber.identityChange == (try change([Self.old, Self.new], "15550001111")))
        #expect(withNumber.account == WebhookBody.phoneNumberID)
        #expect(withNumber.timestamp == 1_763_800_000_000)
        #expect(withNumber.ignored == .notAMessage)
        let without = try event("{\(ids)}")
        #expect(without.identityChange == (try change([Self.old], Self.new)))
        for strange in ["{}", "7", #"{"user_id":"US.1"}"#, #"{"user_id":{"current":"US.1"}}"#] {
            #expect(try event(strange).identityChange == nil)
        }
    }

    @Test("which ids stay a person's for ever")
    func lasting() {
        #expect(IdentityChange.isLasting("US.13491208655302741918"))
        #expect(IdentityChange.isLasting("US.ENT.11815799212886844830"))
        #expect(!IdentityChange.isLasting("15550001111"))
        #expect(!IdentityChange.isLasting("+15550001111"))
    }

    @Test("a status names a person without a number by user id")
    func status() throws {
        let body = WebhookBody.whatsApp(
            rest: #","statuses":[{"id":"wamid.S","status":"read","recipient_user_id":"\#(Self.old)"}]"#
        )
        let event = try #require(WebhookParser.parse(body).events.first)
        #expect(event.contact == Self.old)
        #expect(event.delivery == DeliveryReport(progress: .read))
    }
}
