import Messaging

/// What a template can say about a message.
///
/// A new variable is one case here.
enum EventVariable: String, CaseIterable, Sendable {
    case name
    case firstName = "first_name"
    case text
    case platform
    case type

    /// The value for a message; `nil` when the message does not tell it.
    ///
    /// A customer's words are data: whatever stands in them, they are printed as they are, but for the invisible signs
    /// that would turn the direction of the text around them.
    func value(for event: InboundEvent) -> String? {
        let value: String? =
            switch self {
            case .name: event.name.map(Self.withoutDirections)
            case .firstName:
                event.name.map(Self.withoutDirections)?.split(whereSeparator: \.isWhitespace).first.map(String.init)
            case .text: event.text
            case .platform: event.platform.rawValue
            case .type: event.type?.rawValue
            }
        return value?.isEmpty == true ? nil : value
    }

    /// The platforms whose messages tell it.
    ///
    /// Source: Meta's webhook references; only WhatsApp's messages carry the sender's profile name.
    var platforms: Set<Platform> {
        switch self {
        case .name, .firstName: [.whatsapp]
        case .text, .platform, .type: Set(Platform.allCases)
        }
    }

    /// Names that belong to the language and that this version cannot fill in yet.
    static func isLater(_ name: String) -> Bool {
        ["account", "contact"].contains(name) || name.hasPrefix("media.")
    }

    private static func withoutDirections(_ name: String) -> String {
        String(String.UnicodeScalarView(name.unicodeScalars.filter { !$0.isBidirectionalControl }))
    }
}
