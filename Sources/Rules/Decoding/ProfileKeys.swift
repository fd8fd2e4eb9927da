import Messaging

/// The keys of `settings.profile`.
extension Vocabulary {
    /// `settings.profile`.
    static let profile = Vocabulary(
        "`profile`",
        [
            Term(
                "get_started",
                "What Messenger's “get started” does: the rule that answers it, or what it sends.",
                .either([.text, .object(.start)])
            ),
            Term(
                "menu",
                "The menu that stays on Messenger and Instagram; \"none\" takes it away.",
                .either([
                    .name(.nothing),
                    .shortList(.either([.text, .object(.menuEntry)]), atMost: AccountProfile.maximumMenuEntries),
                ]),
                alsoCalled: ["persistent_menu"]
            ),
            Term(
                "ice_breakers",
                "Questions for whoever has not written yet, at most 4; \"none\" takes them away.",
                .either([
                    .name(.nothing),
                    .shortList(.either([.text, .object(.iceBreaker)]), atMost: AccountProfile.maximumIceBreakers),
                ]),
                alsoCalled: ["questions", "prompts"]
            ),
            Term(
                "commands",
                "What WhatsApp offers when somebody types /; \"none\" takes them away.",
                .either([.name(.nothing), .shortList(.object(.command), atMost: AccountProfile.maximumCommands)])
            ),
        ]
    )

    /// What takes a part of the profile away.
    static let nothing = Vocabulary("an empty part", [Term("none", "It is taken away.", alsoCalled: ["no", "off"])])

    private static let pressedRule = Term("rule", "The id of the rule that answers.", .text)
    private static let pressedPayload = Term("payload", "What a press sends.", .text)

    /// `get_started` as an object.
    static let start = Vocabulary(
        "`get_started`",
        [pressedRule, pressedPayload],
        demands: [.atLeastOne(["rule", "payload"]), .atMostOne(["rule", "payload"])]
    )

    /// An entry of the menu.
    static let menuEntry = Vocabulary(
        "an entry of the menu",
        [
            Term("title", "What it says, at most 30 characters.", .text, isRequired: true), pressedRule, pressedPayload,
            Term(
                "url",
                "The page that opens.",
                .form(LinkForm.media, example: LinkForm.pageExample),
                alsoCalled: ["link"]
            ),
        ],
        demands: [.atMostOne(["rule", "payload"]), .atMostOne(["rule", "url"]), .atMostOne(["payload", "url"])]
    )

    /// A question to begin with.
    static let iceBreaker = Vocabulary(
        "a question",
        [
            Term("title", "The question, at most 80 characters.", .text, isRequired: true, alsoCalled: ["question"]),
            pressedRule, pressedPayload,
        ],
        demands: [.atMostOne(["rule", "payload"])]
    )

    /// A command.
    static let command = Vocabulary(
        "a command",
        [
            Term(
                "name",
                "The word after the /, at most 32 characters.",
                .form("^[a-z0-9_]{1,32}$", example: "prices"),
                isRequired: true
            ),
            Term("description", "What it does, at most 256 characters.", .text, isRequired: true),
        ]
    )
}
