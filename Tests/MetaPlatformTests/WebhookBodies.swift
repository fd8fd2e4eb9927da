import Messaging
import MetaPlatform
import Testing

/// Webhook bodies around the part that a test is about, with invented ids.
enum WebhookBody {
    static let phoneNumberID = "100200300400500"
    static let customerPhone = "15550001111"
    static let pageID = "200300400500600"
    static let instagramID = "17841400000000001"
    static let personID = "7000000000000001"

    /// A WhatsApp body with one change of the field `messages`.
    static func whatsApp(
        messages: String = "[]",
        contacts: String = #"[{"profile":{"name":"Maria Lopez"},"wa_id":"15550001111"}]"#,
        rest: String = ""
    ) -> String {
        """
        {"object":"whatsapp_business_account","entry":[{"id":"900800700600500","changes":[{"field":"messages","value":{\
        "messaging_product":"whatsapp",\
        "metadata":{"display_phone_number":"15559990000","phone_number_id":"100200300400500"},\
        "contacts":\(contacts),"messages":\(messages)\(rest)}}]}]}
        """
    }

    /// A WhatsApp body with one message; `content` is what differs between types.
    static func whatsApp(message content: String) -> String {
        whatsApp(messages: #"[{"from":"15550001111","id":"wamid.ABC","timestamp":"1763800000",\#(content)}]"#)
    }

    /// A Messenger or Instagram body with some messaging events.
    static func messaging(_ platform: Platform, events: String, list: String = "messaging") -> String {
        let (object, account) = platform == .messenger ? ("page", pageID) : ("instagram", instagramID)
        return #"{"object":"\#(object)","entry":[{"id":"\#(account)","time":1763800001000,"\#(list)":[\#(events)]}]}"#
    }

    /// A Messenger or Instagram body with one messaging event; `content` is what differs between kinds.
    static func messaging(_ platform: Platform, _ content: String, list: String = "messaging") -> String {
        let account = platform == .messenger ? pageID : instagramID
        return messaging(
            platform,
            events: """
                {"sender":{"id":"\(personID)"},"recipient":{"id":"\(account)"},"timestamp":1763800000123,\(content)}
                """,
            list: list
        )
    }

    /// A Messenger or Instagram body with one change.
    static func change(_ platform: Platform, field: String, value: String) -> String {
        let (object, account) = platform == .messenger ? ("page", pageID) : ("instagram", instagramID)
        return """
            {"object":"\(object)","entry":[{"id":"\(account)","time":1763800000,\
            "changes":[{"field":"\(field)","value":\(value)}]}]}
            """
    }
}

extension WebhookParser {
    static func parse(_ body: String) -> ParsedWebhook {
        parse(Array(body.utf8))
    }
}

/// What a test expects of an event, without what all events of its body have in common.
struct Expectation: Sendable, CustomTestStringConvertible {
    let name: String
    let content: String
    var kind = InboundEvent.Kind.message
    var type: MessageType?
    var text: String?
    var payload: String?
    var ignored: InboundEvent.IgnoreReason?

    var testDescription: String { name }

    /// A message of a type.
    static func message(
        _ name: String,
        _ content: String,
        _ type: MessageType,
        text: String? = nil,
        payload: String? = nil
    ) -> Expectation {
        Expectation(name: name, content: content, type: type, text: text, payload: payload)
    }

    /// Something that no rule is asked about.
    static func ignored(
        _ name: String,
        _ content: String,
        _ kind: InboundEvent.Kind,
        _ reason: InboundEvent.IgnoreReason
    ) -> Expectation {
        Expectation(name: name, content: content, kind: kind, ignored: reason)
    }
}
