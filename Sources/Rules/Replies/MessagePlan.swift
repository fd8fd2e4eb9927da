/// One entry of a `reply`: what is sent together, as a rule writes it.
///
/// A class, since each decision hands it on, and most of it is absent from most replies.
final class MessagePlan: Sendable {
    /// An emoji for the contact's message.
    struct Reaction: Sendable {
        let emoji: String
        let place: Place
    }

    /// Where it is written.
    let place: Place
    let text: TemplateText?
    let media: MediaPlan?
    let menu: MenuPlan?
    let template: TemplatePlan?
    let reaction: Reaction?

    init(
        place: Place,
        text: TemplateText? = nil,
        media: MediaPlan? = nil,
        menu: MenuPlan? = nil,
        template: TemplatePlan? = nil,
        reaction: Reaction? = nil
    ) {
        self.place = place
        self.text = text
        self.media = media
        self.menu = menu
        self.template = template
        self.reaction = reaction
    }

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
