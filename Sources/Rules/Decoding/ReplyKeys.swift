/// The keys of replies.
extension Vocabulary {
    /// An object in `reply`.
    static let reply = Vocabulary(
        "a reply",
        [
            Term("text", "A text.", .text, alsoCalled: ["message"]),
            Term(
                "pick",
                "Alternatives of which one is sent, never the same twice in a row.",
                .list(.either([.text, .object(.alternative)])),
                alsoCalled: ["random"]
            ),
        ] + laterReplies,
        demands: [.atLeastOne(["text", "pick"]), .atMostOne(["text", "pick"])]
    )

    /// An object in `pick`.
    static let alternative = Vocabulary(
        "an alternative of `pick`",
        [Term("text", "A text.", .text, isRequired: true)] + laterReplies
    )

    private static let laterReplies: [Term] = [
        .later("image"), .later("video"), .later("audio"), .later("document"), .later("sticker"), .later("buttons"),
        .later("list"), .later("template"), .later("react"), .later("instagram"), .later("messenger"),
        .later("whatsapp"), .later("else"),
    ]
}
