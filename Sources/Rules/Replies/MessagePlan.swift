/// One entry of a `reply`: what is sent together, as a rule writes it.
struct MessagePlan: Sendable {
    /// An emoji for the contact's message.
    struct Reaction: Sendable {
        let emoji: String
        let place: Place
    }

    /// Where it is written.
    let place: Place
    var text: TemplateText?
    var media: MediaPlan?
    var menu: MenuPlan?
    var template: TemplatePlan?
    var reaction: Reaction?

    /// All texts that are filled in.
    var texts: [TemplateText] {
        [text].compactMap(\.self) + (menu?.texts ?? []) + (template?.texts ?? [])
    }

    /// The rules that answer when something in it is pressed, and where they are named.
    var ruleNames: [(id: String, place: Place)] {
        let buttons = (template?.buttons ?? [])
            .compactMap { button -> (id: String, place: Place)? in
                if case .rule(let id, let place) = button { (id, place) } else { nil }
            }
        return (menu?.choices ?? []).compactMap(\.rule) + buttons
    }
}
