import Messaging

/// `comment`: where a comment stands.
struct CommentCondition: Condition {
    static let term = Term("comment", "Where a comment stands; only with type comment.", .object(vocabulary))

    /// The keys of `comment`.
    static let vocabulary = Vocabulary(
        "`comment`",
        [
            Term(
                "on",
                "The post: an id, or a name from `settings.posts`.",
                .oneOrMore(.text),
                alsoCalled: ["post", "media"]
            ),
            Term("where", "The kind of place: post, reel, story, ad, live.", .oneOrMore(.name(.surfaces))),
            Term("reply_to_comment", "Whether it answers another comment.", .boolean, alsoCalled: ["reply"]),
        ],
        demands: [.anyKey]
    )

    let posts: [NamedID]?
    let surfaces: Set<CommentDetails.Surface>?
    let answersComment: Bool?

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        guard let fields = Fields(node, vocabulary, context.problems), fields.areAllKnown else { return nil }
        guard fields.hasAny(of: vocabulary, context.problems) else { return nil }
        var isComplete = true
        let condition = Self(
            posts: fields.read("on", &isComplete) { list in
                list.oneOrMore(context.problems) { context.namedID($0, in: \.posts, "post") }
            },
            surfaces: fields.read("where", &isComplete) { list in
                list.oneOrMore(context.problems) { $0.name(from: .surfaces, context.problems) }
                    .map { Set($0.compactMap(CommentDetails.Surface.init(rawValue:))) }
            },
            answersComment: fields.read("reply_to_comment", &isComplete) { $0.bool(context.problems) }
        )
        return isComplete ? condition : nil
    }

    func holds(for subject: inout Subject) -> Bool {
        subject.event.type == .comment && missing(in: subject.event.comment) == nil
    }

    func failure(for subject: inout Subject) -> String {
        guard subject.event.type == .comment else { return "comment: the message is no comment" }
        return "comment: " + (missing(in: subject.event.comment) ?? "it holds")
    }

    var summary: String {
        let parts = [
            posts.map { "on \(Self.list($0))" },
            surfaces.map { "where \(Self.list($0))" },
            answersComment.map { $0 ? "answering a comment" : "not answering a comment" },
        ]
        return "comment " + parts.compactMap(\.self).joined(separator: " and ")
    }

    var reach: Reach {
        Reach(types: .init(possible: [.comment], certain: []))
    }

    /// A condition on comments speaks of comments: the rule needs no `type` beside it.
    var namesType: Bool { true }

    private func missing(in comment: CommentDetails?) -> String? {
        if let posts, !posts.contains(where: { $0.id == comment?.post }) {
            return "wanted on \(Self.list(posts)), it stands on \(comment?.post ?? "an unknown post")"
        }
        if let surfaces, comment?.surface.map(surfaces.contains) != true {
            return
                "wanted where \(Self.list(surfaces)), it stands on \(comment?.surface?.rawValue ?? "an unknown place")"
        }
        if let answersComment, answersComment != (comment?.answersComment ?? false) {
            return answersComment ? "wanted an answer to a comment" : "wanted no answer to a comment"
        }
        return nil
    }

    private static func list(_ posts: [NamedID]) -> String { posts.map(\.written).joined(separator: " or ") }

    private static func list(_ surfaces: Set<CommentDetails.Surface>) -> String {
        surfaces.map(\.rawValue).sorted().joined(separator: " or ")
    }
}
