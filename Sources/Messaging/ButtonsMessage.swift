/// A text with buttons below it.
///
/// Where every button is a press, Messenger and Instagram show them as quick replies; with a link or a phone number among
/// them, as a button template.
package struct ButtonsMessage: Sendable, Hashable {
    /// A button.
    package struct Button: Sendable, Hashable {
        /// What happens when it is pressed.
        package enum Action: Sendable, Hashable {
            /// The business is sent this payload.
            case press(payload: String)
            /// A page opens.
            case link(String)
            /// The phone calls this number, which begins with `+`.
            case call(String)
        }

        /// What it says.
        package let title: String
        /// What happens when it is pressed.
        package let action: Action

        /// Creates a button.
        package init(title: String, action: Action) {
            self.title = title
            self.action = action
        }
    }

    /// The text above the buttons.
    package let text: String
    /// The buttons, in order.
    package let buttons: [Button]

    /// Creates a message.
    package init(text: String, buttons: [Button]) {
        self.text = text
        self.buttons = buttons
    }
}
