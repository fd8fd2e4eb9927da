/// A WhatsApp template with what fills its gaps, as a rule writes it.
struct TemplatePlan: Sendable {
    /// What fills the header's gap.
    enum Header: Sendable {
        case text(TemplateText)
        case media(MediaPlan)
    }

    /// What fills the gap of one button.
    enum Button: Sendable {
        case payload(String)
        case rule(String, Place)
        case linkEnd(TemplateText)
    }

    /// Where it is written.
    let place: Place
    let name: String
    let language: String
    let header: Header?
    let body: [TemplateText]
    let buttons: [Button]

    /// The texts that fill gaps.
    var texts: [TemplateText] {
        var texts = body
        if case .text(let text) = header { texts.append(text) }
        for case .linkEnd(let text) in buttons { texts.append(text) }
        return texts
    }
}
