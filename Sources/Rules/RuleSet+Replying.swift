package import Messaging

extension RuleSet {
    /// The messages that a step sends: filled in, without the empty ones, each within what the platform takes.
    ///
    /// Empty for steps that send nothing of their own (`ai`, `silent`, `handoff`). For a comment, the visible answers come
    /// after the private one, of which Meta takes only one message.
    ///
    /// - Parameters:
    ///   - step: What a rule decided.
    ///   - event: The message; where it was a typed answer to a menu, the press that `Decision.press` makes of it.
    /// - Returns: The messages, in order.
    package func replies(for step: Decision.Step, to event: InboundEvent) -> [Reply] {
        guard case .reply(let content) = step.action else { return [] }
        let renderer = renderer(for: step, to: event)
        let replies = content.messages.flatMap { renderer.render($0).replies }
        guard event.type == .comment else { return replies }
        return replies.prefix(1) + content.publicTexts.compactMap(renderer.publicText)
    }

    /// What is done with a step's messages when the contact last wrote too long ago; `nil` where its rule does not say.
    ///
    /// Meant for WhatsApp: only there are templates.
    package func outsideWindow(of step: Decision.Step, for event: InboundEvent) -> OutsideWindow? {
        step.outsideWindow.map(renderer(for: step, to: event).outsideWindow)
    }

    /// What a step lets the contact choose from: the last menu in it.
    func menu(in step: Decision.Step, to event: InboundEvent) -> [SentMenu.Choice] {
        guard case .reply(let content) = step.action, let last = content.messages.last(where: { $0.menu != nil })
        else { return [] }
        return renderer(for: step, to: event).render(last).choices
    }

    private func renderer(for step: Decision.Step, to event: InboundEvent) -> ReplyRenderer {
        let values = renderer.values(for: event, at: step.decidedAt, captures: step.captures, in: texts(of: step))
        return ReplyRenderer(
            renderer,
            values,
            on: event.platform,
            messageID: event.type.map(MessageType.takingReactions.contains) ?? false ? event.id : nil
        )
    }

    func texts(of step: Decision.Step) -> [TemplateText] {
        var texts: [TemplateText] = []
        if case .reply(let content) = step.action { texts = content.texts }
        if case .template(let template) = step.outsideWindow { texts += template.texts }
        return texts
    }
}
