import Messaging

/// Reads a rule's `examples`.
struct ExampleDecoder {
    private let context: LoadContext
    private var problems: Problems { context.problems }

    init(_ context: LoadContext) {
        self.context = context
    }

    /// The examples of a rule; those with mistakes are reported and left out.
    func decodeAll(_ node: Node) -> [Example] {
        guard node.isObject else {
            let isPlain = node.isList || node.string != nil
            return node.mismatch(
                "an object `{ … }`",
                problems,
                help: isPlain
                    ? "say what the rule does with them: `{ \"match\": […] }`, or `\"no_match\"` if it must not answer"
                    : nil
            ) ?? []
        }
        guard let fields = Fields(node, .examples, problems) else { return [] }
        return [Example.Expectation.match, .noMatch]
            .flatMap { expectation -> [Example] in
                guard let list = fields[expectation.rawValue] else { return [] }
                guard let entries = list.entries else { return list.mismatch("a list", problems) ?? [] }
                return entries.compactMap { decode($0, expectation) }
            }
    }

    private func decode(_ node: Node, _ expectation: Example.Expectation) -> Example? {
        var example = Example(expectation, at: node.place)
        if let text = node.string {
            example.text = text
            return example
        }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, .example, problems), fields.areAllKnown else { return nil }
        // A key with a mistake in it must not turn the example into another one.
        var isComplete = true
        example.text = fields.read("text", &isComplete) { $0.text(problems) }
        example.platform = fields.read("platform", &isComplete) {
            $0.name(from: .platforms, problems).flatMap(Platform.init(rawValue:))
        }
        example.type = fields.read("type", &isComplete) {
            $0.name(from: .messageTypes, problems).flatMap(MessageType.init(rawValue:))
        }
        example.payload = fields.read("payload", &isComplete) { $0.text(problems) }
        example.name = fields.read("name", &isComplete) { $0.text(problems) }
        example.account = fields.read("account", &isComplete) { context.namedID($0, in: \.accounts, "account")?.id }
        example.contact = fields.read("contact", &isComplete, contact)
        example.quiet = fields.read("quiet", &isComplete) { $0.duration(problems)?.milliseconds }
        example.at = fields.read("at", &isComplete, moment)
        example.media = fields.read("media", &isComplete, media)
        example.comment = fields.read("comment", &isComplete, comment)
        example.referral = fields.read("referral", &isComplete, referral)
        guard isComplete else { return nil }
        if !example.saysSomething {
            problems.error(
                .emptyObject,
                at: .opening(node.place),
                "this example says nothing about the message",
                help: "give it a `text`, a `type` or a `payload`"
            )
            return nil
        }
        return example
    }

    /// The moment of an example, in milliseconds since 1970-01-01 UTC: a date is the beginning of the day.
    private func moment(_ node: Node) -> Int64? {
        guard let date = node.date(problems) else { return nil }
        if let instant = context.clock.instant(of: date) { return instant }
        problems.error(
            .badDate,
            at: .value(node.place),
            "a message comes once, not every year",
            help: "write the year, too: 2026-12-01T09:00"
        )
        return nil
    }

    private func contact(_ node: Node) -> Example.Contact? {
        switch node.filledText(problems) {
        case "new": .new
        case "returning": .returning
        case let name?: .named(name)
        case nil: nil
        }
    }

    private func media(_ node: Node) -> MediaDetails? {
        guard let fields = Fields(node, .exampleMedia, problems), fields.areAllKnown else { return nil }
        var isComplete = true
        let details = MediaDetails(
            mimeType: fields.read("mime", &isComplete) { $0.filledText(problems) },
            filename: fields.read("filename", &isComplete) { $0.filledText(problems) },
            isVoice: fields.read("voice", &isComplete) { $0.bool(problems) } ?? false
        )
        return isComplete ? details : nil
    }

    private func comment(_ node: Node) -> CommentDetails? {
        guard let fields = Fields(node, .exampleComment, problems), fields.areAllKnown else { return nil }
        var isComplete = true
        let details = CommentDetails(
            post: fields.read("on", &isComplete) { context.namedID($0, in: \.posts, "post")?.id },
            surface: fields.read("where", &isComplete) {
                $0.name(from: .surfaces, problems).flatMap(CommentDetails.Surface.init(rawValue:))
            },
            answersComment: fields.read("reply_to_comment", &isComplete) { $0.bool(problems) } ?? false
        )
        return isComplete ? details : nil
    }

    private func referral(_ node: Node) -> ReferralDetails? {
        guard let fields = Fields(node, .exampleReferral, problems), fields.areAllKnown else { return nil }
        var isComplete = true
        let details = ReferralDetails(
            source: fields.read("source", &isComplete) { $0.filledText(problems) },
            ref: fields.read("ref", &isComplete) { $0.filledText(problems) },
            adID: fields.read("ad_id", &isComplete) { $0.filledText(problems) }
        )
        return isComplete ? details : nil
    }
}
