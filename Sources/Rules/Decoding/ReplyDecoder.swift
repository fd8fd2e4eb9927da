/// Reads a `reply`: a text, an object, or a list of these.
struct ReplyDecoder {
    private let problems: Problems

    init(_ problems: Problems) {
        self.problems = problems
    }

    /// The plan, or `nil` after reporting what is wrong with it.
    func decode(_ node: Node) -> ReplyPlan? {
        node.oneOrMore(problems, part).map(ReplyPlan.init)
    }

    private func part(_ node: Node) -> ReplyPlan.Part? {
        if node.string != nil { return text(node).map(ReplyPlan.Part.text) }
        guard node.isObject else { return node.mismatch("a text, an object or a list of these", problems) }
        guard let fields = Fields(node, .reply, problems) else { return nil }
        switch (fields["text"], fields["pick"]) {
        case (let text?, nil):
            let text = self.text(text)
            return fields.areAllKnown ? text.map(ReplyPlan.Part.text) : nil
        case (nil, let pick?):
            let alternatives = pick.filledList(problems)?.allOrNothing(alternative)
            return fields.areAllKnown ? alternatives.map(ReplyPlan.Part.pick) : nil
        case (_?, let pick?):
            problems.error(
                .conflictingKeys,
                at: .key(pick.place),
                "a reply has either `text` or `pick`",
                help: "to send both make `reply` a list: [\"first this\", { \"pick\": [\"then one\", \"of these\"] }]"
            )
        case (nil, nil):
            if fields.areAllKnown {
                problems.error(
                    .emptyObject,
                    at: .opening(node.place),
                    "this reply sends nothing",
                    help: "give it a `text` or a `pick`"
                )
            }
        }
        return nil
    }

    private func alternative(_ node: Node) -> TemplateText? {
        if node.string != nil { return text(node) }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, .alternative, problems), fields.areAllKnown else { return nil }
        guard let text = fields["text"] else {
            problems.error(.missingKey, at: .opening(node.place), "this alternative has no `text`")
            return nil
        }
        return self.text(text)
    }

    private func text(_ node: Node) -> TemplateText? {
        if let written = node.string, !written.contains(where: { !$0.isWhitespace }) {
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
}
