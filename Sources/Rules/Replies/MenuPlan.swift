/// What a reply lets the contact choose from.
enum MenuPlan: Sendable {
    /// Buttons below the text.
    case buttons([ChoicePlan], Place)
    /// A list that a button opens.
    case list(ListPlan)

    /// A list, as a rule writes it.
    struct ListPlan: Sendable {
        /// Rows under a common title.
        struct Section: Sendable {
            let place: Place
            let title: TemplateText?
            let rows: [ChoicePlan]
        }

        let place: Place
        /// What the button says that opens it; `nil` where the rule does not say.
        let button: TemplateText?
        let sections: [Section]
    }

    /// Where it is written.
    var place: Place {
        switch self {
        case .buttons(_, let place): place
        case .list(let list): list.place
        }
    }

    /// Everything that can be chosen, in order.
    var choices: [ChoicePlan] {
        switch self {
        case .buttons(let buttons, _): buttons
        case .list(let list): list.sections.flatMap(\.rows)
        }
    }

    /// All texts that are filled in.
    var texts: [TemplateText] {
        var texts = choices.flatMap { [$0.title] + [$0.description].compactMap(\.self) }
        if case .list(let list) = self {
            texts += [list.button].compactMap(\.self) + list.sections.compactMap(\.title)
        }
        return texts
    }
}
