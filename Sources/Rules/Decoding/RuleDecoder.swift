import JSON

/// Reads the rules of one file.
struct RuleDecoder {
    let context: LoadContext
    let frame: FileFrame
    private var problems: Problems { context.problems }

    init(_ context: LoadContext, in frame: FileFrame) {
        self.context = context
        self.frame = frame
    }

    /// The draft of a rule, or `nil` when it is no object or has no usable id.
    func decode(_ node: Node) -> RuleDraft? {
        let writtenID = node.value["id"]?.string.flatMap { $0.utf8.count <= Self.maximumIDLength ? $0 : nil }
        let isEnabled = frame.isEnabled && node.value["enabled"] != .bool(false)
        return problems.during(rule: writtenID, isEnabled: isEnabled) {
            guard let fields = Fields(node, .rule, problems) else { return nil }
            let id = id(fields)
            let formerID = fields["was"].flatMap { isID($0) ? $0.string : nil }
            _ = fields["enabled"].map { $0.bool(problems) }
            let condition = condition(fields)
            let replies = ReplyDecoder(context)
            let limits = LimitDecoder(problems, reply: replies.decode)
            let limit = fields["limit"].flatMap(limits.limit)
            let handoff = fields["handoff"].flatMap(limits.handoff)
            let publicReply = fields["public"].flatMap(replies.publicReply)
            let publicMayQuote = flag("public_may_quote", fields)
            let delay = fields["delay"].flatMap(delay)
            let outsideWindow = fields["outside_window"].flatMap(TemplateDecoder(context).outsideWindow)
            let action = action(fields)
            remarkOnWhatHasNoEffect(fields)
            let continues = flag("continue", fields)
            let duringHandoff = flag("during_handoff", fields)
            let examples = fields["examples"].map { ExampleDecoder(context).decodeAll($0) } ?? []
            if isEnabled, examples.isEmpty, fields.lacks("examples"), let id {
                problems.warning(
                    .noExamples,
                    at: .value(node.place.child("id")),
                    "the rule \(Quote.message(id)) has no examples",
                    help:
                        "add messages that it must answer: `\"examples\": { \"match\": [\"…\"] }`; every reload tries them"
                )
            }
            if let condition {
                condition.remark(on: condition.reach.platforms.possible, problems)
            }
            return id.map {
                RuleDraft(
                    id: $0,
                    formerID: formerID,
                    place: node.place,
                    isEnabled: isEnabled,
                    condition: condition,
                    limit: limit,
                    action: action,
                    handoff: handoff,
                    continues: continues,
                    answersDuringHandoff: duringHandoff,
                    examples: examples,
                    publicReply: publicReply,
                    publicMayQuote: publicMayQuote,
                    delay: delay,
                    outsideWindow: outsideWindow
                )
            }
        }
    }

    private func flag(_ key: String, _ fields: Fields) -> Bool {
        fields[key].map { $0.bool(problems) ?? false } ?? false
    }

    private func id(_ fields: Fields) -> String? {
        guard let node = fields["id"] else {
            if fields.lacks("id") {
                problems.error(
                    .missingKey,
                    at: .opening(fields.node.place),
                    "this rule has no `id`",
                    help: "give it a name of its own, such as `\"id\": \"prices\"`"
                )
            }
            return nil
        }
        return isID(node) ? node.string : nil
    }

    /// Checks a rule's name: letters `a-z`, digits and hyphens.
    private func isID(_ node: Node) -> Bool {
        guard let id = node.filledText(problems) else { return false }
        guard id.utf8.count <= Self.maximumIDLength else {
            problems.error(
                .invalidID,
                at: .value(node.place),
                "\(node.label) is \(id.utf8.count) bytes long, and \(Self.maximumIDLength) is the most",
                help: "give it a short name, such as `\"prices\"`"
            )
            return false
        }
        if id.utf8.allSatisfy(Self.isAllowedInID) { return true }
        let fixed = String(decoding: id.lowercased().utf8.map { $0 == 0x20 || $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
        problems.error(
            .invalidID,
            at: .value(node.place),
            "\(node.label) may have only the letters a-z, digits and hyphens",
            suggestion: fixed.utf8.allSatisfy(Self.isAllowedInID) ? fixed : nil
        )
        return false
    }

    /// The longest name of a rule, in bytes.
    static let maximumIDLength = 200

    private static func isAllowedInID(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    /// The rule's conditions, those of its file among them.
    ///
    /// Where no type is named anywhere in them, also inside `any`, `all`, `none` and `not`, the rule answers to what a
    /// person sends on purpose in the private chat.
    private func condition(_ fields: Fields) -> AllOf? {
        var parts: [any Condition] = []
        var isComplete = true
        switch frame.condition {
        case nil: break
        // The rule's own conditions are read all the same, so that their mistakes are told in the same pass.
        case .some(nil): isComplete = false
        case .some(.some(let condition)): parts.append(condition)
        }
        if let node = fields["when"] {
            if let condition = ConditionCatalogue.when(node, context) {
                parts.append(condition)
            } else {
                isComplete = false
            }
        }
        guard isComplete else { return nil }
        return AllOf(parts: parts.contains(where: \.namesType) ? parts : [TypeCondition.absent] + parts)
    }

    private static let actions = ["reply", "ai", "silent"]

    private func action(_ fields: Fields) -> Rule.Action? {
        let present = fields.present(Self.actions)
        guard let first = present.first else {
            // A comment may be answered in public alone: then nothing goes into the private chat.
            if fields["public"] != nil { return .reply(ReplyPlan(parts: [])) }
            if fields["handoff"] != nil { return .handoff }
            if Self.actions.allSatisfy(fields.lacks), fields.lacks("handoff"), fields.lacks("public") {
                problems.error(
                    .noAction,
                    at: .opening(fields.node.place),
                    "this rule does not say what to do",
                    help: "give it one of: `\"reply\": \"…\"`, `\"ai\": true`, `\"silent\": true`, "
                        + "`\"handoff\": \"12h\"`"
                )
            }
            return nil
        }
        for second in present.dropFirst() {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "a rule does one thing, but this one has \(first.label) and \(second.label)",
                help: "keep one of them; a second rule can do the other when this one has `\"continue\": true`",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
        }
        if let visible = fields["public"], first.place.last != .key("reply") {
            problems.error(
                .conflictingKeys,
                at: .key(visible.place),
                "`public` goes with `reply` or stands alone, but this rule has \(first.label)",
                help: "keep one of them; a second rule can do the other when this one has `\"continue\": true`",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
        }
        let actions = present.compactMap(action)
        return present.count == 1 ? actions.first : nil
    }

    private func action(_ node: Node) -> Rule.Action? {
        switch node.place.last {
        case .key("ai"): isTrue(node) && hasAISettings(node) ? .ai : nil
        case .key("silent"): isTrue(node) ? .silent : nil
        default: ReplyDecoder(context).decode(node).map(Rule.Action.reply)
        }
    }

    /// The longest wait: Meta shows typing for some 20 s, and a contact waits no longer than a minute.
    private static let maximumDelay: Int64 = 60_000

    private func delay(_ node: Node) -> Int64? {
        guard let delay = node.duration(problems) else { return nil }
        if delay.milliseconds <= Self.maximumDelay { return delay.milliseconds }
        problems.error(
            .longDelay,
            at: .value(node.place),
            "`delay` is 60s at most, but \(Quote.message(delay.written)) stands here",
            help: "it shows that somebody is typing; a message after hours is nothing that this bot sends"
        )
        return nil
    }

    /// Warns of keys that change nothing in a rule that sends nothing.
    private func remarkOnWhatHasNoEffect(_ fields: Fields) {
        if !fields.hasAny(of: ["reply", "ai", "public"]), fields.hasAny(of: ["silent", "handoff"]) {
            for node in fields.present(["delay", "outside_window"]) {
                problems.warning(
                    .noEffect,
                    at: .key(node.place),
                    "this rule sends nothing, so \(node.label) changes nothing"
                )
            }
        }
        if fields["public"] == nil, let node = fields["public_may_quote"] {
            problems.warning(
                .noEffect,
                at: .key(node.place),
                "this rule has no `public`, so \(node.label) changes nothing"
            )
        }
    }

    private func isTrue(_ node: Node) -> Bool {
        guard let value = node.bool(problems) else { return false }
        if !value {
            problems.error(
                .alwaysTrueOnly,
                at: .value(node.place),
                "\(node.label) can only be true",
                help: "leave the key out; to switch the whole rule off write `\"enabled\": false`"
            )
        }
        return value
    }

    private func hasAISettings(_ node: Node) -> Bool {
        if context.definitions.ai != nil || !context.definitions.areComplete { return true }
        problems.error(
            .noAISettings,
            at: .key(node.place),
            "this rule asks the AI model, but no file has an `ai` block",
            help: "add beside `rules`: `\"ai\": { \"model\": \"gpt-4o-mini\", \"on_error\": \"…\" }`"
        )
        return false
    }
}
