import Messaging

/// How a platform shows something to choose from.
///
/// One place decides it, so that what is said when rules are loaded is what happens when they answer.
enum MenuForm: Sendable, Hashable {
    /// There is nothing to choose from.
    case none
    /// Buttons below the text.
    case buttons
    /// A list that a button opens.
    case list
    /// Numbered lines in the text.
    case lines

    /// The buttons that can be buttons: the others, links and phone numbers, are lines of the text.
    static func shown(_ buttons: [ButtonsMessage.Button], _ limits: PlatformLimits) -> [ButtonsMessage.Button] {
        let possible = limits.hasCallButtons ? buttons : buttons.filter { !$0.isCall }
        let presses = possible.filter { $0.choice != nil }
        if presses.count == possible.count { return possible }
        let fits = possible.count <= limits.maximumLinkButtons && (presses.isEmpty || limits.mixesLinksAndPresses)
        return fits ? possible : presses
    }

    /// The form for buttons of which each can be one.
    static func of(_ buttons: [ButtonsMessage.Button], _ limits: PlatformLimits) -> MenuForm {
        if buttons.isEmpty { return .none }
        let presses = buttons.compactMap(\.choice)
        guard areUnique(buttons.map(\.title)), areUnique(presses.map(\.payload)) else { return .lines }
        if presses.count < buttons.count || presses.count <= limits.maximumPressButtons {
            return fits(presses, limits.maximumPayloadLength) ? .buttons : .lines
        }
        let fitsRows = presses.count <= limits.maximumRows && fits(presses, PlatformLimits.maximumRowPayloadLength)
        return fitsRows ? .list : .lines
    }

    /// The form for a list.
    static func of(_ list: ListMessage, _ limits: PlatformLimits) -> MenuForm {
        let rows = list.sections.flatMap(\.rows)
        if rows.isEmpty { return .none }
        guard areUnique(rows.map(\.payload)) else { return .lines }
        let choices = rows.map { SentMenu.Choice(title: $0.title, payload: $0.payload) }
        if limits.maximumRows > 0 {
            let hasTitles = list.sections.count == 1 || list.sections.allSatisfy { $0.title != nil }
            let fitsRows = rows.count <= limits.maximumRows && fits(choices, PlatformLimits.maximumRowPayloadLength)
            return hasTitles && fitsRows && areUnique(rows.map(\.title)) ? .list : .lines
        }
        let isPlain =
            list.sections.count == 1
            && rows.allSatisfy {
                $0.description == nil && $0.title.unicodeScalars.count <= PlatformLimits.maximumButtonTitleLength
            }
        guard isPlain, rows.count <= limits.maximumPressButtons, areUnique(rows.map(\.title)) else { return .lines }
        return fits(choices, limits.maximumPayloadLength) ? .buttons : .lines
    }

    private static func areUnique(_ texts: [String]) -> Bool { Set(texts).count == texts.count }

    private static func fits(_ choices: [SentMenu.Choice], _ maximumPayloadLength: Int) -> Bool {
        choices.allSatisfy { $0.payload.unicodeScalars.count <= maximumPayloadLength }
    }
}

extension ButtonsMessage.Button {
    /// Whether the phone calls a number.
    fileprivate var isCall: Bool {
        if case .call = action { true } else { false }
    }
}
