import JSON

/// Reads the `buttons` and the `list` of a reply.
struct MenuDecoder {
    private let problems: Problems

    init(_ problems: Problems) {
        self.problems = problems
    }

    /// The buttons, or `nil` after reporting what is wrong with them.
    func buttons(_ node: Node) -> MenuPlan? {
        node.filledList(problems)?.allOrNothing(problems) { choice($0, .button) }.map { .buttons($0, node.place) }
    }

    /// The list, or `nil` after reporting what is wrong with it.
    func list(_ node: Node) -> MenuPlan? {
        if node.isList {
            return rows(node)
                .map { rows in
                    .list(
                        .init(
                            place: node.place,
                            button: nil,
                            sections: [.init(place: node.place, title: nil, rows: rows)]
                        )
                    )
                }
        }
        guard node.isObject else { return node.mismatch("a list of rows or an object `{ … }`", problems) }
        guard let fields = Fields(node, .list, problems), fields.areAllKnown else { return nil }
        var isComplete = true
        let button = fields.read("button", &isComplete) { TemplateText.decode($0, problems) }
        let contents = fields.present(["rows", "sections"])
        guard let first = contents.first else {
            problems.error(
                .missingKey,
                at: .opening(node.place),
                "this list offers nothing",
                help: #"add for example `"rows": ["Prices", "Opening hours"]`"#
            )
            return nil
        }
        if let second = contents.dropFirst().first {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "a list has either `rows` or `sections`",
                help: "put the rows into a section",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return nil
        }
        let sections: [MenuPlan.ListPlan.Section]?
        if let node = fields["sections"] {
            sections = node.filledList(problems)?.allOrNothing(problems, section)
        } else {
            sections = rows(first).map { [.init(place: first.place, title: nil, rows: $0)] }
        }
        guard let sections, isComplete else { return nil }
        return .list(.init(place: node.place, button: button, sections: sections))
    }

    private func section(_ node: Node) -> MenuPlan.ListPlan.Section? {
        guard let fields = Fields(node, .section, problems), fields.areAllKnown,
            let list = fields.required("rows", #"`"rows": ["Prices", "Opening hours"]`"#, problems)
        else { return nil }
        var isComplete = true
        let title = fields.read("title", &isComplete) { TemplateText.decode($0, problems) }
        guard let rows = rows(list), isComplete else { return nil }
        return .init(place: node.place, title: title, rows: rows)
    }

    private func rows(_ node: Node) -> [ChoicePlan]? {
        node.filledList(problems)?.allOrNothing(problems) { choice($0, .row) }
    }

    private func choice(_ node: Node, _ vocabulary: Vocabulary) -> ChoicePlan? {
        if node.string != nil {
            return TemplateText.decode(node, problems)
                .map { ChoicePlan(place: node.place, title: $0, description: nil, action: .title) }
        }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, vocabulary, problems) else { return nil }
        var isComplete = fields.areAllKnown
        let title = fields.required("title", #"`"title": "Prices"`"#, problems)
            .flatMap { TemplateText.decode($0, problems) }
        let description = fields.read("description", &isComplete) { TemplateText.decode($0, problems) }
        let actions = fields.present(["rule", "payload", "url", "phone"])
        if let first = actions.first, let second = actions.dropFirst().first {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "a button does one thing, but this one has \(first.label) and \(second.label)",
                help: "keep one of them",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return nil
        }
        let action = actions.first.map(action) ?? .title
        guard let title, let action, isComplete else { return nil }
        return ChoicePlan(place: node.place, title: title, description: description, action: action)
    }

    private func action(_ node: Node) -> ChoicePlan.Action? {
        switch node.place.last {
        case .key("rule"): node.filledText(problems).map { .rule($0, node.place) }
        case .key("url"): node.link(allowsHTTP: true, problems).map(ChoicePlan.Action.link)
        case .key("phone"): phone(node).map(ChoicePlan.Action.call)
        default: payload(node).map { .payload($0, node.place) }
        }
    }

    /// What a press sends.
    func payload(_ node: Node) -> String? {
        guard let payload = node.filledText(problems) else { return nil }
        guard payload.hasPrefix(RulePayload.reserved) else { return payload }
        problems.error(
            .reservedPayload,
            at: .value(node.place),
            "a payload cannot begin with `\(RulePayload.reserved)`",
            help: "for a press that a rule answers write `\"rule\": \"…\"`"
        )
        return nil
    }

    private func phone(_ node: Node) -> String? {
        guard let written = node.filledText(problems) else { return nil }
        let digits = written.filter { !" -()./".contains($0) }
        let isNumber = digits.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
        if digits.hasPrefix("+"), isNumber, (7...16).contains(digits.utf8.count) { return digits }
        problems.error(
            .badPhone,
            at: .value(node.place),
            "\(Quote.message(written)) is not a phone number",
            help: "write it with + and the code of the country: +49 30 1234567"
        )
        return nil
    }
}
