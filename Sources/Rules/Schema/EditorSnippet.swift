import JSON

/// Something that an editor offers to insert, with places to fill in: `${1:price*}`.
///
/// A body holds no backslash: editors take it for an escape of their own and would leave a broken regex behind.
struct EditorSnippet: Sendable {
    /// What the list of proposals shows.
    let label: String
    /// What it is for.
    let description: String
    /// What is inserted.
    let body: JSONValue

    init(_ label: String, _ description: String, _ body: JSONValue) {
        self.label = label
        self.description = description
        self.body = body
    }

    /// The snippet as an entry of `defaultSnippets`.
    var json: JSONValue {
        ["label": .string(label), "description": .string(description), "body": body]
    }

    /// What is offered where a shape stands.
    static func snippets(for name: LanguageShapes.Name) -> [EditorSnippet] {
        switch name {
        case .file: files
        case .rule: rules
        case .condition: conditions
        case .text: texts
        case .reply: replies
        case .example: examples
        case .when, .replyPart, .message, .duration: []
        }
    }

    private static let files = [
        EditorSnippet(
            "rules file",
            "A file with one rule, and one for everything else.",
            [
                "$schema": "./rules.schema.json",
                "replyd": 1,
                "rules": [
                    [
                        "id": "${1:prices}", "when": ["text": ["${2:price*}"]], "reply": "${3:Our prices: …}",
                        "examples": ["match": ["${4:What is the price?}"]],
                    ]
                ],
                "otherwise": [
                    [
                        "id": "anything-else", "reply": "${5:Thanks! A colleague will answer you.}",
                        "examples": ["match": ["${6:Do you deliver on Sundays?}"]],
                    ]
                ],
            ]
        )
    ]

    private static let rules = [
        EditorSnippet(
            "rule: words",
            "Answers messages that have one of some words.",
            [
                "id": "${1:prices}",
                "when": ["text": ["${2:price*}", "${3:how much}"]],
                "reply": "${4:Our prices: …}",
                "examples": ["match": ["${5:How much is it?}"], "no_match": ["${6:Hello!}"]],
            ]
        ),
        EditorSnippet(
            "rule: part of the message",
            "Finds a number in the message and uses it in the answer.",
            [
                "id": "${1:order-status}",
                "when": ["text": ["regex": "${2:order} ?#?(?<number>[0-9]+)"]],
                "reply": "${3:We are looking up order} {{number}}.",
                "examples": ["match": ["${4:Where is order #12345?}"]],
            ]
        ),
        EditorSnippet(
            "rule: photo",
            "Answers a kind of message, one of several texts at a time.",
            [
                "id": "${1:photos}",
                "when": ["type": "${2|image,video,audio,document,sticker,location,contacts|}"],
                "reply": ["pick": ["${3:Love it!}", "${4:Thanks for sharing!}"]],
            ]
        ),
        EditorSnippet(
            "rule: button",
            "Answers a press on a button.",
            [
                "id": "${1:menu-prices}",
                "when": ["payload": "${2:PRICES}"],
                "reply": "${3:Our prices: …}",
                "examples": ["match": [["payload": "${4:PRICES}"]]],
            ]
        ),
        EditorSnippet(
            "rule: silent",
            "Answers nothing, on purpose.",
            [
                "id": "${1:thanks}", "when": ["text": ["equals": ["${2:ok}", "${3:thanks}"]]], "silent": true,
                "examples": ["match": ["${4:Thanks!}"]],
            ]
        ),
        EditorSnippet(
            "rule: not too often",
            "Answers each contact once in a while; after that the next rules are asked.",
            [
                "id": "${1:mention}",
                "when": ["type": "${2:story_mention}"],
                "limit": ["times": 1, "per": "${3:7d}"],
                "reply": "${4:Thank you!}",
            ]
        ),
        EditorSnippet(
            "rule: a person takes over",
            "Sends a reply, then leaves the conversation to a person.",
            [
                "id": "${1:human}",
                "when": ["text": ["${2:human}", "${3:complaint*}"]],
                "reply": "${4:A colleague will answer you shortly.}",
                "handoff": "${5:12h}",
                "examples": ["match": ["${6:I want to talk to a human}"]],
            ]
        ),
    ]

    private static let conditions = [
        EditorSnippet("words", "The message has one of some words.", ["text": ["${1:price*}", "${2:how much}"]]),
        EditorSnippet(
            "words, but not others",
            "The message has one of some words and none of some others.",
            ["text": ["words": ["${1:price*}"], "except": ["${2:half price}"]]]
        ),
        EditorSnippet(
            "platform",
            "The message came from one platform.",
            ["platform": "${1|instagram,messenger,whatsapp|}"]
        ),
        EditorSnippet("button", "A button was pressed.", ["payload": "${1:PRICES}"]),
        EditorSnippet("none of", "None of some conditions holds.", ["none": [["text": ["${1:price*}"]]]]),
    ]

    private static let texts = [
        EditorSnippet("words", "Whole words and phrases.", ["${1:price*}", "${2:how much}"]),
        EditorSnippet(
            "words, but not others",
            "One of some words and none of some others.",
            ["words": ["${1:price*}"], "except": ["${2:half price}"]]
        ),
        EditorSnippet("the whole message", "These texts and nothing else.", ["equals": ["${1:ok}", "${2:thanks}"]]),
        EditorSnippet("a pattern", "A regular expression.", ["regex": "${1:order} ?#?(?<number>[0-9]+)"]),
    ]

    private static let replies = [
        EditorSnippet("text", "One text.", "${1:Hello!}"),
        EditorSnippet("one of several texts", "Never the same twice in a row.", ["pick": ["${1:Hi!}", "${2:Hello!}"]]),
        EditorSnippet("several messages", "Sent one after the other.", ["${1:Hello!}", "${2:How can we help?}"]),
    ]

    private static let examples = [
        EditorSnippet(
            "a message of one platform",
            "An example that is tried on one platform only.",
            ["text": "${1:How much is it?}", "platform": "${2|whatsapp,instagram,messenger|}"]
        ),
        EditorSnippet("a press on a button", "An example with a button's id.", ["payload": "${1:PRICES}"]),
    ]
}
