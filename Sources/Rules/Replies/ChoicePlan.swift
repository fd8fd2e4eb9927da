/// A button or a list's row, as a rule writes it.
struct ChoicePlan: Sendable {
    /// What happens when it is chosen.
    enum Action: Sendable {
        /// The business is sent its title.
        case title
        /// The business is sent this payload.
        case payload(String, Place)
        /// This rule answers.
        case rule(String, Place)
        /// A page opens.
        case link(String)
        /// The phone calls this number.
        case call(String)
    }

    /// Where it is written.
    let place: Place
    /// What it says.
    let title: TemplateText
    /// A smaller text below the title; only rows have one.
    let description: TemplateText?
    /// What happens when it is chosen.
    let action: Action

    /// Whether choosing it sends something to the business.
    var isPress: Bool {
        switch action {
        case .title, .payload, .rule: true
        case .link, .call: false
        }
    }

    /// The id of the rule that answers, and where it is named.
    var rule: (id: String, place: Place)? {
        if case .rule(let id, let place) = action { (id, place) } else { nil }
    }
}
