/// What a rule writes visibly below a comment: texts, and choices between texts, all of them in order.
struct PublicPlan: Sendable {
    /// One entry of a `public`.
    enum Part: Sendable {
        case text(TemplateText)
        case pick([TemplateText])
    }

    /// Where it is written.
    let place: Place
    let parts: [Part]

    /// Every text that may be written.
    var texts: [TemplateText] {
        parts.flatMap { part in
            switch part {
            case .text(let text): [text]
            case .pick(let texts): texts
            }
        }
    }

    /// The texts to write now, and what each `pick` chose, remembered under `id#public`, `id#public2`.
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
                let key = picks.isEmpty ? "\(id)#public" : "\(id)#public\(picks.count + 1)"
                let index = RandomPick.index(from: alternatives.count, after: lastPicks[key], using: &generator)
                guard alternatives.indices.contains(index) else { continue }
                picks[key] = index
                texts.append(alternatives[index])
            }
        }
        return (texts, picks)
    }
}
