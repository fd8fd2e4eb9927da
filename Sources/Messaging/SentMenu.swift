/// Buttons that were sent to a contact: for a while their numbers and titles, typed, are presses.
///
/// People type `2` or `Prices` where a platform shows no buttons, or where they do not see them.
package struct SentMenu: Sendable, Hashable {
    /// A button.
    package struct Choice: Sendable, Hashable {
        /// What the button says.
        package let title: String
        /// What a press sends.
        package let payload: String

        /// Creates a choice.
        package init(title: String, payload: String) {
            self.title = title
            self.payload = payload
        }
    }

    /// How long a typed number or title counts as a press, in milliseconds: an hour.
    package static let lifetime: Int64 = 3_600_000

    /// The buttons in the order in which they were shown; the first is number 1.
    package let choices: [Choice]
    /// When it was sent, in milliseconds since 1970-01-01 UTC.
    package let sentAt: Int64

    /// Creates a menu.
    package init(choices: [Choice], sentAt: Int64) {
        self.choices = choices
        self.sentAt = sentAt
    }
}

extension InboundEvent {
    /// The message as if a button had been pressed: what a typed number or title of the last menu is.
    package func pressing(_ choice: SentMenu.Choice) -> InboundEvent {
        var event = self
        event.type = .button
        event.payload = choice.payload
        event.text = choice.title
        return event
    }
}
