import JSON

/// Reads what files share: `settings`, `defaults`, `lists`, `snippets`, `ai`.
///
/// Defining something twice is an error.
struct DefinitionsDecoder {
    private(set) var definitions = Definitions()
    private let problems: Problems

    init(problems: Problems) {
        self.problems = problems
    }

    /// Notes that a file could not be read at all.
    mutating func noteUnreadableFile() {
        definitions.areComplete = false
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
        guard let business = Fields(node, .settings, problems)?["business"],
            let fields = Fields(business, .business, problems)
        else { return }
        guard isFirst(definitions.business?.place, business, "`business`") else { return }
        let value = Business(
            name: fields["name"]?.filledText(problems),
            contact: fields["contact"]?.filledText(problems)
        )
        definitions.business = .init(value: value, place: business.place)
    }

    private mutating func readLists(_ node: Node) {
        for (name, list) in named(node) {
            guard isFirst(definitions.lists[name]?.place, list, "the list \(Quote.message(name))") else { continue }
            let words =
                fromFile(list)
                ? nil : list.filledList(problems)?.allOrNothing { Self.listEntry($0, problems) }
            // A list with mistakes is defined all the same: naming it is not a second mistake.
            definitions.lists[name] = .init(value: words ?? [], place: list.place)
        }
    }

    private static func listEntry(_ node: Node, _ problems: Problems) -> Keyword? {
        guard let text = node.filledText(problems) else { return nil }
        guard text.hasPrefix("@"), text.count > 1 else { return Keyword(text: text, place: node.place) }
        let rest = String(text.dropFirst())
        if rest.hasPrefix("@") { return Keyword(text: rest, place: node.place, shift: 1) }
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
            let text = fromFile(snippet) ? nil : TemplateText.decode(snippet, problems)
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
        let maximumTokens = fields["max_tokens"].flatMap { positiveInteger($0) }
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

    private func positiveInteger(_ node: Node) -> Int? {
        guard let value = node.value.integer else { return node.mismatch("a whole number", problems) }
        if (1...1_000_000).contains(value) { return Int(value) }
        problems.error(.outOfRange, at: .value(node.place), "\(node.label) must be between 1 and 1000000")
        return nil
    }

    /// The members of an object whose keys are names that marketers choose, but `note`.
    private func named(_ node: Node) -> [(key: String, node: Node)] {
        guard let members = node.members else { return node.mismatch("an object `{ … }`", problems) ?? [] }
        return members.filter { $0.key != Fields.note }
    }

    /// Reports content that is to come from another file, which belongs to the language but not to this version.
    private func fromFile(_ node: Node) -> Bool {
        guard node.isObject else { return false }
        if let members = node.members, let file = members.first(where: { $0.key == "file" }) {
            problems.notYetSupported("file", at: .key(file.node.place))
            return true
        }
        return false
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
