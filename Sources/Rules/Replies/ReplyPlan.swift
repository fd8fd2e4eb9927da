/// What a rule sends: texts, and choices between texts, all of them in order.
struct ReplyPlan: Sendable {
    /// One entry of a `reply`.
    enum Part: Sendable {
        case text(TemplateText)
        case pick([TemplateText])
    }

    let parts: [Part]

    /// Every text that may be sent.
    var texts: [TemplateText] {
        parts.flatMap { part in
            switch part {
            case .text(let text): [text]
            case .pick(let texts): texts
            }
        }
    }

    /// The texts to send now, and what each `pick` chose.
    ///
    /// The first `pick` of a rule is remembered under the rule's id, further ones under `id#2`, `id#3`.
    func resolved(
        forRule id: String,
        lastPicks: [String: Int],
        using generator: inout some RandomNumberGenerator
    ) -> (texts: [TemplateText], picks: [String: Int]) {
        var texts: [TemplateText] = []
        var picks: [String: Int] = [:]
        for part in parts {
            switch part {
            case .text(let text): texts.append(text)
            case .pick(let alternatives):
                let key = picks.isEmpty ? id : "\(id)#\(picks.count + 1)"
                let index = Self.pick(from: alternatives.count, after: lastPicks[key], using: &generator)
                guard alternatives.indices.contains(index) else { continue }
                picks[key] = index
                texts.append(alternatives[index])
            }
        }
        return (texts, picks)
    }

    /// A random index that is not the last one, each other equally likely.
    private static func pick(
        from count: Int,
        after last: Int?,
        using generator: inout some RandomNumberGenerator
    ) -> Int {
        guard let last, (0..<count).contains(last) else { return Int.random(in: 0..<max(count, 1), using: &generator) }
        guard count > 1 else { return 0 }
        let index = Int.random(in: 0..<count - 1, using: &generator)
        return index < last ? index : index + 1
    }
}
