import JSON
import Messaging

/// Reads a `reply`: a text, an object, or a list of these.
struct ReplyDecoder {
    private let context: LoadContext
    private var problems: Problems { context.problems }

    init(_ context: LoadContext) {
        self.context = context
    }

    /// The plan, or `nil` after reporting what is wrong with it.
    func decode(_ node: Node) -> ReplyPlan? {
        plan(node, .reply)
    }

    private func plan(_ node: Node, _ vocabulary: Vocabulary) -> ReplyPlan? {
        node.oneOrMore(problems) { part($0, vocabulary) }.map(ReplyPlan.init)
    }

    private func part(_ node: Node, _ vocabulary: Vocabulary) -> ReplyPlan.Part? {
        if node.string != nil { return plainText(node).map(ReplyPlan.Part.message) }
        guard node.isObject else { return node.mismatch("a text, an object or a list of these", problems) }
        guard let fields = Fields(node, vocabulary, problems) else { return nil }
        if let byPlatform = fields.present(Self.platformKeys).first { return self.byPlatform(fields, byPlatform) }
        guard let pick = fields["pick"] else { return message(fields).map(ReplyPlan.Part.message) }
        let others = fields.present(Self.contentKeys)
        if let other = others.first {
            problems.error(
                .conflictingKeys,
                at: .key(pick.place),
                "a reply has either \(other.label) or `pick`",
                help: "to send both make `reply` a list: [\"first this\", { \"pick\": [\"then one\", \"of these\"] }]"
            )
            return nil
        }
        let alternatives = pickList(pick)?.allOrNothing(problems, alternative)
        return fields.areAllKnown ? alternatives.map(ReplyPlan.Part.pick) : nil
    }

    /// The alternatives of a `pick`, unless there are more than anybody can have written.
    private func pickList(_ node: Node) -> Node.Entries? {
        guard let list = node.filledList(problems) else { return nil }
        guard list.count > RuleSetLimits.maximumAlternatives else { return list }
        problems.error(
            .tooMany,
            at: .key(node.place),
            "`pick` has \(list.count) alternatives, and \(RuleSetLimits.maximumAlternatives) is the most",
            help: "keep the best of them"
        )
        return nil
    }

    private func alternative(_ node: Node) -> MessagePlan? {
        if node.string != nil { return plainText(node) }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        return Fields(node, .alternative, problems).flatMap(message)
    }

    // MARK: - By platform

    private static let platformKeys = Platform.allCases.map(\.rawValue) + ["else"]

    private func byPlatform(_ fields: Fields, _ first: Node) -> ReplyPlan.Part? {
        if let other = fields.present(Self.contentKeys + ["pick"]).first {
            problems.error(
                .conflictingKeys,
                at: .key(other.place),
                "a reply is either one for all platforms or one for each, but this one has \(other.label) and \(first.label)",
                help: "put \(other.label) into the reply of a platform, or of `else`"
            )
            return nil
        }
        var isComplete = fields.areAllKnown
        var own: [Platform: ReplyPlan] = [:]
        for platform in Platform.allCases {
            own[platform] = fields.read(platform.rawValue, &isComplete) { plan($0, .platformReply) }
        }
        let others = fields.read("else", &isComplete) { plan($0, .platformReply) }
        return isComplete ? .byPlatform(.init(own: own, others: others, place: fields.node.place)) : nil
    }

    // MARK: - One message

    private static let mediaKeys = MediaKind.allCases.map(\.rawValue)
    private static let contentKeys = ["text"] + mediaKeys + ["buttons", "list", "template", "react"]

    /// What is sent together.
    private func message(_ fields: Fields) -> MessagePlan? {
        guard fields.hasAny(of: Self.contentKeys) else {
            if fields.areAllKnown {
                let isAlternative = fields.node.place.isInPick
                problems.error(
                    .emptyObject,
                    at: .opening(fields.node.place),
                    "this \(isAlternative ? "alternative" : "reply") sends nothing",
                    help: isAlternative ? "give it a `text`" : "give it a `text` or a `pick`"
                )
            }
            return nil
        }
        guard isOneMessage(fields) else { return nil }
        var isComplete = fields.areAllKnown && hasTextForMenu(fields)
        let text = fields.read("text", &isComplete, text)
        var media: MediaPlan?
        for kind in MediaKind.allCases where fields[kind.rawValue] != nil {
            media = fields.read(kind.rawValue, &isComplete) { MediaDecoder(context).decode($0, as: kind) }
        }
        let menus = MenuDecoder(problems)
        let buttons = fields.read("buttons", &isComplete, menus.buttons)
        let list = fields.read("list", &isComplete, menus.list)
        let template = fields.read("template", &isComplete, TemplateDecoder(context).decode)
        let reaction = fields.read("react", &isComplete, reaction)
        guard isComplete else { return nil }
        return MessagePlan(
            place: fields.node.place,
            text: text,
            media: media,
            menu: buttons ?? list,
            template: template,
            reaction: reaction
        )
    }

    /// Whether the keys can stand together in one message.
    private func isOneMessage(_ fields: Fields) -> Bool {
        func refuse(_ second: Node, beside first: Node, _ message: String, help: String) -> Bool {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                message,
                help: help,
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return false
        }
        let list = "to send both make `reply` a list: [{ … }, { … }]"
        let media = fields.present(Self.mediaKeys)
        if let first = media.first, let second = media.dropFirst().first {
            return refuse(second, beside: first, "a message has one file, but this one has two", help: list)
        }
        let menus = fields.present(["buttons", "list"])
        if let first = menus.first, let second = menus.dropFirst().first {
            return refuse(second, beside: first, "a message has either `buttons` or a `list`", help: list)
        }
        if let template = fields["template"],
            let other = fields.present(Self.contentKeys).first(where: { $0.place != template.place })
        {
            return refuse(
                other,
                beside: template,
                "a template is a whole message: nothing stands beside it",
                help: list
            )
        }
        return true
    }

    private func hasTextForMenu(_ fields: Fields) -> Bool {
        guard let menu = fields.present(["buttons", "list"]).first, fields.lacks("text") else { return true }
        problems.error(
            .missingText,
            at: .key(menu.place),
            "\(menu.label) needs a `text` above it",
            help: #"add for example `"text": "What would you like to know?"`"#
        )
        return false
    }

    private func plainText(_ node: Node) -> MessagePlan? {
        text(node).map { MessagePlan(place: node.place, text: $0) }
    }

    private func text(_ node: Node) -> TemplateText? {
        if let written = node.string, !written.hasContent {
            problems.error(
                .emptyText,
                at: .value(node.place),
                "an empty reply cannot be sent",
                help: "to say nothing on purpose give the rule `\"silent\": true` in place of `reply`"
            )
            return nil
        }
        return TemplateText.decode(node, problems)
    }

    private func reaction(_ node: Node) -> MessagePlan.Reaction? {
        guard let written = node.filledText(problems) else { return nil }
        if written.count == 1, let sign = written.unicodeScalars.first,
            !sign.isASCII || written.unicodeScalars.count > 1,
            written.unicodeScalars.contains(where: { $0.properties.isEmoji })
        {
            return .init(emoji: written, place: node.place)
        }
        problems.error(
            .notAnEmoji,
            at: .value(node.place),
            "\(Quote.message(written)) is not one emoji",
            help: "a reaction is a single emoji, such as ❤️"
        )
        return nil
    }
}

extension ReplyDecoder {
    /// A `public`, or `nil` after reporting what is wrong with it.
    func publicReply(_ node: Node) -> PublicPlan? {
        node.oneOrMore(problems, publicPart).map { PublicPlan(place: node.place, parts: $0) }
    }

    private func publicPart(_ node: Node) -> PublicPlan.Part? {
        if node.string != nil { return text(node).map(PublicPlan.Part.text) }
        guard node.isObject else { return node.mismatch("a text, an object or a list of these", problems) }
        guard let fields = Fields(node, .publicReply, problems), fields.areAllKnown,
            fields.hasAny(of: .publicReply, problems)
        else { return nil }
        switch (fields["text"], fields["pick"]) {
        case (let text?, nil): return self.text(text).map(PublicPlan.Part.text)
        case (_, let pick?):
            guard fields["text"] == nil else {
                problems.error(
                    .conflictingKeys,
                    at: .key(pick.place),
                    "a public reply has either `text` or `pick`",
                    help:
                        "to write both make `public` a list: [\"first this\", { \"pick\": [\"then one\", \"of these\"] }]"
                )
                return nil
            }
            return pickList(pick)?.allOrNothing(problems, text).map(PublicPlan.Part.pick)
        case (nil, nil): return nil
        }
    }
}

extension Place {
    /// Whether it is an entry of a `pick`.
    fileprivate var isInPick: Bool { beforeLast == .key("pick") }
}
