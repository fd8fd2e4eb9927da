import Messaging
import Templates

/// Checks before any message comes that a text can always be filled in: known names, captures that are always there,
/// snippets that exist and end.
struct TemplateChecker {
    /// Where a text is sent.
    struct Situation {
        /// What the rule's patterns provide; `nil` when its conditions have mistakes, so that nobody can tell.
        var captures: CaptureNames?
        /// The platforms that the text can be sent to.
        var platforms: Set<Platform>
        /// The types of the messages that it answers.
        var types: Set<MessageType> = MessageType.any

        /// The same on some of the platforms only.
        func on(_ platforms: Set<Platform>) -> Situation {
            Situation(captures: captures, platforms: platforms, types: types)
        }
    }

    let definitions: Definitions
    let problems: Problems
    let context: LoadContext
    /// The snippets that have no mistakes.
    let snippets: [String: Template]

    init(_ context: LoadContext) {
        self.context = context
        definitions = context.definitions
        problems = context.problems
        snippets = definitions.snippets.compactMapValues(\.value?.template)
    }

    /// A checker for one file, with the snippets that were gathered for all of them.
    init(_ context: LoadContext, snippets: [String: Template]) {
        self.context = context
        definitions = context.definitions
        problems = context.problems
        self.snippets = snippets
    }

    /// Checks what can be said about snippets and defaults on their own.
    ///
    /// - Parameter captures: Every name that some rule's patterns provide.
    func checkDefinitions(captures: Set<String>) {
        if let loop = PartialCycle.find(in: snippets), let name = loop.first, let first = definitions.snippets[name] {
            problems.error(
                .snippetLoop,
                at: .key(first.place),
                "the snippet \(Quote.message(name)) contains itself: \((loop + [name]).joined(separator: " → "))",
                help: "take one of the {{> …}} out"
            )
        }
        for (name, value) in definitions.defaults.sorted(by: { $0.key < $1.key })
        where !Self.isVariable(name) && !captures.contains(name) && definitions.areComplete {
            let known = Self.variables + captures.sorted()
            problems.error(
                .unknownVariable,
                at: .key(value.place),
                "`\(Quote.plain(name))` is not a variable, so its default is never used",
                help: "a text under a name of your own is a snippet: {{> \(Quote.plain(name))}}",
                suggestion: NearestName.of(name, in: known)
            )
        }
        // Snippets that no rule uses are held to the same names; what is always there is a question for each rule.
        let everything = CaptureNames(possible: captures, guaranteed: captures)
        for snippet in definitions.snippets.values {
            guard let text = snippet.value else { continue }
            checkNames(of: text, in: Situation(captures: everything, platforms: []))
        }
    }

    /// Checks a text of a rule or of the `ai` block, with all the snippets in it.
    func check(_ text: TemplateText, in situation: Situation) {
        checkNames(of: text, in: situation)
        checkPresence(of: text.template.references, in: situation) { text.spot($0.range) }
        for partial in text.template.partials {
            for (name, references) in referencesBehind(partial.name) {
                // What a snippet needs is the business of the place that uses it: there the rule can be changed.
                checkPresence(of: references, in: situation, snippet: name) { _ in text.spot(partial.range) }
            }
        }
    }

    /// The references in a snippet and in those that it contains.
    func referencesBehind(_ name: String) -> [(snippet: String, references: [Template.Reference])] {
        var seen: Set<String> = []
        var pending = [name]
        var found: [(String, [Template.Reference])] = []
        while let name = pending.popLast() {
            guard seen.insert(name).inserted, let template = snippets[name] else { continue }
            found.append((name, template.references))
            pending += template.partials.map(\.name)
        }
        return found
    }

    private func checkNames(of text: TemplateText, in situation: Situation) {
        for reference in text.template.references {
            check(reference, at: text.spot(reference.range), in: situation)
        }
        for partial in text.template.partials where definitions.snippets[partial.name] == nil {
            guard definitions.areComplete else { continue }
            let nearest = NearestName.of(partial.name, in: definitions.snippets.keys.sorted())
            problems.error(
                .unknownSnippet,
                at: text.spot(partial.range),
                "there is no snippet \(Quote.message(partial.name))",
                help: nearest == nil ? "define it in `snippets`: \"\(Quote.plain(partial.name))\": \"…\"" : nil,
                suggestion: nearest
            )
        }
    }

    /// The variables that every template can use.
    private static let variables = EventVariable.allCases.map(\.rawValue) + ClockVariable.allCases.map(\.rawValue)

    private static func isVariable(_ name: String) -> Bool {
        EventVariable(rawValue: name) != nil || ClockVariable(rawValue: name) != nil
    }

    /// Whether the name of a reference exists at all.
    private func check(_ reference: Template.Reference, at spot: Spot, in situation: Situation) {
        let name = reference.name
        if situation.captures?.possible.contains(name) == true { return }
        if let variable = ClockVariable(rawValue: name) { return check(variable, reference, at: spot) }
        guard EventVariable(rawValue: name) == nil, let captures = situation.captures else { return }
        let known = Self.variables + captures.possible.sorted()
        var help: String?
        let nearest = name.hasPrefix("match.") ? nil : NearestName.of(name, in: known)
        if name.hasPrefix("match.") {
            help = "it is a part of what a `regex` in this rule's `when` found, but none has such a group"
        } else if nearest == nil {
            help =
                "it can be: \(known.joined(separator: ", ")); a text under a name of your own is a snippet: {{> name}}"
        }
        problems.error(
            .unknownVariable,
            at: spot,
            "`\(Quote.plain(name))` is not a variable here",
            help: help,
            suggestion: nearest
        )
    }

    /// Whether the values of references are always there, unless a section or a default stands in for them.
    private func checkPresence(
        of references: [Template.Reference],
        in situation: Situation,
        snippet: String? = nil,
        at spot: (Template.Reference) -> Spot
    ) {
        let suffix = snippet.map { " (in the snippet \(Quote.message($0)))" } ?? ""
        for reference in references where reference.kind == .variable && !reference.isGuarded {
            let name = reference.name
            guard definitions.defaults[name] == nil else { continue }
            if let variable = EventVariable(rawValue: name) {
                // Whoever writes something else where the value is absent knows that it can be.
                if references.contains(where: { $0.kind == .inverted && $0.name == name }) { continue }
                guard
                    !situation.platforms.isSubset(of: variable.platforms)
                        || !situation.types.isSubset(of: variable.types),
                    situation.captures?.guaranteed.contains(name) != true
                else { continue }
                let without = situation.platforms.subtracting(variable.platforms).map(\.rawValue).sorted()
                let who =
                    without.isEmpty
                    ? "not all messages that this rule answers" : "messages from \(without.joined(separator: " and "))"
                problems.warning(
                    .maybeAbsent,
                    at: spot(reference),
                    "\(who) carry \(without.isEmpty ? "a" : "no") `\(name)`\(suffix)",
                    help: "add a text to use instead: \"defaults\": { \"\(name)\": \"…\" }"
                )
            } else if ClockVariable(rawValue: name) == nil, let captures = situation.captures,
                !captures.guaranteed.contains(name), snippet != nil || captures.possible.contains(name)
            {
                problems.error(
                    .unsureCapture,
                    at: spot(reference),
                    "`\(Quote.plain(name))` is not always there: not every way into this rule provides it\(suffix)",
                    help: "let every pattern of the rule have the group, or write "
                        + "{{#\(Quote.plain(name))}}…{{/\(Quote.plain(name))}} around it"
                )
            }
        }
    }

    /// The text with every variable empty: it never comes out shorter.
    func shortest(_ text: TemplateText) -> String {
        text.template.render(TemplateValues(), partials: snippets, maximumLength: TemplateRenderer.maximumLength)
    }

    /// The text with nothing but what is there in every message.
    func sparsest(_ text: TemplateText, in situation: Situation) -> String {
        var values = TemplateValues(definitions.defaults.mapValues(\.value))
        let behind = text.template.partials.flatMap { referencesBehind($0.name).flatMap(\.references) }
        for reference in text.template.references + behind where isCertain(reference.name, in: situation) {
            values[reference.name] = "x"
        }
        return text.template.render(values, partials: snippets, maximumLength: TemplateRenderer.maximumLength)
    }

    /// Whether every message has a value; what is unknown is said elsewhere.
    private func isCertain(_ name: String, in situation: Situation) -> Bool {
        if situation.captures?.guaranteed.contains(name) == true { return true }
        if let variable = EventVariable(rawValue: name) {
            return situation.platforms.isSubset(of: variable.platforms) && situation.types.isSubset(of: variable.types)
        }
        return situation.captures?.possible.contains(name) != true
    }

    /// Every value that the text writes, with where to point at: at the snippet's name for what stands in one.
    func written(by text: TemplateText) -> [(reference: Template.Reference, spot: Spot)] {
        let own = text.template.references.map { ($0, text.spot($0.range)) }
        let behind = text.template.partials.flatMap { partial in
            referencesBehind(partial.name)
                .flatMap { found in found.references.map { ($0, text.spot(partial.range)) } }
        }
        return (own + behind).filter { $0.0.kind == .variable }
    }

    /// Warns of a text that is too long for one message, even with every variable empty.
    func checkLength(of text: TemplateText, in situation: Situation) {
        let shortest = shortest(text)
        for platform in Platform.allCases where situation.platforms.contains(platform) {
            let limits = PlatformLimits.of(platform)
            let length = limits.length(of: shortest)
            guard length > limits.maximumTextLength else { continue }
            let unit = limits.unit == .utf8Bytes ? "bytes" : "characters"
            let count = TextSplitter.split(shortest, limits: limits).count
            problems.warning(
                .longReply,
                at: .value(text.place),
                "this text has at least \(length) \(unit), and \(platform.rawValue) takes "
                    + "\(limits.maximumTextLength) in one message: it would arrive as \(count) messages"
            )
        }
    }

    /// Warns of groups of a rule's patterns that have the name of a variable, which is then out of reach.
    func warnOfHiddenVariables(in draft: RuleDraft) {
        for name in (draft.condition?.captures.possible ?? []).sorted()
        where Self.isVariable(name) {
            problems.warning(
                .hiddenVariable,
                at: .key(draft.place.child("when")),
                "a pattern of this rule has a group `\(name)`: it hides the variable `{{\(name)}}`",
                help: "give the group another name: (?<my_\(name)>…)"
            )
        }
    }
}
