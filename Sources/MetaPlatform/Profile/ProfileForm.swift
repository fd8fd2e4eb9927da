import JSON
import Messaging

/// What a platform calls the parts of an account's profile, and how it writes them.
///
/// Sources: Messenger Platform docs, "Messenger profile" (get started, persistent menu, ice breakers); Instagram Platform
/// docs, "Persistent menu" and "Ice breakers"; WhatsApp Cloud API docs, "Conversational components".
enum ProfileForm {
    /// A part with what it should be, in the platform's words; an empty list for what is to be taken away.
    typealias Part = (name: String, value: JSONValue)

    /// The parts that the rules say, in the platform's order; those that they leave alone are not among them.
    static func parts(of profile: AccountProfile, on platform: Platform) -> [Part] {
        switch platform {
        case .whatsapp: whatsAppParts(of: profile)
        case .messenger, .instagram: messagingParts(of: profile, on: platform)
        }
    }

    /// The names of all parts that a platform has.
    static func names(on platform: Platform) -> [String] {
        switch platform {
        case .whatsapp: ["prompts", "commands"]
        case .messenger: ["get_started", "persistent_menu", "ice_breakers"]
        case .instagram: ["persistent_menu", "ice_breakers"]
        }
    }

    private static func messagingParts(of profile: AccountProfile, on platform: Platform) -> [Part] {
        var parts: [Part] = []
        // Only Messenger has a button to start with, and lets a menu stand in place of the keyboard.
        let isMessenger = platform == .messenger
        if isMessenger, let start = profile.getStarted {
            parts.append(("get_started", ["payload": .string(start)]))
        }
        if let menu = profile.menu {
            let further: JSONObject = isMessenger ? ["composer_input_disabled": false] : [:]
            parts.append(("persistent_menu", localized(menu.map(entry), further: further)))
        }
        if let questions = profile.iceBreakers {
            let entries = questions.map { question -> JSONValue in
                ["question": .string(question.title), "payload": .string(question.payload)]
            }
            parts.append(("ice_breakers", localized(entries)))
        }
        return parts
    }

    /// Entries for every language; an empty list where there are none.
    private static func localized(_ entries: [JSONValue], further: JSONObject = [:]) -> JSONValue {
        guard !entries.isEmpty else { return .array([]) }
        var object: JSONObject = ["locale": "default"]
        for (key, value) in further.members { object[key] = value }
        object["call_to_actions"] = .array(entries)
        return .array([.object(object)])
    }

    private static func entry(_ button: ButtonsMessage.Button) -> JSONValue {
        let title = JSONValue.string(button.title)
        return switch button.action {
        case .press(let payload): ["type": "postback", "title": title, "payload": .string(payload)]
        case .link(let link): ["type": "web_url", "title": title, "url": .string(link)]
        case .call(let number): ["type": "phone_number", "title": title, "payload": .string(number)]
        }
    }

    private static func whatsAppParts(of profile: AccountProfile) -> [Part] {
        var parts: [Part] = []
        if let questions = profile.iceBreakers {
            parts.append(("prompts", .array(questions.map { .string($0.title) })))
        }
        if let commands = profile.commands {
            let values = commands.map { command -> JSONValue in
                ["command_name": .string(command.name), "command_description": .string(command.description)]
            }
            parts.append(("commands", .array(values)))
        }
        return parts
    }

    // MARK: - What Meta has

    /// What of a value Meta answered says the same as what we would write: only the keys that we write, in our order.
    ///
    /// Meta adds keys of its own, such as a height of pages.
    static func comparable(_ answered: JSONValue, to wanted: JSONValue) -> JSONValue {
        switch (answered, wanted) {
        case (.object(let object), .object(let wanted)):
            var kept = JSONObject()
            for (key, value) in wanted.members {
                if let found = object[key] { kept[key] = comparable(found, to: value) }
            }
            return .object(kept)
        case (.array(let values), .array(let wanted)):
            return .array(
                values.enumerated()
                    .map { number, value in
                        wanted.indices.contains(number) ? comparable(value, to: wanted[number]) : value
                    }
            )
        default:
            return answered
        }
    }
}
