import Messaging
import MetaPlatform
import Testing

/// What stands beside a message: what rules' `media`, `comment` and `referral` look at.
@Suite struct WebhookDetailsTests {
    private func event(_ body: String) throws -> InboundEvent {
        try #require(WebhookParser.parse(Array(body.utf8)).events.first)
    }

    private func whatsApp(_ message: String) throws -> InboundEvent {
        try event(
            """
            {"object":"whatsapp_business_account","entry":[{"id":"500","changes":[{"field":"messages","value":{
            "metadata":{"phone_number_id":"100"},"messages":[{"from":"15550001111","id":"wamid.x","timestamp":"1780000000",
            \(message)}]}}]}]}
            """
        )
    }

    private func instagram(_ field: String, _ value: String) throws -> InboundEvent {
        try event(
            #"{"object":"instagram","entry":[{"id":"178","time":1780000000,"changes":[{"field":"\#(field)","value":\#(value)}]}]}"#
        )
    }

    @Test func whatsAppTellsWhatAFileIs() throws {
        let document = try whatsApp(
            #""type":"document","document":{"id":"1","mime_type":"application\\/pdf","filename":"prices.pdf"}"#
        )
        #expect(document.media == MediaDetails(mimeType: "application/pdf", filename: "prices.pdf"))
        let voice = try whatsApp(
            #""type":"audio","audio":{"id":"1","mime_type":"audio/ogg; codecs=opus","voice":true}"#
        )
        #expect(voice.media == MediaDetails(mimeType: "audio/ogg; codecs=opus", isVoice: true))
        let old = try whatsApp(#""type":"voice","voice":{"id":"1","mime_type":"audio/amr"}"#)
        #expect(old.media == MediaDetails(mimeType: "audio/amr", isVoice: true))
        // The kind of file is what Meta says, never what the type suggests.
        let strange = try whatsApp(#""type":"audio","audio":{"id":"1","mime_type":"image/jpeg","caption":"c"}"#)
        #expect(strange.type == .audio)
        #expect(strange.text == "c")
        #expect(strange.media == MediaDetails(mimeType: "image/jpeg"))
        let linked = try whatsApp(
            #""type":"image","image":{"id":"1","url":"https://lookaside.example/1","sha256":"x"}"#
        )
        #expect(linked.media == MediaDetails())
        #expect(try whatsApp(#""type":"text","text":{"body":"x"}"#).media == nil)
        #expect(try whatsApp(#""type":"image","image":7"#).media == nil)
    }

    @Test func referrals() throws {
        let ad = try whatsApp(
            #""type":"text","text":{"body":"x"},"referral":{"source_type":"ad","source_id":"900","headline":"h"}"#
        )
        #expect(ad.type == .text)
        #expect(ad.referral == ReferralDetails(source: "ad", adID: "900"))
        func messenger(_ part: String) throws -> InboundEvent {
            try event(
                #"{"object":"page","entry":[{"id":"1","time":1,"messaging":[{"sender":{"id":"7"},"timestamp":1,\#(part)}]}]}"#
            )
        }
        let clicked = try whatsApp(
            #"""
            "type":"image","image":{"id":"1","caption":"this?"},"referral":{"source_type":"post","source_id":900,
            "source_url":"https://fb.example/1","headline":"h","body":"b","media_type":"image","image_url":"https://i.example",
            "ctwa_clid":"c"}
            """#
        )
        #expect(clicked.type == .image)
        #expect(clicked.referral == ReferralDetails(source: "post"))
        let page = try messenger(
            #""referral":{"ref":"summer","source":"ADS","type":"OPEN_THREAD","ad_id":7,"ads_context_data":{"ad_title":"t"}}"#
        )
        #expect(page.type == .referral)
        #expect(page.referral == ReferralDetails(source: "ADS", ref: "summer", adID: "7"))
        let link = ReferralDetails(source: "SHORTLINK", ref: "summer")
        #expect(try messenger(#""referral":{"ref":"summer","source":"SHORTLINK"}"#).referral == link)
        #expect(
            try messenger(#""postback":{"payload":"A","referral":{"ref":"summer","source":"SHORTLINK"}}"#).referral
                == link
        )
        #expect(
            try messenger(#""message":{"mid":"m","text":"x","referral":{"ref":"summer","source":"SHORTLINK"}}"#)
                .referral
                == link
        )
    }

    @Test func whereACommentStands() throws {
        let reel = try instagram(
            "comments",
            #"{"id":"c","text":"x","from":{"id":"9","username":"u"},"media":{"id":"179","media_product_type":"REELS"}}"#
        )
        #expect(reel.comment == CommentDetails(post: "179", surface: .reel))
        let ad = try instagram(
            "comments",
            #"{"id":"c","parent_id":"p","media":{"id":"1","original_media_id":"179","media_product_type":"AD"}}"#
        )
        #expect(ad.comment == CommentDetails(post: "179", surface: .ad, answersComment: true))
        #expect(try instagram("live_comments", #"{"id":"c","text":"x"}"#).comment == CommentDetails(surface: .live))
        func page(_ parent: String) throws -> InboundEvent {
            try event(
                """
                {"object":"page","entry":[{"id":"1","time":1780000000,"changes":[{"field":"feed","value":{"item":"comment",
                "verb":"add","comment_id":"1_2","post_id":"1_1","parent_id":"\(parent)","message":"x","from":{"id":"9"}}}]}]}
                """
            )
        }
        #expect(try page("1_1").comment == CommentDetails(post: "1_1", surface: .post))
        #expect(try page("1_9").comment == CommentDetails(post: "1_1", surface: .post, answersComment: true))
    }
}
