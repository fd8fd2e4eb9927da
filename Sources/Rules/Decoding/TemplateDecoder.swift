import Messaging

/// Reads a WhatsApp template and what fills its gaps.
struct TemplateDecoder {
    private let context: LoadContext
    private var problems: Problems { context.problems }

    init(_ context: LoadContext) {
        self.context = context
    }

    /// The template, or `nil` after reporting what is wrong with it.
    func decode(_ node: Node) -> TemplatePlan? {
        guard let fields = Fields(node, .template, problems) else { return nil }
        let name = fields.required("name", #"`"name": "order_ready"`"#, problems).flatMap(name)
        let language = fields.required("language", #"`"language": "en"`"#, problems).flatMap(language)
        var isComplete = fields.areAllKnown
        let body = fields.read("body", &isComplete) { list in
            list.filledList(problems)?.allOrNothing(problems) { TemplateText.decode($0, problems) }
        }
        let header = fields.read("header", &isComplete, header)
        let buttons = fields.read("buttons", &isComplete) { $0.filledList(problems)?.allOrNothing(problems, button) }
        guard let name, let language, isComplete else { return nil }
        return TemplatePlan(
            place: node.place,
            name: name,
            language: language,
            header: header,
            body: body ?? [],
            buttons: buttons ?? []
        )
    }

    /// What `outside_window` says: a template, or `"drop"`.
    func outsideWindow(_ node: Node) -> OutsideWindowPlan? {
        if node.isObject { return decode(node).map(OutsideWindowPlan.template) }
        guard node.string != nil else { return node.mismatch("a template `{ … }` or \"drop\"", problems) }
        return node.name(from: .outsideWindow, problems).map { _ in .drop }
    }

    private func name(_ node: Node) -> String? {
        guard let name = node.filledText(problems) else { return nil }
        let isName = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        if isName, name.utf8.count <= 512 { return name }
        problems.error(
            .badTemplateName,
            at: .value(node.place),
            "\(Quote.message(name)) cannot be the name of a template: it has only the letters a-z, digits and `_`",
            help: "copy it from WhatsApp Manager, where templates are approved"
        )
        return nil
    }

    private func language(_ node: Node) -> String? {
        guard let code = node.filledText(problems) else { return nil }
        let parts = code.split(separator: "_", omittingEmptySubsequences: false)
        let areLetters = code.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_")
        }
        if areLetters, let first = parts.first, (2...3).contains(first.count), first == first.lowercased(),
            parts.count == 1 || (parts.count == 2 && (2...4).contains(parts[1].count))
        {
            return code
        }
        problems.error(
            .badLanguage,
            at: .value(node.place),
            "\(Quote.message(code)) is not the code of a template's language",
            help: "write it as WhatsApp Manager shows it: en, en_US, pt_BR"
        )
        return nil
    }

    private func header(_ node: Node) -> TemplatePlan.Header? {
        if node.string != nil { return TemplateText.decode(node, problems).map(TemplatePlan.Header.text) }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, .header, problems), fields.areAllKnown,
            fields.hasAny(of: .header, problems)
        else { return nil }
        let kinds: [MediaKind] = [.image, .video, .document]
        let present = fields.present(kinds.map(\.rawValue))
        if let first = present.first, let second = present.dropFirst().first {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "a header has one file, but this one has \(first.label) and \(second.label)",
                help: "keep one of them",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return nil
        }
        for kind in kinds {
            guard let medium = fields[kind.rawValue] else { continue }
            return MediaDecoder(context).decode(medium, as: kind).map(TemplatePlan.Header.media)
        }
        return nil
    }

    private func button(_ node: Node) -> TemplatePlan.Button? {
        guard let fields = Fields(node, .templateButton, problems), fields.areAllKnown,
            fields.hasAny(of: .templateButton, problems)
        else { return nil }
        let present = fields.present(["rule", "payload", "url"])
        if let first = present.first, let second = present.dropFirst().first {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "a button does one thing, but this one has \(first.label) and \(second.label)",
                help: "keep one of them",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return nil
        }
        if let rule = fields["rule"] { return rule.filledText(problems).map { .rule($0, rule.place) } }
        if let end = fields["url"] { return TemplateText.decode(end, problems).map(TemplatePlan.Button.linkEnd) }
        return fields["payload"].flatMap(MenuDecoder(problems).payload).map(TemplatePlan.Button.payload)
    }
}
