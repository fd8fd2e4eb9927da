import Messaging

/// The keys of a rules file and the fixed names among their values, place by place.
///
/// The keys of `when` are in `ConditionCatalogue`, those of `text` beside `TextMatcher`, the variables of templates in
/// `EventVariable`.
extension Vocabulary {
    /// A rules file.
    static let document = Vocabulary(
        "a rules file",
        [
            Term("$schema", "Where editors find the description of this language."),
            Term("replyd", "The version of the rules language: 1.", alsoCalled: ["version"]),
            Term("settings", "What holds for all files."),
            Term("defaults", "Texts for variables that are absent, by the variable's name."),
            Term("lists", "Named lists of words: @greetings in a condition."),
            Term("snippets", "Named texts: {{> signature}} in a reply."),
            Term("ai", "How the AI model is asked."),
            Term("rules", "The rules; the first one whose conditions all hold answers."),
            Term("otherwise", "Rules that are asked after the rules of all files.", alsoCalled: ["else", "fallback"]),
            .later("when"), .later("enabled"),
        ]
    )

    /// `settings`.
    static let settings = Vocabulary(
        "`settings`",
        [
            Term("business", "Who is behind the bot: shown on the privacy and terms pages."),
            .later("timezone"), .later("language"), .later("hours"), .later("accounts"), .later("posts"),
        ]
    )

    /// `settings.business`.
    static let business = Vocabulary(
        "`business`",
        [Term("name", "The name of the business."), Term("contact", "Where people write about their data.")]
    )

    /// `ai`.
    static let ai = Vocabulary(
        "`ai`",
        [
            Term("model", "The model's name, such as gpt-4o-mini."),
            Term("instructions", "What the model is told before each message.", alsoCalled: ["prompt", "system"]),
            Term("max_tokens", "The longest answer, in tokens.", alsoCalled: ["maximum_tokens"]),
            Term("on_error", "What is sent when the model gives no answer.", alsoCalled: ["fallback"]),
        ]
    )

    /// A rule.
    static let rule = Vocabulary(
        "a rule",
        [
            Term(
                "id",
                "The rule's name: letters a-z, digits and hyphens, unique over all files.",
                alsoCalled: ["name"]
            ),
            Term("was", "The id that the rule had before it was renamed."),
            Term("enabled", "false switches the rule off.", alsoCalled: ["active"]),
            Term(
                "when",
                "The conditions; without them the rule answers every message.",
                alsoCalled: ["if", "conditions"]
            ),
            Term("reply", "What is sent.", alsoCalled: ["answer", "then", "text", "message", "response"]),
            Term("ai", "true lets the AI model answer."),
            Term("silent", "true answers nothing, on purpose."),
            Term("continue", "true answers and goes on to the next rule."),
            Term("examples", "Messages that this rule must answer, and must not.", alsoCalled: ["tests"]),
            .later("handoff"), .later("during_handoff"), .later("limit"), .later("delay"), .later("outside_window"),
            .later("public"), .later("public_may_quote"),
        ]
    )

    /// An object in `reply`.
    static let reply = Vocabulary(
        "a reply",
        [
            Term("text", "A text.", alsoCalled: ["message"]),
            Term("pick", "Alternatives of which one is sent, never the same twice in a row.", alsoCalled: ["random"]),
        ] + laterReplies
    )

    /// An object in `pick`.
    static let alternative = Vocabulary("an alternative of `pick`", [Term("text", "A text.")] + laterReplies)

    private static let laterReplies: [Term] = [
        .later("image"), .later("video"), .later("audio"), .later("document"), .later("sticker"), .later("buttons"),
        .later("list"), .later("template"), .later("react"), .later("instagram"), .later("messenger"),
        .later("whatsapp"), .later("else"),
    ]

    /// `examples`.
    static let examples = Vocabulary(
        "`examples`",
        [
            Term("match", "Messages that this rule answers.", alsoCalled: ["matches", "yes"]),
            Term("no_match", "Messages that this rule does not answer.", alsoCalled: ["no", "not"]),
        ]
    )

    /// An object in `examples`.
    static let example = Vocabulary(
        "an example",
        [
            Term("text", "What the message says."),
            Term("platform", "Where it comes from."),
            Term("type", "What kind of message it is."),
            Term("payload", "The id of the button that is pressed."),
            Term("name", "The sender's name."),
            .later("at"), .later("contact"), .later("account"),
        ]
    )

    /// The platforms.
    static let platforms = Vocabulary(
        "a platform",
        Platform.allCases.map { platform in
            switch platform {
            case .instagram: Term("instagram", "Instagram messages.", alsoCalled: ["ig", "insta"])
            case .messenger: Term("messenger", "Facebook Messenger.", alsoCalled: ["facebook", "fb", "page"])
            case .whatsapp: Term("whatsapp", "WhatsApp.", alsoCalled: ["wa"])
            }
        }
    )

    /// The message types.
    static let messageTypes = Vocabulary(
        "a message type",
        MessageType.allCases.map { Term($0.rawValue, "", alsoCalled: otherNames[$0] ?? []) }
    )

    /// The message types and the names of groups of them.
    static let types = Vocabulary(
        "a message type",
        messageTypes.terms + MessageType.groups.keys.sorted().map { Term($0, "A group of types.") }
    )

    private static let otherNames: [MessageType: [String]] = [
        .image: ["photo", "picture", "images", "photos"],
        .audio: ["voice", "voice_message"],
        .document: ["file", "pdf"],
        .contacts: ["contact"],
        .button: ["postback", "quick_reply"],
        .storyMention: ["mention"],
    ]
}
