import Foundation

/// Webhooks in the platforms' formats, with invented ids.
enum WebhookBodies {
    /// The moment of the messages, in milliseconds since 1970-01-01 UTC: what is over a week old is not answered.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    static func whatsapp(
        _ text: String,
        id: String = "wamid.1",
        from: String = "15550001111",
        account: String = Canaries.phoneNumberID
    ) -> String {
        """
        {"object":"whatsapp_business_account","entry":[{"id":"500","changes":[{"field":"messages","value":{\
        "messaging_product":"whatsapp","metadata":{"display_phone_number":"15559990000","phone_number_id":"\(account)"},\
        "contacts":[{"profile":{"name":"Amina Khan"},"wa_id":"\(from)"}],"messages":[{"from":"\(from)","id":"\(id)",\
        "timestamp":"\(now / 1000)","type":"text","text":{"body":"\(text)"}}]}}]}]}
        """
    }

    static func messenger(_ text: String, id: String = "m.1", from: String = "7001") -> String {
        messaging(object: "page", account: Canaries.pageID, from: from, message: #""mid":"\#(id)","text":"\#(text)""#)
    }

    static func instagramImage(id: String = "m.2", from: String = "9001") -> String {
        messaging(
            object: "instagram",
            account: Canaries.instagramID,
            from: from,
            message: #""mid":"\#(id)","attachments":[{"type":"image","payload":{"url":"https://cdn.example/1.jpg"}}]"#
        )
    }

    static func instagram(_ text: String, id: String = "m.3", account: String = Canaries.instagramID) -> String {
        messaging(object: "instagram", account: account, from: "9001", message: #""mid":"\#(id)","text":"\#(text)""#)
    }

    static func quickReply(_ title: String, _ payload: String, id: String, from: String = "7001") -> String {
        messaging(
            object: "page",
            account: Canaries.pageID,
            from: from,
            message: #""mid":"\#(id)","text":"\#(title)","quick_reply":{"payload":"\#(payload)"}"#
        )
    }

    static func instagramComment(_ text: String, id: String, from: String = "9001") -> String {
        """
        {"object":"instagram","entry":[{"id":"\(Canaries.instagramID)","time":\(now / 1000),"changes":[{\
        "field":"comments","value":{"id":"\(id)","text":"\(text)","from":{"id":"\(from)","username":"amina"},\
        "media":{"id":"17900000000000000","media_product_type":"FEED"}}}]}]}
        """
    }

    static func postback(_ payload: String, id: String = "m.4") -> String {
        """
        {"object":"page","entry":[{"id":"\(Canaries.pageID)","time":\(now),"messaging":[{\
        "sender":{"id":"7001"},"recipient":{"id":"\(Canaries.pageID)"},"timestamp":\(now),\
        "postback":{"mid":"\(id)","title":"Prices","payload":"\(payload)"}}]}]}
        """
    }

    /// A text on Messenger (`page`) or Instagram (`instagram`), to an account.
    static func messaging(_ object: String, account: String, _ text: String) -> String {
        messaging(object: object, account: account, from: "7001", message: #""mid":"m.\#(account)","text":"\#(text)""#)
    }

    private static func messaging(object: String, account: String, from: String, message: String) -> String {
        """
        {"object":"\(object)","entry":[{"id":"\(account)","time":\(now),"messaging":[{\
        "sender":{"id":"\(from)"},"recipient":{"id":"\(account)"},"timestamp":\(now),"message":{\(message)}}]}]}
        """
    }
}
