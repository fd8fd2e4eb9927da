/// A WhatsApp message that Meta has approved before, with its gaps filled in: the only kind that may be sent a day after
/// the contact last wrote.
package struct TemplateMessage: Sendable, Hashable {
    /// What fills the header's gap.
    package enum Header: Sendable, Hashable {
        case text(String)
        case media(MediaMessage)
    }

    /// What fills the gap of one button.
    package enum Button: Sendable, Hashable {
        /// What a press of a quick reply sends.
        case press(payload: String)
        /// The end of a link, as the template leaves it open.
        case linkEnd(String)
    }

    /// The name that it was approved under.
    package let name: String
    /// The code of its language, such as `en_US`.
    package let language: String
    /// What fills the header's gap; `nil` where it has none.
    package let header: Header?
    /// What fills the gaps of the text, in order.
    package let body: [String]
    /// What fills the gaps of the buttons, in order.
    package let buttons: [Button]

    /// Creates a message.
    package init(name: String, language: String, header: Header? = nil, body: [String] = [], buttons: [Button] = []) {
        self.name = name
        self.language = language
        self.header = header
        self.body = body
        self.buttons = buttons
    }
}
