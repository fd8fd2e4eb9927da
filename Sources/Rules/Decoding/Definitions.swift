import Messaging

/// What all files of a set share, whichever of them it stands in.
struct Definitions: Sendable {
    /// A definition and the place of its value.
    struct Defined<Value: Sendable>: Sendable {
        let value: Value
        let place: Place
    }

    /// The `ai` block.
    struct AIBlock: Sendable {
        let settings: AISettings
        let onError: TemplateText?
    }

    /// A time zone by its name.
    struct NamedZone: Sendable {
        let name: String
        let rules: TimeZoneRules
    }

    /// The named lists of words.
    var lists: [String: Defined<[Keyword]>] = [:]
    /// The named texts; a value is `nil` when the snippet is there but has mistakes.
    var snippets: [String: Defined<TemplateText?>] = [:]
    /// Texts for absent variables.
    var defaults: [String: Defined<String>] = [:]
    /// The names of accounts, and their ids.
    var accounts: [String: Defined<String>] = [:]
    /// The names of posts, and their ids.
    var posts: [String: Defined<String>] = [:]
    /// The business's time zone; its value is `nil` when it is there but has mistakes.
    var timezone: Defined<NamedZone?>?
    /// The language of times in replies; its value is `nil` when it is there but has mistakes.
    var language: Defined<String?>?
    /// When the business is open; its value is `nil` when it is there but has mistakes.
    var hours: Defined<[OpeningHours.Entry]?>?
    /// The name and contact of the business.
    var business: Defined<Business>?
    /// How long a contact's next message is waited for, in milliseconds; its value is `nil` when it has mistakes.
    var debounce: Defined<Int64?>?
    /// How long the bot is silent after a person's answer, in milliseconds; its value is `nil` for not at all.
    var handoffOnReply: Defined<Int64?>?
    /// Whether texts are kept in the log.
    var keepsText: Defined<Bool>?
    /// What the accounts show beside the conversation; its value is `nil` when it has mistakes.
    var profile: Defined<ProfileDecoder.Decoded?>?
    /// How the AI model is asked; its value is `nil` when the block is there but has mistakes.
    var ai: Defined<AIBlock?>?
    /// Whether every file could be read.
    ///
    /// If not, what seems undefined may stand in the unreadable one.
    var areComplete = true
}
