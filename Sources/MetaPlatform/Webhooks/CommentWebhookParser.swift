import JSON
import Messaging

/// Reads comments on posts, which come as changes of an entry: `feed` of a page, `comments` and `live_comments` of an
/// Instagram account.
struct CommentWebhookParser {
    /// The platform of the entry.
    let platform: Platform
    /// The account of the entry.
    let account: String?
    /// The moment of the entry, in milliseconds since 1970; Instagram's comments have none of their own.
    let time: Int64?

    /// The event of a change, or `nil` where the change is not about a comment.
    func event(field: String?, value: JSONValue) -> InboundEvent? {
        switch field {
        case "feed" where value["item"]?.string == "comment":
            var event = comment(
                value,
                id: value["comment_id"],
                text: value["message"],
                author: value["from"]?["id"] ?? value["sender_id"],
                name: value["from"]?["name"] ?? value["sender_name"]
            )
            event.comment = WebhookDetails.pageComment(value)
            if value["verb"]?.string != "add" { event.ignored = .commentChange }
            return event
        case "comments", "live_comments":
            let from = value["from"]
            var event = comment(
                value,
                id: value["id"] ?? value["comment_id"],
                text: value["text"],
                author: from?["id"],
                name: from?["username"]
            )
            event.userName = DisplayName.userName(from?["username"]?.string)
            event.comment = WebhookDetails.instagramComment(value, isLive: field == "live_comments")
            // Instagram adds this member only where the account itself is the author.
            if let own = from?["self_ig_scoped_id"], !own.isNull { event.ignored = .ownComment }
            return event
        default:
            return nil
        }
    }

    private func comment(
        _ value: JSONValue,
        id: JSONValue?,
        text: JSONValue?,
        author: JSONValue?,
        name: JSONValue?
    ) -> InboundEvent {
        let id = id?.identifier
        let author = author?.identifier
        return InboundEvent(
            platform: platform,
            kind: .comment,
            type: .comment,
            account: account,
            contact: author,
            name: DisplayName.clean(name?.string),
            id: id,
            text: text?.nonEmptyText,
            timestamp: value["created_time"]?.milliseconds ?? value["timestamp"]?.milliseconds ?? time,
            ignored: author != nil && author == account ? .ownComment : nil,
            replyAddress: id.map(ReplyAddress.comment)
        )
    }
}
