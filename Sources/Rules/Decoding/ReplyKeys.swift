import Messaging

/// The keys of replies, besides those of menus and templates.
extension Vocabulary {
    /// An object in `reply`.
    static let reply = Vocabulary("a reply", contents + [templateTerm, pickTerm] + platformReplies)

    /// An object in the reply of one platform.
    static let platformReply = Vocabulary("a platform's reply", contents + [templateTerm, pickTerm])

    /// An object in `pick`.
    static let alternative = Vocabulary("an alternative of `pick`", contents + [templateTerm])

    /// An object in `public`.
    static let publicReply = Vocabulary(
        "a public reply",
        [Term("text", "A text.", .text), pick(.text)],
        demands: [.atLeastOne(["text", "pick"]), .atMostOne(["text", "pick"])]
    )

    private static let contents: [Term] = [
        Term("text", "A text; beside a file, the text that goes with it.", .text, alsoCalled: ["message", "caption"]),
        Term(
            "image",
            "A picture: a link, or a file in the folder `files`.",
            mediumShape,
            alsoCalled: ["photo", "picture"]
        ),
        Term("video", "A video: a link, or a file in the folder `files`.", mediumShape),
        Term("audio", "A sound: a link, or a file in the folder `files`.", mediumShape, alsoCalled: ["voice"]),
        Term(
            "document",
            "A document: a link, or a file in the folder `files`.",
            mediumShape,
            alsoCalled: ["file", "pdf"]
        ),
        Term("sticker", "A sticker: a link, or a file in the folder `files`.", mediumShape),
        Term(
            "buttons",
            "Buttons below the text.",
            .list(.either([.text, .object(.button)])),
            alsoCalled: ["quick_replies", "button", "options"]
        ),
        Term(
            "list",
            "A list that a button below the text opens: rows, or an object with `button` and `sections`.",
            .either([.list(rowShape), .object(.list)]),
            alsoCalled: ["menu"]
        ),
        Term("react", "One emoji, given to the contact's message.", .text, alsoCalled: ["reaction", "emoji"]),
    ]

    /// A row of a list.
    static let rowShape: Shape = .either([.text, .object(.row)])

    /// A file to send.
    static let mediumShape: Shape = .either([.form(LinkForm.media, example: LinkForm.mediaExample), .object(.medium)])

    private static let templateTerm = Term(
        "template",
        "A WhatsApp message that Meta has approved before.",
        .object(.template)
    )

    private static let pickTerm = pick(.named(.message))

    private static func pick(_ alternative: Shape) -> Term {
        Term(
            "pick",
            "Alternatives of which one is sent, never the same twice in a row.",
            .shortList(alternative, atMost: RuleSetLimits.maximumAlternatives),
            alsoCalled: ["random", "one_of"]
        )
    }

    private static let platformReplies: [Term] =
        Platform.allCases.map { platform in
            Term(platform.rawValue, "What is sent on \(platform.rawValue) in place of `else`.", ownReply)
        } + [Term("else", "What is sent on the platforms that have no reply of their own.", ownReply)]

    private static let ownReply: Shape = .oneOrMore(.either([.named(.message), .object(pickReply)]))

    // MARK: - What can stand together

    /// An object that is one message, but no template.
    static let messageReply = Vocabulary(
        "a reply",
        contents,
        demands: [.anyKey, .atMostOne(MediaKind.allCases.map(\.rawValue)), .atMostOne(["buttons", "list"])]
    )

    /// An object that is a template.
    static let templateReply = Vocabulary("a reply", [templateTerm], demands: [.anyKey])

    /// An object that is a choice.
    static let pickReply = Vocabulary("a reply", [pickTerm], demands: [.anyKey])

    /// An object with a reply for each platform.
    static let replyByPlatform = Vocabulary("a reply", platformReplies, demands: [.anyKey])

    /// An object that says which file to send.
    static let medium = Vocabulary(
        "a file to send",
        [
            Term(
                "link",
                "A public link to it.",
                .form(LinkForm.media, example: LinkForm.mediaExample),
                alsoCalled: ["url", "href"]
            ),
            Term("file", "Its name in the folder `files` beside the rules.", .text, alsoCalled: ["path"]),
            Term("name", "The name that a document is shown with.", .text, alsoCalled: ["filename"]),
        ],
        demands: [.atLeastOne(["link", "file"]), .atMostOne(["link", "file"])]
    )
}
