import TextMatch

extension TextMatcher {
    /// The keys of a `text` object.
    static let vocabulary = Vocabulary(
        "`text`",
        TextPattern.Mode.allCases.map(\.term) + [
            Term("except", "What vetoes the whole match; takes everything that text takes.", .named(.text)),
            Term(
                "typos",
                "1 also finds words of four letters or more with one slip in them.",
                .integer(0...1),
                alsoCalled: ["fuzzy", "typo"]
            ),
            Term("accents", "true makes accents and other marks count.", .boolean, alsoCalled: ["marks"]),
            Term(
                "script",
                "What most letters of the text are: arabic, latin, cyrillic …",
                .oneOrMore(.name(scripts)),
                alsoCalled: ["alphabet", "language"]
            ),
        ],
        demands: [.atLeastOne(TextPattern.Mode.allCases.map(\.rawValue) + ["except", "script"])]
    )

    /// The scripts.
    private static let scripts = Vocabulary("a script", ScriptPattern.names.map { Term($0, "") })

    /// Reads a text, a list (both mean `words`) or an object of modes.
    ///
    /// Under an `except`, `outer` is what the object says that it stands in: a veto sees texts as its match does.
    static func decode(
        _ node: Node,
        _ context: LoadContext,
        outer: TextPattern.Options = TextPattern.Options()
    ) -> TextMatcher? {
        guard node.isObject else {
            return patterns(.words, node, outer, context).map { TextMatcher(patterns: $0, scripts: [], vetoes: []) }
        }
        guard let fields = Fields(node, vocabulary, context.problems) else { return nil }
        var isComplete = fields.areAllKnown
        let options = options(fields, outer, &isComplete, context)
        var found: [TextPattern] = []
        for mode in TextPattern.Mode.allCases {
            found += fields.read(mode.rawValue, &isComplete) { patterns(mode, $0, options, context) } ?? []
        }
        let scripts = fields.read("script", &isComplete) { Self.scripts($0, context) } ?? []
        let vetoes = fields.read("except", &isComplete) { decode($0, context, outer: options).map { [$0] } } ?? []
        guard isComplete else { return nil }
        guard !found.isEmpty || !vetoes.isEmpty || !scripts.isEmpty else {
            context.problems.error(
                .emptyObject,
                at: .opening(node.place),
                "this object asks for nothing",
                help: "give it a mode, such as `\"words\": [\"price*\"]`"
            )
            return nil
        }
        return TextMatcher(patterns: found, scripts: scripts, vetoes: vetoes)
    }

    private static func options(
        _ fields: Fields,
        _ outer: TextPattern.Options,
        _ isComplete: inout Bool,
        _ context: LoadContext
    ) -> TextPattern.Options {
        let typos = fields.read("typos", &isComplete) { $0.integer(in: 0...1, context.problems) }
        let accents = fields.read("accents", &isComplete) { $0.bool(context.problems) }
        if typos == 1, let node = fields["typos"], fields["words"] == nil, fields["except"] == nil {
            context.problems.warning(
                .idleOption,
                at: .key(node.place),
                "`typos` is for `words` and `except`, and neither is here",
                help: "look for `words`, or leave `typos` out"
            )
        }
        return TextPattern.Options(typos: typos ?? outer.typos, accents: accents ?? outer.accents)
    }

    /// The patterns of keywords, of which some come from lists.
    private static func patterns(
        _ mode: TextPattern.Mode,
        _ keywords: [Keyword],
        lists: [String: Range<Int>],
        _ options: TextPattern.Options,
        _ context: LoadContext
    ) -> [TextPattern]? {
        func compile(_ range: Range<Int>) -> [TextPattern]? {
            keywords[range].allOrNothing(context.problems) { TextPattern.decode($0, mode: mode, options, context) }
        }
        guard !lists.isEmpty else { return compile(keywords.indices) }
        var patterns: [TextPattern]? = []
        var next = 0
        // The last place of a list that is named twice; what is before it is compiled as it is.
        for (name, range) in lists.sorted(by: { $0.value.lowerBound < $1.value.lowerBound }) {
            let list = LoadContext.CompiledList(name: name, mode: mode, options: options)
            let before = compile(next..<range.lowerBound)
            let shared = context.patterns(of: list) { compile(range) }
            if let before, let shared { patterns? += before + shared } else { patterns = nil }
            next = range.upperBound
        }
        guard let rest = compile(next..<keywords.count) else { return nil }
        return patterns.map { $0 + rest }
    }

    private static func scripts(_ node: Node, _ context: LoadContext) -> [TextPattern]? {
        node.oneOrMore(context.problems) { item in
            item.name(from: scripts, context.problems).flatMap(ScriptPattern.init)
                .map { context.textPattern(.script($0), mode: nil, written: $0.name) }
        }
    }

    private static func patterns(
        _ mode: TextPattern.Mode,
        _ node: Node,
        _ options: TextPattern.Options,
        _ context: LoadContext
    ) -> [TextPattern]? {
        var lists: [String: Range<Int>] = [:]
        var keywords: [Keyword] = []
        let counts = node.oneOrMore(context.problems) { item -> Int? in
            guard let written = item.text(context.problems) else { return nil }
            guard let list = LoadContext.listName(in: written) else {
                guard context.canTake(1, at: item.place) else { return nil }
                keywords.append(LoadContext.keyword(written, at: item.place))
                return 1
            }
            guard let found = context.keywords(ofList: list, written, at: item.place),
                context.canTake(found.count, at: item.place)
            else { return nil }
            lists[list] = keywords.count..<keywords.count + found.count
            keywords += found
            return found.count
        }
        guard counts != nil else { return nil }
        let patterns =
            mode == .only
            ? TextPattern.only(keywords, options, context).map { [$0] }
            : Self.patterns(mode, keywords, lists: lists, options, context)
        if let patterns { DuplicateKeywords(keywords, patterns, mode).report(context.problems) }
        return patterns
    }
}
