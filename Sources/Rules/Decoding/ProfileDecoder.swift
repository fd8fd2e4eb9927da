import JSON
import Messaging

/// Reads `settings.profile`: what the business's accounts show beside the conversation.
///
/// Its texts are the same for everybody, so that they are no templates.
struct ProfileDecoder {
    /// A profile, with the rules that it names.
    struct Decoded: Sendable {
        let profile: AccountProfile
        /// The rules that its entries name, and where they do.
        let ruleNames: [(id: String, place: Place)]
    }

    /// What an entry says and does.
    private struct Entry {
        let title: String
        let action: ButtonsMessage.Button.Action
        let rule: (id: String, place: Place)?

        var choice: SentMenu.Choice? {
            if case .press(let payload) = action { SentMenu.Choice(title: title, payload: payload) } else { nil }
        }
    }

    let problems: Problems

    /// The profile, or `nil` after reporting what is wrong with it.
    func decode(_ node: Node) -> Decoded? {
        guard let fields = Fields(node, .profile, problems) else { return nil }
        var isComplete = fields.areAllKnown
        let start = fields.read("get_started", &isComplete, start)
        let menu = fields.read("menu", &isComplete) { node in
            entries(node, .menuEntry, atMost: AccountProfile.maximumMenuEntries, AccountProfile.maximumMenuTitleLength)
        }
        let questions = fields.read("ice_breakers", &isComplete) { node in
            entries(
                node,
                .iceBreaker,
                atMost: AccountProfile.maximumIceBreakers,
                AccountProfile.maximumIceBreakerLength
            )
        }
        let commands = fields.read("commands", &isComplete, commands)
        guard isComplete else { return nil }
        if menu?.isEmpty == false, start == nil {
            problems.warning(
                .noEffect,
                at: .key(node.place.child("menu")),
                "Messenger shows a menu only beside a “get started”, and this profile has none",
                help: "add for example `\"get_started\": \"START\"`, unless the page has one already"
            )
        }
        let all = [start].compactMap(\.self) + (menu ?? []) + (questions ?? [])
        return Decoded(
            profile: AccountProfile(
                getStarted: start?.choice?.payload,
                menu: menu.map { $0.map { ButtonsMessage.Button(title: $0.title, action: $0.action) } },
                iceBreakers: questions.map { $0.compactMap(\.choice) },
                commands: commands
            ),
            ruleNames: all.compactMap(\.rule)
        )
    }

    private func start(_ node: Node) -> Entry? {
        if node.string != nil {
            return MenuDecoder(problems).payload(node).flatMap { entry("", .press(payload: $0)) }
        }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, .start, problems), fields.areAllKnown,
            fields.hasAny(of: .start, problems)
        else { return nil }
        return action(in: fields, title: "")
    }

    // MARK: - Lists

    /// The entries of a list, none for `"none"`.
    private func list<Value>(_ node: Node, atMost maximum: Int, _ read: (Node) -> Value?) -> [Value]? {
        if node.string != nil { return node.name(from: .nothing, problems).map { _ in [] } }
        guard let list = node.filledList(problems) else { return nil }
        if list.count > maximum {
            problems.error(
                .tooMany,
                at: .key(node.place),
                "\(node.label) has \(list.count) entries, and Meta takes \(maximum)",
                help: "keep the best of them"
            )
            return nil
        }
        return list.allOrNothing(problems, read)
    }

    private func entries(
        _ node: Node,
        _ vocabulary: Vocabulary,
        atMost maximum: Int,
        _ titleLength: Int
    ) -> [Entry]? {
        guard let entries = list(node, atMost: maximum, { entry($0, vocabulary, titleLength) }) else { return nil }
        var seen: Set<String> = []
        for entry in entries where !seen.insert(entry.title).inserted {
            problems.error(
                .duplicateButton,
                at: .key(node.place),
                "two entries have the title \(Quote.message(entry.title))",
                help: "nobody could tell the two apart"
            )
            return nil
        }
        return entries
    }

    private func entry(_ node: Node, _ vocabulary: Vocabulary, _ titleLength: Int) -> Entry? {
        if node.string != nil {
            return text(node, titleLength, "a title").flatMap { entry($0, .press(payload: $0)) }
        }
        guard node.isObject else { return node.mismatch("a text or an object `{ … }`", problems) }
        guard let fields = Fields(node, vocabulary, problems), fields.areAllKnown,
            let title = fields.required("title", #"`"title": "Prices"`"#, problems)
                .flatMap({ text($0, titleLength, "a title") })
        else { return nil }
        return action(in: fields, title: title)
    }

    private func action(in fields: Fields, title: String) -> Entry? {
        let actions = fields.present(["rule", "payload", "url"])
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
        guard let node = actions.first else { return entry(title, .press(payload: title)) }
        switch node.place.last {
        case .key("rule"):
            return node.filledText(problems)
                .map { Entry(title: title, action: .press(payload: RulePayload.of($0)), rule: ($0, node.place)) }
        case .key("url"):
            return node.link(allowsHTTP: false, problems).flatMap { entry(title, .link($0)) }
        default:
            return MenuDecoder(problems).payload(node).flatMap { entry(title, .press(payload: $0)) }
        }
    }

    private func entry(_ title: String, _ action: ButtonsMessage.Button.Action) -> Entry? {
        Entry(title: title, action: action, rule: nil)
    }

    // MARK: - Commands

    private func commands(_ node: Node) -> [AccountProfile.Command]? {
        list(node, atMost: AccountProfile.maximumCommands, command)
    }

    private func command(_ node: Node) -> AccountProfile.Command? {
        guard node.isObject else { return node.mismatch("an object `{ … }`", problems) }
        guard let fields = Fields(node, .command, problems), fields.areAllKnown,
            let name = fields.required("name", #"`"name": "prices"`"#, problems)?.filledText(problems),
            let description = fields.required("description", #"`"description": "What things cost"`"#, problems)
                .flatMap({ text($0, AccountProfile.maximumCommandDescriptionLength, "a description") }),
            let place = fields["name"]?.place
        else { return nil }
        let isWord = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
        }
        guard isWord, name.utf8.count <= AccountProfile.maximumCommandLength else {
            problems.error(
                .badCommand,
                at: .value(place),
                "\(Quote.message(name)) is not the name of a command",
                help: "small letters a-z, digits and _, at most \(AccountProfile.maximumCommandLength), without the /"
            )
            return nil
        }
        return AccountProfile.Command(name: name, description: description)
    }

    private func text(_ node: Node, _ maximum: Int, _ what: String) -> String? {
        guard let text = node.filledText(problems) else { return nil }
        let length = text.unicodeScalars.count
        guard length > maximum else { return text }
        problems.error(
            .longTitle,
            at: .value(node.place),
            "this has \(length) characters, and \(what) has \(maximum) at most here"
        )
        return nil
    }
}
