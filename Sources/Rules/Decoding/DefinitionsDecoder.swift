import JSON

/// Reads what files share: `settings`, `defaults`, `lists`, `snippets`, `ai`.
///
/// Defining something twice is an error.
struct DefinitionsDecoder {
    private(set) var definitions = Definitions()
    private let problems: Problems
    private let resources: RulesResources

    init(problems: Problems, resources: RulesResources) {
        self.problems = problems
        self.resources = resources
    }

    /// Notes that a file could not be read at all.
    mutating func noteUnreadableFile() {
        definitions.areComplete = false
    }

    /// Whether a file adds anything.
    static func defines(_ document: Fields) -> Bool {
        !document.present(["settings", "lists", "snippets", "defaults", "ai"]).isEmpty
    }

    /// Reads what one file adds.
    mutating func read(_ document: Fields) {
        if let settings = document["settings"] { readSettings(settings) }
        if let lists = document["lists"] { readLists(lists) }
        if let snippets = document["snippets"] { readSnippets(snippets) }
        if let defaults = document["defaults"] { readDefaults(defaults) }
        if let ai = document["ai"] { readAI(ai) }
    }

    private mutating func readSettings(_ node: Node) {
        guard let settings = Fields(node, .settings, problems) else { return }
        if let business = settings["business"] { readBusiness(business) }
        if let accounts = settings["accounts"] { readIDs(accounts, into: \.accounts, "account") }
        if let posts = settings["posts"] { readIDs(posts, into: \.posts, "post") }
        readCalendar(settings)
        readConversation(settings)
        if let profile = settings["profile"], isFirst(definitions.profile?.place, profile, "`profile`") {
            let decoded = ProfileDecoder(problems: problems).decode(profile)
            definitions.profile = .init(value: decoded, place: profile.place)
        }
    }

    private mutating func readConversation(_ settings: Fields) {
        let decoder = ConversationSettingsDecoder(problems: problems)
        if let debounce = settings["debounce"], isFirst(definitions.debounce?.place, debounce, "`debounce`") {
            definitions.debounce = .init(value: decoder.debounce(debounce), place: debounce.place)
        }
        if let handoff = settings["handoff_on_reply"],
            isFirst(definitions.handoffOnReply?.place, handoff, "`handoff_on_reply`")
        {
            definitions.handoffOnReply = .init(value: decoder.handoffOnReply(handoff), place: handoff.place)
        }
        if let log = settings["log"], isFirst(definitions.keepsText?.place, log, "`log`") {
            definitions.keepsText = .init(value: decoder.keepsText(log), place: log.place)
        }
    }

    private mutating func readCalendar(_ settings: Fields) {
        let decoder = CalendarSettings(problems: problems, resources: resources)
        if let zone = settings["timezone"], isFirst(definitions.timezone?.place, zone, "`timezone`") {
            definitions.timezone = .init(value: decoder.timezone(zone), place: zone.place)
        }
        if let language = settings["language"], isFirst(definitions.language?.place, language, "`language`") {
            definitions.language = .init(value: decoder.language(language), place: language.place)
        }
        if let hours = settings["hours"], isFirst(definitions.hours?.place, hours, "`hours`") {
            definitions.hours = .init(value: decoder.hours(hours), place: hours.place)
        }
    }

    private mutating func readBusiness(_ business: Node) {
        guard let fields = Fields(business, .business, problems) else { return }
        guard isFirst(definitions.business?.place, business, "`business`") else { return }
        let value = Business(
            name: fields["name"]?.filledText(problems),
            contact: fields["contact"]?.filledText(problems)
        )
        definitions.business = .init(value: value, place: business.place)
    }

    /// Names for ids, each of which is defined once in all files.
    private mutating func readIDs(
        _ node: Node,
        into names: WritableKeyPath<Definitions, [String: Definitions.Defined<String>]>,
        _ kind: String
    ) {
        for (name, id) in named(node) {
            let earlier = definitions[keyPath: names][name]?.place
            guard isFirst(earlier, id, "the \(kind) \(Quote.message(name))"), let value = id.filledText(problems)
            else { continue }
            definitions[keyPath: names][name] = .init(value: value, place: id.place)
        }
    }

    private mutating func readLists(_ node: Node) {
        for (name, list) in named(node) {
            guard isFirst(definitions.lists[name]?.place, list, "the list \(Quote.message(name))") else { continue }
            let words =
                list.isObject ? listFromFile(list) : list.filledList(problems)?.allOrNothing(problems, listEntry)
            // A list with mistakes is defined all the same: naming it is not a second mistake.
            definitions.lists[name] = .init(value: words ?? [], place: list.place)
        }
    }

    /// The entries of a list that stands in a file of its own, one a line.
    private func listFromFile(_ node: Node) -> [Keyword]? {
        guard let file = NamedText(node, resources, problems) else { return nil }
        let lines = file.lines
        if lines.isEmpty {
            problems.error(.emptyList, at: .value(file.place), "the file \(Quote.message(file.name)) has no entries")
            return nil
        }
        return lines.map { Keyword(text: $0, place: file.place) }
    }

    private func listEntry(_ node: Node) -> Keyword? {
        guard let text = node.filledText(problems) else { return nil }
        guard LoadContext.listName(in: text) != nil else {
            guard text.utf8.starts(with: "@@".utf8) else { return Keyword(text: text, place: node.place) }
            return Keyword(text: String(text.unicodeScalars.dropFirst()), place: node.place, shift: 1)
        }
        problems.error(
            .nestedList,
            at: .value(node.place),
            "a list cannot name another list",
            help: "name both lists in the condition, or write \"@\(Quote.plain(text))\" for the text itself"
        )
        return nil
    }

    private mutating func readSnippets(_ node: Node) {
        for (name, snippet) in named(node) {
            guard isFirst(definitions.snippets[name]?.place, snippet, "the snippet \(Quote.message(name))")
            else { continue }
            let text =
                snippet.isObject
                ? NamedText(snippet, resources, problems).flatMap { TemplateText.decode($0, problems) }
                : TemplateText.decode(snippet, problems)
            definitions.snippets[name] = .init(value: text, place: snippet.place)
        }
    }

    private mutating func readDefaults(_ node: Node) {
        for (name, text) in named(node) {
            guard isFirst(definitions.defaults[name]?.place, text, "the default for `\(Quote.plain(name))`"),
                let value = text.text(problems)
            else { continue }
            definitions.defaults[name] = .init(value: value, place: text.place)
        }
    }

    private mutating func readAI(_ node: Node) {
        guard isFirst(definitions.ai?.place, node, "`ai`") else { return }
        definitions.ai = .init(value: nil, place: node.place)
        guard let fields = Fields(node, .ai, problems) else { return }
        if fields.lacks("model") {
            problems.error(
                .missingKey,
                at: .opening(node.place),
                "`ai` does not say which model to ask",
                help: "add for example `\"model\": \"gpt-4o-mini\"`"
            )
        }
        let model = fields["model"]?.filledText(problems)
        let instructions = fields["instructions"].map { $0.text(problems) } ?? ""
        let maximumTokens = fields["max_tokens"].flatMap { $0.integer(in: 1...1_000_000, problems) }
        let onError = fields["on_error"].flatMap { TemplateText.decode($0, problems) }
        if fields.lacks("on_error") {
            problems.warning(
                .noOnError,
                at: .opening(node.place),
                "`ai` has no `on_error`: when the model fails, the customer gets no answer",
                help: "add for example `\"on_error\": \"Thanks! A colleague will answer you shortly.\"`"
            )
        }
        guard let model, let instructions else { return }
        let settings = AISettings(model: model, instructions: instructions, maximumTokens: maximumTokens)
        definitions.ai = .init(value: .init(settings: settings, onError: onError), place: node.place)
    }

    /// The members of an object whose keys are names that marketers choose, but `note`.
    private func named(_ node: Node) -> [(key: String, node: Node)] {
        guard let members = node.members else { return node.mismatch("an object `{ … }`", problems) ?? [] }
        return members.filter { $0.key != Fields.note }
    }

    /// Whether this is the first definition of something; the second one is an error that shows both.
    private func isFirst(_ earlier: Place?, _ node: Node, _ what: String) -> Bool {
        guard let earlier else { return true }
        problems.error(
            .definedTwice,
            at: .key(node.place),
            "\(what) is defined twice",
            help: "all files share it: keep one of the two, or rename one",
            related: .init(spot: .key(earlier), message: "first defined here")
        )
        return false
    }
}
