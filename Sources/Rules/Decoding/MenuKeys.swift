/// The keys of buttons, lists and templates.
extension Vocabulary {
    /// An object in `buttons`.
    static let button = Vocabulary(
        "a button",
        [
            Term(
                "title",
                "What it says, at most 20 characters.",
                .text,
                isRequired: true,
                alsoCalled: ["text", "label", "name"]
            ),
            Term("rule", "The id of the rule that answers when it is pressed.", .text, alsoCalled: ["reply"]),
            Term("payload", "What a press sends: see the condition `payload`.", .text, alsoCalled: ["id", "value"]),
            Term(
                "url",
                "The page that it opens.",
                .form(LinkForm.page, example: LinkForm.pageExample),
                alsoCalled: ["link", "href"]
            ),
            Term("phone", "The number that it calls, beginning with +.", .text, alsoCalled: ["call", "tel"]),
        ],
        demands: [.atMostOne(["rule", "payload", "url", "phone"])]
    )

    /// An object in a list's rows.
    static let row = Vocabulary(
        "a row of a list",
        [
            Term(
                "title",
                "What it says, at most 24 characters.",
                .text,
                isRequired: true,
                alsoCalled: ["text", "label", "name"]
            ),
            Term("description", "A smaller text below it, at most 72 characters.", .text, alsoCalled: ["subtitle"]),
            Term("rule", "The id of the rule that answers when it is chosen.", .text, alsoCalled: ["reply"]),
            Term("payload", "What choosing it sends.", .text, alsoCalled: ["id", "value"]),
        ],
        demands: [.atMostOne(["rule", "payload"])]
    )

    /// An object in `list`.
    static let list = Vocabulary(
        "`list`",
        [
            Term("button", "What the button says that opens it, at most 20 characters.", .text),
            Term("rows", "What it offers, where it has no sections.", .list(rowShape), alsoCalled: ["options"]),
            Term("sections", "What it offers, in groups.", .list(.object(.section)), alsoCalled: ["groups"]),
        ],
        demands: [.atLeastOne(["rows", "sections"]), .atMostOne(["rows", "sections"])]
    )

    /// An object in `sections`.
    static let section = Vocabulary(
        "a section of a list",
        [
            Term("title", "What stands above the rows, at most 24 characters.", .text, alsoCalled: ["name"]),
            Term("rows", "What it offers.", .list(rowShape), isRequired: true, alsoCalled: ["options"]),
        ]
    )

    /// `template`.
    static let template = Vocabulary(
        "a template",
        [
            Term(
                "name",
                "The name that Meta approved it under.",
                .form("^[a-z0-9_]{1,512}$", example: "order_ready"),
                isRequired: true
            ),
            Term(
                "language",
                "The code of its language, such as en or pt_BR.",
                .form("^[a-z]{2,3}(_[A-Za-z]{2,4})?$", example: "en"),
                isRequired: true,
                alsoCalled: ["lang", "locale"]
            ),
            Term(
                "body",
                "What fills the gaps of its text, in order.",
                .list(.text),
                alsoCalled: ["parameters", "variables", "params"]
            ),
            Term("header", "What fills the gap of its header: a text or a file.", .either([.text, .object(.header)])),
            Term("buttons", "What fills the gaps of its buttons, in order.", .list(.object(.templateButton))),
        ]
    )

    /// An object in `header`.
    static let header = Vocabulary(
        "a header",
        [
            Term("image", "A picture.", mediumShape),
            Term("video", "A video.", mediumShape),
            Term("document", "A document.", mediumShape),
        ],
        demands: [.anyKey, .atMostOne(["image", "video", "document"])]
    )

    /// An object in the `buttons` of a template.
    static let templateButton = Vocabulary(
        "a template's button",
        [
            Term("rule", "The id of the rule that answers when it is pressed.", .text),
            Term("payload", "What a press sends.", .text, alsoCalled: ["id"]),
            Term("url", "The end of its link, which the template leaves open.", .text, alsoCalled: ["link"]),
        ],
        demands: [.anyKey, .atMostOne(["rule", "payload", "url"])]
    )

    /// `outside_window` as a word.
    static let outsideWindow = Vocabulary(
        "a word for `outside_window`",
        [Term("drop", "Nothing is sent.", alsoCalled: ["silent", "nothing", "skip"])]
    )
}
