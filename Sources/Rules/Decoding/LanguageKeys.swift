import Messaging

/// The keys of a rules file and the fixed names among their values, place by place.
///
/// The keys of `when` are in `ConditionCatalogue`, those of `text` beside `TextMatcher`, those of `reply` beside
/// `ReplyDecoder`, the variables of templates in `EventVariable`.
extension Vocabulary {
    /// A rules file.
    static let document = Vocabulary(
        "a rules file",
        [
            Term("$schema", "Where editors find the description of this language."),
            Term("replyd", "The version of the rules language: 1.", .integer(1...1), alsoCalled: ["version"]),
            Term("enabled", "false switches all rules of this file off.", .boolean, alsoCalled: ["active"]),
            Term("when", "Conditions that hold for each rule of this file.", .named(.when), alsoCalled: ["if"]),
            Term("settings", "What holds for all files.", .object(.settings)),
            Term("defaults", "Texts for variables that are absent, by the variable's name.", .map(.anyText)),
            Term(
                "lists",
                "Named lists of words: @greetings in a condition.",
                .map(.either([.list(.text), .object(.file)]))
            ),
            Term("snippets", "Named texts: {{> signature}} in a reply.", .map(.either([.text, .object(.file)]))),
            Term("ai", "How the AI model is asked.", .object(.ai)),
            Term(
                "rules",
                "The rules; the first one whose conditions all hold answers.",
                .anyList(.named(.rule))
            ),
            Term(
                "otherwise",
                "Rules that are asked after the rules of all files.",
                .anyList(.named(.rule)),
                alsoCalled: ["else", "fallback"]
            ),
        ]
    )

    /// An object that names a file in place of a list or a text.
    static let file = Vocabulary(
        "a file's name",
        [
            Term(
                "file",
                "A text file in the folder of the rules: a list's entries, one a line, or a text.",
                .text,
                isRequired: true
            )
        ]
    )

    /// `settings`.
    static let settings = Vocabulary(
        "`settings`",
        [
            Term("business", "Who is behind the bot: shown on the privacy and terms pages.", .object(.business)),
            Term(
                "accounts",
                "Names for the ids of the business's accounts, to be used in conditions.",
                .map(.text)
            ),
            Term("posts", "Names for the ids of posts, to be used in conditions.", .map(.text)),
            Term(
                "timezone",
                "Where the business's clocks are, such as Asia/Karachi: all times in rules are of there.",
                .text,
                alsoCalled: ["time_zone", "tz", "zone"]
            ),
            Term(
                "language",
                "The language of times in replies, such as en: \(TimeWording.languages.joined(separator: ", ")).",
                .text,
                alsoCalled: ["locale", "lang"]
            ),
            Term(
                "hours",
                "When the business is open: days or dates, and a span, a list of spans, or closed.",
                .map(.oneOrMore(CalendarForm.hours)),
                alsoCalled: ["opening_hours", "openinghours", "business_hours"]
            ),
            Term(
                "debounce",
                "How long a contact's next message is waited for, so that all are answered as one, such as 2s.",
                .named(.duration)
            ),
            Term(
                "handoff_on_reply",
                "How long the bot is silent after a person answered from the app, such as 1h, or never.",
                .either([.name(.handoffOnReply), .named(.duration)])
            ),
            Term("log", "What is kept of what people write.", .object(.log)),
            Term(
                "profile",
                "What the accounts show beside the conversation: sent to Meta by `replyd profile push`.",
                .object(.profile)
            ),
        ]
    )

    /// What `settings.handoff_on_reply` says besides a length of time.
    static let handoffOnReply = Vocabulary(
        "a handoff",
        [Term("never", "The bot goes on answering.", alsoCalled: ["off", "no", "none"])]
    )

    /// `settings.log`.
    static let log = Vocabulary(
        "`log`",
        [
            Term(
                "text",
                "false: names and texts are not kept once a message is answered.",
                .boolean,
                alsoCalled: ["texts"]
            )
        ]
    )

    /// `settings.business`.
    static let business = Vocabulary(
        "`business`",
        [
            Term("name", "The name of the business.", .text),
            Term("contact", "Where people write about their data.", .text),
        ]
    )

    /// `ai`.
    static let ai = Vocabulary(
        "`ai`",
        [
            Term("model", "The model's name, such as gpt-4o-mini.", .text, isRequired: true),
            Term(
                "instructions",
                "What the model is told before each message.",
                .anyText,
                alsoCalled: ["prompt", "system"]
            ),
            Term(
                "max_tokens",
                "The longest answer, in tokens.",
                .integer(1...1_000_000),
                alsoCalled: ["maximum_tokens"]
            ),
            Term("on_error", "What is sent when the model gives no answer.", .text, alsoCalled: ["fallback"]),
        ]
    )

    /// A rule.
    static let rule = Vocabulary(
        "a rule",
        [
            Term(
                "id",
                "The rule's name: letters a-z, digits and hyphens, unique over all files.",
                .form("^[a-z0-9-]{1,200}$", example: "prices"),
                isRequired: true,
                alsoCalled: ["name"]
            ),
            Term(
                "was",
                "The id that the rule had before it was renamed.",
                .form("^[a-z0-9-]{1,200}$", example: "old-prices")
            ),
            Term("enabled", "false switches the rule off.", .boolean, alsoCalled: ["active"]),
            Term(
                "when",
                "The conditions; without them the rule answers every message.",
                .named(.when),
                alsoCalled: ["if", "conditions"]
            ),
            Term(
                "limit",
                "How often the rule answers one contact.",
                .either([.name(.onlyOnce), .object(.limit)]),
                alsoCalled: ["cooldown", "throttle"]
            ),
            Term(
                "reply",
                "What is sent.",
                .named(.reply),
                alsoCalled: ["answer", "then", "text", "message", "response"]
            ),
            Term("ai", "true lets the AI model answer.", .onlyTrue),
            Term(
                "handoff",
                "A person takes over: the bot is silent for this contact so long; \"end\" gives it back.",
                .either([.name(.handoff), .named(.duration)]),
                alsoCalled: ["human", "handover"]
            ),
            Term("silent", "true answers nothing, on purpose.", .onlyTrue),
            Term("continue", "true answers and goes on to the next rule.", .boolean),
            Term(
                "during_handoff",
                "true answers also while a person has taken over the conversation.",
                .boolean
            ),
            Term(
                "examples",
                "Messages that this rule must answer, and must not.",
                .object(.examples),
                alsoCalled: ["tests"]
            ),
            Term(
                "delay",
                "How long to wait before the answer is sent, at most 60s; typing is shown meanwhile.",
                .named(.duration),
                alsoCalled: ["wait", "typing"]
            ),
            Term(
                "outside_window",
                "What happens on WhatsApp when the contact last wrote more than a day ago: a template, or \"drop\".",
                .either([.name(.outsideWindow), .object(.template)])
            ),
            Term(
                "public",
                "What is written visibly below a comment; `reply` is the private message.",
                .oneOrMore(.either([.text, .object(.publicReply)])),
                alsoCalled: ["comment", "public_reply"]
            ),
            Term("public_may_quote", "true lets `public` repeat what the contact wrote, or their name.", .boolean),
        ],
        demands: [
            .atLeastOne(["reply", "ai", "silent", "handoff", "public"]), .atMostOne(["reply", "ai", "silent"]),
            .atMostOne(["public", "ai"]), .atMostOne(["public", "silent"]),
        ]
    )

    /// `limit` as a text.
    static let onlyOnce = Vocabulary("a limit", [Term("once", "Once for each contact, ever.")])

    /// An object in `limit`.
    static let limit = Vocabulary(
        "`limit`",
        [
            Term(
                "times",
                "How many answers a contact gets.",
                .integer(1...Limit.maximumTimes),
                isRequired: true,
                alsoCalled: ["count", "max"]
            ),
            Term(
                "per",
                "In what time, such as 12h or 7d: the time before now, not a day of the calendar.",
                .named(.duration),
                isRequired: true,
                alsoCalled: ["every", "window"]
            ),
            Term(
                "then",
                "What happens beyond: \"silent\", or a reply; without it the next rule is asked.",
                .either([.name(.silence), .named(.reply)]),
                alsoCalled: ["else"]
            ),
        ]
    )

    /// `then` of a `limit`, as a word.
    static let silence = Vocabulary("an answer", [Term("silent", "Nothing is sent.")])

    /// `handoff` as a word.
    static let handoff = Vocabulary(
        "a handoff",
        [
            Term("forever", "Until a rule or a person ends it.", alsoCalled: ["always"]),
            Term("end", "The bot answers again.", alsoCalled: ["stop", "off"]),
        ]
    )

    /// `examples`.
    static let examples = Vocabulary(
        "`examples`",
        [
            Term(
                "match",
                "Messages that this rule answers.",
                .anyList(.named(.example)),
                alsoCalled: ["matches", "yes"]
            ),
            Term(
                "no_match",
                "Messages that this rule does not answer.",
                .anyList(.named(.example)),
                alsoCalled: ["no", "not"]
            ),
        ]
    )

    /// An object in `examples`.
    static let example = Vocabulary(
        "an example",
        [
            Term("text", "What the message says.", .anyText),
            Term("platform", "Where it comes from.", .name(.platforms)),
            Term("type", "What kind of message it is.", .name(.messageTypes)),
            Term("payload", "The id of the button that is pressed.", .anyText),
            Term("name", "The sender's name.", .anyText),
            Term("account", "The account that it is sent to: an id, or a name from `settings.accounts`.", .text),
            Term(
                "contact",
                "Who writes: \"new\", \"returning\", or an id, phone number or user name.",
                .text
            ),
            Term("quiet", "How long the contact has not written, such as 14d.", .named(.duration)),
            Term(
                "at",
                "When the message comes, such as 2026-11-27T09:00, by the clock of the business.",
                CalendarForm.moment,
                alsoCalled: ["time", "when", "date", "now"]
            ),
            Term("media", "The file that it carries.", .object(.exampleMedia)),
            Term("comment", "Where the comment stands.", .object(.exampleComment)),
            Term("referral", "Where the contact came from.", .object(.exampleReferral)),
        ],
        demands: [.atLeastOne(["text", "type", "payload", "media", "comment", "referral"])]
    )

    /// `media` of an example.
    static let exampleMedia = Vocabulary(
        "`media`",
        [
            Term("mime", "The kind of file, such as image/jpeg.", .text),
            Term("filename", "The file's name.", .text),
            Term("voice", "Whether it is a voice message.", .boolean),
        ]
    )

    /// `comment` of an example.
    static let exampleComment = Vocabulary(
        "`comment`",
        [
            Term("on", "The post: an id, or a name from `settings.posts`.", .text),
            Term("where", "The kind of place.", .name(.surfaces)),
            Term("reply_to_comment", "Whether it answers another comment.", .boolean),
        ]
    )

    /// `referral` of an example.
    static let exampleReferral = Vocabulary(
        "`referral`",
        [
            Term("source", "The kind of place, such as ADS.", .text),
            Term("ref", "What the link says.", .text),
            Term("ad_id", "The ad's id.", .text),
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

    /// Where comments stand.
    static let surfaces = Vocabulary(
        "a place of comments",
        CommentDetails.Surface.allCases.map { surface in
            switch surface {
            case .post: Term("post", "Under a post.", alsoCalled: ["feed", "photo"])
            case .reel: Term("reel", "Under a reel.", alsoCalled: ["reels", "video"])
            case .story: Term("story", "On a story.", alsoCalled: ["stories"])
            case .ad: Term("ad", "Under an ad.", alsoCalled: ["ads"])
            case .live: Term("live", "During a live video.", alsoCalled: ["live_video"])
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
