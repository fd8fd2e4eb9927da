import Messaging
import MetaPlatform
import Testing

@Suite("Comments")
struct CommentWebhookTests {
    private func event(_ platform: Platform, field: String, _ value: String) throws -> InboundEvent {
        let parsed = WebhookParser.parse(WebhookBody.change(platform, field: field, value: value))
        #expect(parsed.notes.isEmpty)
        return try #require(parsed.events.first)
    }

    private func feed(_ content: String) throws -> InboundEvent {
        try event(.messenger, field: "feed", #"{"item":"comment","comment_id":"10_20","post_id":"10_1",\#(content)}"#)
    }

    @Test("a new comment on a page's post")
    func pageComment() throws {
        let event = try feed(
            #""verb":"add","message":"Price?","from":{"id":"7","name":"Ann"},"created_time":1763800000"#
        )
        #expect(
            event
                == InboundEvent(
                    platform: .messenger,
                    kind: .comment,
                    type: .comment,
                    account: WebhookBody.pageID,
                    contact: "7",
                    name: "Ann",
                    id: "10_20",
                    text: "Price?",
                    comment: CommentDetails(post: "10_1", surface: .post),
                    timestamp: 1_763_800_000_000,
                    replyAddress: .comment("10_20")
                )
        )
        let old = try feed(#""verb":"add","message":"Price?","sender_id":7,"sender_name":"Ann""#)
        #expect(old.contact == "7")
        #expect(old.name == "Ann")
    }

    @Test("the page's own comment is not answered")
    func ownPageComment() throws {
        #expect(try feed(#""verb":"add","from":{"id":"200300400500600"}"#).ignored == .ownComment)
        #expect(try feed(#""verb":"add","from":{"id":200300400500600}"#).ignored == .ownComment)
        #expect(try feed(#""verb":"add","sender_id":200300400500600"#).ignored == .ownComment)
    }

    @Test("a comment that was changed is not answered", arguments: ["edited", "remove", "hide", "unhide"])
    func changed(verb: String) throws {
        let event = try feed(#""verb":"\#(verb)","from":{"id":"7"}"#)
        #expect(event.ignored == .commentChange)
        #expect(event.replyAddress == nil)
    }

    @Test("other news of the feed are no messages", arguments: ["post", "reaction", "status"])
    func otherItems(item: String) throws {
        let event = try event(.messenger, field: "feed", #"{"item":"\#(item)","verb":"add","from":{"id":"7"}}"#)
        #expect(event.kind == .other)
        #expect(event.ignored == .notAMessage)
    }

    @Test("a comment on Instagram", arguments: ["comments", "live_comments"])
    func instagramComment(field: String) throws {
        let value = #"{"id":"17","text":"Wow","from":{"id":"8","username":"ann"},"media":{"id":"9"},"parent_id":"16"}"#
        #expect(
            try event(.instagram, field: field, value)
                == InboundEvent(
                    platform: .instagram,
                    kind: .comment,
                    type: .comment,
                    account: WebhookBody.instagramID,
                    contact: "8",
                    name: "ann",
                    userName: "ann",
                    id: "17",
                    text: "Wow",
                    comment: CommentDetails(
                        post: "9",
                        surface: field == "live_comments" ? .live : nil,
                        answersComment: true
                    ),
                    timestamp: 1_763_800_000_000,
                    replyAddress: .comment("17")
                )
        )
    }

    @Test(
        "Instagram's own comment is not answered",
        arguments: [
            #"{"id":"17841400000000001"}"#, #"{"id":17841400000000001}"#, #"{"id":"8","self_ig_scoped_id":"8"}"#,
            #"{"self_ig_scoped_id":"8"}"#,
        ]
    )
    func ownInstagramComment(from: String) throws {
        let value = #"{"id":"17","text":"Thanks!","from":\#(from)}"#
        #expect(try event(.instagram, field: "comments", value).ignored == .ownComment)
    }

    @Test("a comment of nobody, or without an id, cannot be answered")
    func unanswerable() throws {
        #expect(try event(.instagram, field: "comments", #"{"id":"17","text":"Wow"}"#).ignored == .noSender)
        #expect(try event(.instagram, field: "comments", #"{"text":"Wow","from":{"id":"8"}}"#).ignored == .noSender)
    }

    @Test("a mention tells ids only and is no message")
    func mention() throws {
        let event = try event(.instagram, field: "mentions", #"{"media_id":"1","comment_id":"2"}"#)
        #expect(event.ignored == .notAMessage)
    }
}
