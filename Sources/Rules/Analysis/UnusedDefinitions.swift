import Messaging
import Templates

/// Finds what files define and no rule uses: a left-over, or a name that was meant elsewhere.
///
/// A use in a disabled rule counts: it will be switched on again.
struct UnusedDefinitions {
    let context: LoadContext
    /// All rules of all files, enabled or not.
    let drafts: [RuleDraft]

    /// Reports every definition that is used nowhere.
    func report() {
        let definitions = context.definitions
        guard definitions.areComplete else { return }
        let (snippets, variables) = used(definitions)
        report("list", places(definitions.lists), context.usedLists) { "write `\"@\($0)\"` in a condition" }
        report("account", places(definitions.accounts), context.usedIDs) {
            "write `\"account\": \"\($0)\"` in a condition"
        }
        report("post", places(definitions.posts), context.usedIDs) {
            "write `\"comment\": { \"on\": \"\($0)\" }` in a condition"
        }
        report("snippet", places(definitions.snippets), snippets) { "write `{{> \($0)}}` in a reply" }
        report("default", places(definitions.defaults), variables) { "write `{{\($0)}}` in a reply" }
    }

    private func places<Value>(_ defined: [String: Definitions.Defined<Value>]) -> [(name: String, place: Place)] {
        defined.map { ($0.key, $0.value.place) }.sorted { $0.name < $1.name }
    }

    private func report(
        _ kind: String,
        _ defined: [(name: String, place: Place)],
        _ used: Set<String>,
        _ use: (String) -> String
    ) {
        for (name, place) in defined where !used.contains(name) {
            context.problems.warning(
                .unusedDefinition,
                at: .key(place),
                "the \(kind) \(Quote.message(name)) is used nowhere",
                help: "remove it, or \(use(Quote.plain(name)))"
            )
        }
    }

    /// Every text that a rule may send.
    private func texts(of draft: RuleDraft) -> [TemplateText] {
        var texts = draft.plans.flatMap { $0.messages(on: Set(Platform.allCases)).flatMap(\.message.texts) }
        texts += draft.publicReply?.texts ?? []
        if case .template(let template) = draft.outsideWindow { texts += template.texts }
        return texts
    }

    /// The snippets and variables that some text uses, also through snippets.
    private func used(_ definitions: Definitions) -> (snippets: Set<String>, variables: Set<String>) {
        var snippets: Set<String> = []
        var variables: Set<String> = []
        if definitions.snippets.isEmpty, definitions.defaults.isEmpty { return (snippets, variables) }
        var pending = drafts.flatMap(texts).map(\.template)
        if let onError = definitions.ai?.value?.onError { pending.append(onError.template) }
        while let template = pending.popLast() {
            variables.formUnion(template.references.map(\.name))
            for partial in template.partials where snippets.insert(partial.name).inserted {
                if let snippet = definitions.snippets[partial.name]?.value { pending.append(snippet.template) }
            }
        }
        return (snippets, variables)
    }
}
