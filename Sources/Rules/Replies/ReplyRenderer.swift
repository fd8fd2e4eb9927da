import Messaging
import Templates

/// Turns what rules write into messages that a platform takes.
///
/// Whatever does not fit has its fallback here: texts are split, captions follow their file, buttons become a list or
/// numbered lines. What has none was refused when the rules were loaded.
struct ReplyRenderer {
    /// What one entry of a reply became.
    struct Rendered {
        var replies: [Reply] = []
        /// What can be chosen, in the order of its numbers.
        var choices: [SentMenu.Choice] = []
    }

    let templates: TemplateRenderer
    let values: TemplateValues
    let platform: Platform
    /// The message that is answered, for reactions; `nil` where it cannot be given one.
    let messageID: String?
    private var limits: PlatformLimits { .of(platform) }

    init(_ templates: TemplateRenderer, _ values: TemplateValues, on platform: Platform, messageID: String?) {
        self.templates = templates
        self.values = values
        self.platform = platform
        self.messageID = messageID
    }

    /// The messages of one entry.
    func render(_ plan: MessagePlan) -> Rendered {
        var rendered = Rendered()
        if let reaction = plan.reaction, let messageID {
            rendered.replies.append(.reaction(emoji: reaction.emoji, messageID: messageID))
        }
        if let template = plan.template, platform == .whatsapp {
            rendered.replies.append(.template(message(template)))
        }
        let text = plan.text.map { templates.render($0, values) } ?? ""
        if let media = plan.media {
            rendered.replies += self.media(media, caption: plan.menu == nil ? text : "")
        }
        if let menu = plan.menu {
            add(menu, below: text, to: &rendered)
        } else if plan.media == nil {
            rendered.replies += split(text)
        }
        return rendered
    }

    /// A visible answer to a comment; `nil` where it comes out empty.
    func publicText(_ text: TemplateText) -> Reply? {
        let pieces = TextSplitter.split(
            templates.render(text, values),
            limits: limits,
            maximumLength: limits.maximumCommentLength
        )
        return pieces.first.map(Reply.publicText)
    }

    // MARK: - Parts

    private func split(_ text: String, _ maximumLength: Int? = nil) -> [Reply] {
        TextSplitter.split(text, limits: limits, maximumLength: maximumLength).map(Reply.text)
    }

    private func media(_ plan: MediaPlan, caption: String) -> [Reply] {
        // Only WhatsApp has stickers of one's own; elsewhere they are pictures.
        let kind = plan.kind == .sticker && platform != .whatsapp ? .image : plan.kind
        if limits.hasCaption(kind) {
            let pieces = TextSplitter.split(caption, limits: limits, maximumLength: limits.maximumCaptionLength)
            if pieces.count <= 1 { return [.media(plan.message(as: kind, caption: pieces.first))] }
        }
        return [.media(plan.message(as: kind))] + split(caption)
    }

    /// A title: on one line, and cut where a variable made it too long.
    private func title(_ text: TemplateText, _ maximum: Int) -> String {
        PlatformLimits.cut(templates.render(text, values), to: maximum)
    }

    private func payload(_ action: ChoicePlan.Action, _ title: String) -> String? {
        switch action {
        case .title: title
        case .payload(let payload, _): payload
        case .rule(let id, _): RulePayload.of(id)
        case .link, .call: nil
        }
    }

    private func message(_ plan: TemplatePlan) -> TemplateMessage {
        func filled(_ text: TemplateText) -> String {
            // WhatsApp refuses a gap that is left empty, and line breaks in it.
            let line = title(text, PlatformLimits.maximumParameterLength)
            return line.isEmpty ? "–" : line
        }
        let header = plan.header.map { header -> TemplateMessage.Header in
            switch header {
            case .text(let text): .text(filled(text))
            case .media(let media): .media(media.message(as: media.kind))
            }
        }
        let buttons = plan.buttons.map { button -> TemplateMessage.Button in
            switch button {
            case .payload(let payload): .press(payload: payload)
            case .rule(let id, _): .press(payload: RulePayload.of(id))
            case .linkEnd(let text): .linkEnd(filled(text))
            }
        }
        return TemplateMessage(
            name: plan.name,
            language: plan.language,
            header: header,
            body: plan.body.map(filled),
            buttons: buttons
        )
    }

    /// What is sent when the contact last wrote too long ago.
    func outsideWindow(_ plan: OutsideWindowPlan) -> OutsideWindow {
        switch plan {
        case .drop: .drop
        case .template(let template): .send(.template(message(template)))
        }
    }
}

// MARK: - Menus

extension ReplyRenderer {
    private func add(_ menu: MenuPlan, below text: String, to rendered: inout Rendered) {
        // No platform takes buttons without a text.
        guard text.hasContent else { return }
        switch menu {
        case .buttons(let choices, _):
            let buttons = choices.compactMap(button)
            rendered.choices = buttons.compactMap(\.choice)
            rendered.replies += self.buttons(buttons, below: text)
        case .list(let plan):
            let list = list(plan, below: text)
            let rows = list.sections.flatMap(\.rows)
            rendered.choices = rows.map { SentMenu.Choice(title: $0.title, payload: $0.payload) }
            rendered.replies += self.list(list, rows)
        }
    }

    private func button(_ plan: ChoicePlan) -> ButtonsMessage.Button? {
        let title = title(plan.title, PlatformLimits.maximumButtonTitleLength)
        guard !title.isEmpty else { return nil }
        switch plan.action {
        case .link(let link): return .init(title: title, action: .link(link))
        case .call(let number): return .init(title: title, action: .call(number))
        case .title, .payload, .rule:
            return payload(plan.action, title).map { .init(title: title, action: .press(payload: $0)) }
        }
    }

    /// Buttons, in the best form that the platform has for them.
    private func buttons(_ buttons: [ButtonsMessage.Button], below text: String) -> [Reply] {
        let shown = MenuForm.shown(buttons, limits)
        let others = buttons.filter { !shown.contains($0) }
        let body = others.isEmpty ? text : ButtonsMessage(text: text, buttons: others).asText
        let presses = shown.compactMap(\.choice)
        switch MenuForm.of(shown, limits) {
        case .none: return split(body)
        case .lines: return split(ButtonsMessage(text: text, buttons: buttons).asText)
        case .list:
            let rows = presses.map { ListMessage.Row(title: $0.title, payload: $0.payload) }
            let (before, last) = pieces(body, limits.maximumMenuTextLength)
            let section = ListMessage.Section(title: nil, rows: rows)
            return before + [.list(ListMessage(text: last, button: ListMessage.defaultButton, sections: [section]))]
        case .buttons:
            let isMenu = presses.count == shown.count
            let (before, last) = pieces(body, isMenu ? limits.maximumMenuTextLength : limits.maximumLinkTextLength)
            return before + [.buttons(ButtonsMessage(text: last, buttons: shown))]
        }
    }

    private func list(_ plan: MenuPlan.ListPlan, below text: String) -> ListMessage {
        let sections = plan.sections.compactMap(section)
        let button = plan.button.map { title($0, PlatformLimits.maximumListButtonLength) } ?? ""
        return ListMessage(
            text: text,
            button: button.isEmpty ? ListMessage.defaultButton : button,
            sections: sections
        )
    }

    private func section(_ plan: MenuPlan.ListPlan.Section) -> ListMessage.Section? {
        let rows = plan.rows.compactMap(row)
        guard !rows.isEmpty else { return nil }
        let title = plan.title.map { self.title($0, PlatformLimits.maximumSectionTitleLength) } ?? ""
        return ListMessage.Section(title: title.isEmpty ? nil : title, rows: rows)
    }

    private func row(_ plan: ChoicePlan) -> ListMessage.Row? {
        let title = self.title(plan.title, PlatformLimits.maximumRowTitleLength)
        guard !title.isEmpty, let payload = payload(plan.action, title) else { return nil }
        let description = plan.description.map { self.title($0, PlatformLimits.maximumDescriptionLength) } ?? ""
        return ListMessage.Row(
            title: title,
            description: description.isEmpty ? nil : description,
            payload: payload
        )
    }

    /// A list, or what stands in for it.
    private func list(_ list: ListMessage, _ rows: [ListMessage.Row]) -> [Reply] {
        switch MenuForm.of(list, limits) {
        case .none: return split(list.text)
        case .lines: return split(list.asText)
        case .list:
            let (before, last) = pieces(list.text, limits.maximumMenuTextLength)
            return before + [.list(ListMessage(text: last, button: list.button, sections: list.sections))]
        case .buttons:
            return buttons(
                rows.map { .init(title: $0.title, action: .press(payload: $0.payload)) },
                below: list.text
            )
        }
    }

    /// A text cut so that its last piece can carry a menu: the others go before it.
    private func pieces(_ text: String, _ maximumLength: Int) -> (before: [Reply], last: String) {
        var pieces = TextSplitter.split(text, limits: limits)
        if let long = pieces.popLast() {
            pieces += TextSplitter.split(long, limits: limits, maximumLength: maximumLength)
        }
        let last = pieces.popLast() ?? ""
        return (pieces.map(Reply.text), last)
    }
}

extension ButtonsMessage.Button {
    /// What a press chooses; `nil` for a link or a phone number.
    var choice: SentMenu.Choice? {
        if case .press(let payload) = action { SentMenu.Choice(title: title, payload: payload) } else { nil }
    }
}
