/// Reads a rule's `limit` and `handoff`.
struct LimitDecoder {
    private let problems: Problems
    private let reply: (Node) -> ReplyPlan?

    /// Creates a decoder; `reply` reads what is sent beyond a limit.
    init(_ problems: Problems, reply: @escaping (Node) -> ReplyPlan?) {
        self.problems = problems
        self.reply = reply
    }

    /// The limit, or `nil` after reporting what is wrong with it.
    func limit(_ node: Node) -> Limit? {
        guard node.isObject else {
            guard node.string != nil else { return node.mismatch("\"once\" or an object `{ … }`", problems) }
            return node.name(from: .onlyOnce, problems)
                .map { _ in Limit(times: 1, window: nil, summary: "once", beyond: nil) }
        }
        guard let fields = Fields(node, .limit, problems), fields.areAllKnown,
            let times = fields.required("times", "`\"times\": 1`", problems),
            let per = fields.required("per", "`\"per\": \"7d\"`", problems)
        else { return nil }
        var isComplete = true
        let beyond = fields.read("then", &isComplete, beyond)
        guard let count = times.integer(in: 1...Limit.maximumTimes, problems), let window = per.duration(problems),
            isComplete
        else { return nil }
        let summary = "\(count == 1 ? "once" : "\(count) times") in \(window.written)"
        return Limit(times: count, window: window.milliseconds, summary: summary, beyond: beyond)
    }

    private func beyond(_ node: Node) -> Limit.Beyond? {
        if node.string == "silent" { return .silent }
        return reply(node).map(Limit.Beyond.reply)
    }

    /// The handoff, or `nil` after reporting what is wrong with it.
    func handoff(_ node: Node) -> Handoff? {
        guard let written = node.string else {
            return node.mismatch("a length of time such as \"12h\", \"forever\" or \"end\"", problems)
        }
        if written.first?.isNumber == true {
            return node.duration(problems).map { .until(milliseconds: $0.milliseconds) }
        }
        switch node.name(from: .handoff, problems) {
        case "forever": return .forever
        case "end": return .end
        default: return nil
        }
    }
}
