/// Where a comment stands.
package struct CommentDetails: Sendable, Hashable {
    /// The places that a comment can stand in: the values of `comment.where` in rules.
    ///
    /// Source: Meta's webhook reference, `media_product_type` of Instagram's comments; Facebook's are posts.
    package enum Surface: String, Sendable, Hashable, CaseIterable {
        case post
        case reel
        case story
        case ad
        case live
    }

    /// The post, reel or video under which it stands, by the platform's id.
    package var post: String?
    /// The kind of place.
    package var surface: Surface?
    /// Whether it answers another comment.
    package var answersComment: Bool

    /// Creates details; what the platform did not tell is left out.
    package init(post: String? = nil, surface: Surface? = nil, answersComment: Bool = false) {
        self.post = post
        self.surface = surface
        self.answersComment = answersComment
    }
}
