/// What the business's accounts show beside the conversation: a menu that stays, questions to begin with, commands.
///
/// What is `nil` is left as it is at Meta; what is empty is taken away there.
package struct AccountProfile: Sendable, Hashable {
    /// A command that WhatsApp shows when somebody types `/`.
    package struct Command: Sendable, Hashable {
        /// The word after the `/`.
        package let name: String
        /// What it does.
        package let description: String

        /// Creates a command.
        package init(name: String, description: String) {
            self.name = name
            self.description = description
        }
    }

    /// What Messenger's “get started” sends.
    package let getStarted: String?
    /// The menu that stays on Messenger and Instagram: presses and links.
    package let menu: [ButtonsMessage.Button]?
    /// The questions that are offered to whoever has not written yet; WhatsApp sends their words, not their payloads.
    package let iceBreakers: [SentMenu.Choice]?
    /// WhatsApp's commands.
    package let commands: [Command]?

    /// Creates a profile.
    package init(
        getStarted: String? = nil,
        menu: [ButtonsMessage.Button]? = nil,
        iceBreakers: [SentMenu.Choice]? = nil,
        commands: [Command]? = nil
    ) {
        self.getStarted = getStarted
        self.menu = menu
        self.iceBreakers = iceBreakers
        self.commands = commands
    }
}

// MARK: - What Meta takes

extension AccountProfile {
    /// The most entries of a menu.
    ///
    /// Source: Messenger Platform docs, "Persistent menu".
    package static let maximumMenuEntries = 20
    /// The longest title of a menu's entry, in characters.
    package static let maximumMenuTitleLength = 30
    /// The most questions.
    ///
    /// Sources: Messenger and Instagram Platform docs, "Ice breakers"; WhatsApp Cloud API docs, "Conversational components".
    package static let maximumIceBreakers = 4
    /// The longest question, in characters.
    package static let maximumIceBreakerLength = 80
    /// The most commands.
    package static let maximumCommands = 30
    /// The longest name of a command, in characters.
    package static let maximumCommandLength = 32
    /// The longest description of a command, in characters.
    package static let maximumCommandDescriptionLength = 256
}
