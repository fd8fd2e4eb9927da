import JSON
import Messaging

/// The request that answers a comment below the post, for all to read.
///
/// Sources: Instagram Platform docs, "Reply to a comment" (`/{comment}/replies`); Graph API reference, comments of a comment
/// (`/{comment}/comments`).
enum CommentAnswer {
    /// The request, or `nil` where there is no comment to answer.
    static func request(
        _ text: String,
        to address: ReplyAddress,
        on platform: Platform,
        via route: GraphRoute,
        endpoints: GraphEndpoints
    ) -> GraphRequest? {
        guard case .comment(let id) = address else { return nil }
        let edge: String
        switch platform {
        case .instagram: edge = "replies"
        case .messenger: edge = "comments"
        case .whatsapp: return nil
        }
        let path = URLComponent.escape(id) + "/" + edge
        return route.request("POST", path, body: ["message": .string(text)], endpoints: endpoints)
    }
}
