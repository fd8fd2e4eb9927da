import JSON
import Messaging

/// Reads what stands beside a message: about its file, about the comment's place, about the ad that it came from.
///
/// Source: Meta's webhook references; see the parsers.
enum WebhookDetails {
    /// What WhatsApp tells about a file: the `image`, `audio`, `document` … of a message.
    ///
    /// Its address is left where it is: nothing that a webhook names is fetched.
    static func media(_ media: JSONValue?, isVoice: Bool) -> MediaDetails? {
        guard let media, media.object != nil else { return nil }
        let mimeType = media["mime_type"]?.string.flatMap { DisplayName.clean($0, maximumLength: 255) }
        return MediaDetails(
            // A backslash before the slash has been delivered.
            mimeType: mimeType.map { $0.replacing("\\", with: "") },
            filename: DisplayName.clean(media["filename"]?.string, maximumLength: 255),
            isVoice: isVoice || media["voice"]?.isTrue == true
        )
    }

    /// Where a person came from: the `referral` of a message, a postback or an event of its own.
    static func referral(_ referral: JSONValue?) -> ReferralDetails? {
        guard let referral, referral.object != nil else { return nil }
        let source = referral["source"]?.nonEmptyText ?? referral["source_type"]?.nonEmptyText
        let adID = referral["ad_id"]?.identifier ?? (source == "ad" ? referral["source_id"]?.identifier : nil)
        return ReferralDetails(source: source, ref: referral["ref"]?.nonEmptyText, adID: adID)
    }

    /// Where a comment on Facebook stands: a `feed` change.
    static func pageComment(_ value: JSONValue) -> CommentDetails {
        let post = value["post_id"]?.identifier
        let parent = value["parent_id"]?.identifier
        // The parent of a comment that answers none is the post.
        return CommentDetails(post: post, surface: .post, answersComment: parent != nil && parent != post)
    }

    /// Where a comment on Instagram stands: a `comments` or `live_comments` change.
    static func instagramComment(_ value: JSONValue, isLive: Bool) -> CommentDetails {
        let media = value["media"]
        let surface: CommentDetails.Surface? =
            switch media?["media_product_type"]?.string {
            case _ where isLive: .live
            case "FEED": .post
            case "REELS": .reel
            case "STORY": .story
            case "AD": .ad
            default: nil
            }
        return CommentDetails(
            // An ad shows a post of its own; the rules name the original.
            post: media?["original_media_id"]?.identifier ?? media?["id"]?.identifier,
            surface: surface,
            answersComment: value["parent_id"]?.identifier != nil
        )
    }
}
