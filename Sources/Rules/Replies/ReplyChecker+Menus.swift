import Messaging
import Templates
import TextMatch

extension ReplyChecker {
    /// Checks buttons or a list.
    func check(_ menu: MenuPlan, below text: TemplateText?, in situation: Situation) {
        if let text { mustNotBeEmpty(text, in: situation, "a text above a menu") }
        switch menu {
        case .buttons(let buttons, _):
            for button in buttons {
                checkTitle(
                    button.title,
                    PlatformLimits.maximumButtonTitleLength,
                    "the title of a button",
                    in: situation
                )
            }
            checkPayloads(of: buttons, isList: false, in: situation)
        case .list(let list): check(list, in: situation)
        }
        checkDuplicates(among: menu.choices)
        for platform in situation.platforms.sorted(by: { $0.rawValue < $1.rawValue }) {
            checkForm(of: menu, below: text, on: platform)
        }
    }

    private func check(_ list: MenuPlan.ListPlan, in situation: Situation) {
        if let button = list.button {
            checkTitle(button, PlatformLimits.maximumListButtonLength, "the button of a list", in: situation)
        }
        for section in list.sections {
            if let title = section.title {
                checkTitle(title, PlatformLimits.maximumSectionTitleLength, "the title of a section", in: situation)
            } else if list.sections.count > 1 {
                problems.error(
                    .missingTitle,
                    at: .opening(section.place),
                    "this section has no `title`, which a list of several sections needs",
                    help: #"add for example `"title": "Orders"`"#
                )
            }
            for row in section.rows {
                checkTitle(row.title, PlatformLimits.maximumRowTitleLength, "the title of a row", in: situation)
                if let description = row.description {
                    mustFit(description, PlatformLimits.maximumDescriptionLength, "the description of a row")
                }
            }
        }
        checkPayloads(of: list.sections.flatMap(\.rows), isList: true, in: situation)
    }

    // MARK: - Titles

    /// Titles are cut where a variable makes them too long; one that is too long as it stands is refused.
    private func checkTitle(_ title: TemplateText, _ maximum: Int, _ what: String, in situation: Situation) {
        mustNotBeEmpty(title, in: situation, what)
        guard mustFit(title, maximum, what), !isFixed(title) else { return }
        problems.warning(
            .titleMayBeCut,
            at: .value(title.place),
            "\(what) has \(maximum) characters at most: where a variable makes this longer it is cut"
        )
    }

    /// Reports a text that is longer than it can be, even with every variable empty.
    @discardableResult
    func mustFit(_ text: TemplateText, _ maximum: Int, _ what: String) -> Bool {
        let length = templates.shortest(text).unicodeScalars.count
        guard length > maximum else { return true }
        problems.error(
            .longTitle,
            at: .value(text.place),
            "this has \(isFixed(text) ? "" : "at least ")\(length) characters, and \(what) has \(maximum) at most"
        )
        return false
    }

    /// Reports a text that could come out empty where it must not.
    func mustNotBeEmpty(_ text: TemplateText, in situation: Situation, _ what: String) {
        guard !templates.sparsest(text, in: situation).contains(where: { !$0.isWhitespace }) else { return }
        problems.error(
            .mayBeEmpty,
            at: .value(text.place),
            "\(what) cannot be empty, and this is where its variables are absent",
            help: "add a word to it, or a default for the variable: \"defaults\": { … }"
        )
    }

    /// Whether a text is the same for every message.
    private func isFixed(_ text: TemplateText) -> Bool {
        text.template.references.isEmpty
            && text.template.partials.allSatisfy { partial in
                templates.referencesBehind(partial.name).allSatisfy(\.references.isEmpty)
            }
    }

    // MARK: - Payloads

    private func checkPayloads(of choices: [ChoicePlan], isList: Bool, in situation: Situation) {
        for platform in situation.platforms.sorted(by: { $0.rawValue < $1.rawValue }) {
            let limits = PlatformLimits.of(platform)
            let presses = choices.count(where: \.isPress)
            let areRows = limits.maximumRows > 0 && (isList || presses > limits.maximumPressButtons)
            let maximum = areRows ? PlatformLimits.maximumRowPayloadLength : limits.maximumPayloadLength
            for choice in choices {
                let (payload, place): (String, Place)
                switch choice.action {
                case .payload(let own, let at): (payload, place) = (own, at)
                case .rule(let id, let at): (payload, place) = (RulePayload.of(id), at)
                case .title, .link, .call: continue
                }
                let length = payload.unicodeScalars.count
                guard length > maximum else { continue }
                problems.error(
                    .longPayload,
                    at: .value(place),
                    "a press would send \(length) characters, and \(platform.rawValue) takes \(maximum)"
                )
            }
        }
    }

    /// Two buttons that look alike, or that nobody could tell apart afterwards, are refused by the platforms.
    private func checkDuplicates(among choices: [ChoicePlan]) {
        var titles: [String: Place] = [:]
        var payloads: [String: Place] = [:]
        func check(_ key: String, _ seen: inout [String: Place], at place: Place, _ message: String) {
            guard let first = seen[key] else {
                seen[key] = place
                return
            }
            problems.error(
                .duplicateButton,
                at: .value(place),
                message,
                help: "platforms refuse it, and nobody could tell the two apart",
                related: .init(spot: .value(first), message: "the other one is here")
            )
        }
        for choice in choices {
            let title = isFixed(choice.title) ? templates.shortest(choice.title) : nil
            if let title {
                check(Folding.fold(title), &titles, at: choice.title.place, "two choices have the same title")
            }
            switch choice.action {
            case .title:
                // Where the titles are the same too, that has been said.
                if let title, payloads[title] == nil { payloads[title] = choice.title.place }
            case .payload(let payload, let place):
                check(payload, &payloads, at: place, "two choices send the same payload")
            case .rule(let id, let place):
                check(RulePayload.of(id), &payloads, at: place, "two choices are answered by the same rule")
            case .link, .call: break
            }
        }
    }

    // MARK: - What is shown

    /// Warns where a platform shows something else than what is written, and says what.
    private func checkForm(of menu: MenuPlan, below text: TemplateText?, on platform: Platform) {
        let limits = PlatformLimits.of(platform)
        let form: MenuForm
        switch menu {
        case .buttons(let choices, let place):
            let buttons = choices.enumerated().map { Self.standIn(for: $1, number: $0) }
            let shown = MenuForm.shown(buttons, limits)
            form = MenuForm.of(shown, limits)
            checkLinks(choices, of: buttons, shown: shown, at: place, on: platform)
            let asked = shown.count
            if form == .list {
                warn(
                    place,
                    "\(platform.rawValue) shows \(limits.maximumPressButtons) buttons at most: these \(asked) become a list"
                )
            } else if form == .lines, shown.count > max(limits.maximumPressButtons, limits.maximumRows) {
                let most = max(limits.maximumPressButtons, limits.maximumRows)
                warn(
                    place,
                    "\(platform.rawValue) takes \(most) choices at most: these \(asked) become numbered lines of the text"
                )
            }
        case .list(let list): form = checkForm(of: list, on: platform)
        }
        guard let text, form != .lines, form != .none else { return }
        let isMenu = menu.choices.allSatisfy(\.isPress)
        let maximum = isMenu ? limits.maximumMenuTextLength : limits.maximumLinkTextLength
        let length = limits.length(of: templates.shortest(text))
        guard length > maximum else { return }
        let unit = limits.unit == .utf8Bytes ? "bytes" : "characters"
        problems.warning(
            .longReply,
            at: .value(text.place),
            "this text has at least \(length) \(unit), and \(platform.rawValue) takes \(maximum) above a menu: "
                + "it arrives as several messages, of which the last has the menu"
        )
    }

    private func checkLinks(
        _ choices: [ChoicePlan],
        of buttons: [ButtonsMessage.Button],
        shown: [ButtonsMessage.Button],
        at place: Place,
        on platform: Platform
    ) {
        guard shown.count < buttons.count else { return }
        let limits = PlatformLimits.of(platform)
        let hasCalls = choices.contains { if case .call = $0.action { true } else { false } }
        let lostCall = hasCalls && !limits.hasCallButtons
        let lostLink =
            shown.allSatisfy { $0.choice != nil }
            && choices.contains { if case .link = $0.action { true } else { false } }
        if lostLink {
            let reason =
                limits.mixesLinksAndPresses
                ? "shows \(limits.maximumLinkButtons) buttons at most where one is a link"
                : "has no links beside other buttons"
            warn(place, "\(platform.rawValue) \(reason): the links stand in the text")
        }
        if lostCall {
            warn(place, "\(platform.rawValue) has no buttons that call: the number stands in the text")
        } else if hasCalls, !lostLink {
            warn(
                place,
                "\(platform.rawValue) shows \(limits.maximumLinkButtons) buttons at most where one calls: the number stands in the text"
            )
        }
    }

    private func checkForm(of list: MenuPlan.ListPlan, on platform: Platform) -> MenuForm {
        let limits = PlatformLimits.of(platform)
        var number = 0
        let sections = list.sections.map { section in
            ListMessage.Section(
                title: section.title.map { templates.shortest($0) },
                rows: section.rows.map { row in
                    number += 1
                    let title = isFixed(row.title) ? templates.shortest(row.title) : "\(number)"
                    return .init(title: title, description: row.description.map { _ in "x" }, payload: "\(number)")
                }
            )
        }
        let form = MenuForm.of(ListMessage(text: "x", button: "x", sections: sections), limits)
        switch form {
        case .lines where limits.maximumRows > 0:
            if number > limits.maximumRows {
                warn(
                    list.place,
                    "a list on \(platform.rawValue) has \(limits.maximumRows) rows at most: these \(number) become numbered lines of the text"
                )
            }
        case .lines: warn(list.place, "\(platform.rawValue) has no lists: this one becomes numbered lines of the text")
        case .buttons: warn(list.place, "\(platform.rawValue) has no lists: this one becomes quick replies")
        case .list, .none: break
        }
        return form
    }

    private func warn(_ place: Place, _ message: String) {
        problems.warning(.otherForm, at: .key(place), message)
    }

    /// A button of the same kind: what it says has been checked already.
    private static func standIn(for choice: ChoicePlan, number: Int) -> ButtonsMessage.Button {
        let action: ButtonsMessage.Button.Action =
            switch choice.action {
            case .title, .payload, .rule: .press(payload: "\(number)")
            case .link(let link): .link(link)
            case .call(let phone): .call(phone)
            }
        return .init(title: "\(number)", action: action)
    }
}
