import JSON

/// How Meta's webhooks write values: what is a number in one delivery is a string in the next.
///
/// Whatever has an unexpected shape reads as `nil`, so that no field can stop a body from being read.
extension JSONValue {
    /// The longest id that is believed, in bytes of UTF-8.
    ///
    /// Meta's longest are about 250.
    static let maximumIdentifierLength = 1024

    /// An id, written as a string or as a number.
    ///
    /// Empty, over-long, or with a control character in it, it is none.
    var identifier: String? {
        switch self {
        case .integer(let number):
            return String(number)
        case .real(let number):
            // Past 2^53 a real has lost digits already: a wrong id is worse than none.
            guard number.magnitude < 0x1p53, let whole = Int64(exactly: number) else { return nil }
            return String(whole)
        case .string(let text):
            guard !text.isEmpty, text.utf8.count <= Self.maximumIdentifierLength else { return nil }
            guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else { return nil }
            return text
        default:
            return nil
        }
    }

    /// The longest payload of a button that is believed, in bytes of UTF-8.
    ///
    /// Meta takes 1,000 characters, of up to four bytes each.
    static let maximumPayloadLength = 4096

    /// What a button sends: an id of the business's own choice, which may be a text of several lines.
    var payload: String? {
        guard case .string(let text) = self else { return identifier }
        return text.isEmpty || text.utf8.count > Self.maximumPayloadLength ? nil : text
    }

    /// A number, also where it is written as a string.
    var anyNumber: Double? {
        guard let value = number ?? string.flatMap(Double.init), value.isFinite else { return nil }
        return value
    }

    /// A yes or no, written as a boolean, a number or a string.
    var isTrue: Bool {
        switch self {
        case .bool(let value): value
        case .integer(let number): number == 1
        case .string(let text): text == "true" || text == "1"
        default: false
        }
    }

    /// A text with something in it.
    var nonEmptyText: String? {
        guard let string, !string.isEmpty else { return nil }
        return string
    }

    /// The items of a list, where one object alone counts as a list of one, and anything else as an empty list.
    var items: [JSONValue] {
        switch self {
        case .array(let items): items
        case .object: [self]
        default: []
        }
    }

    /// The member of that name when it is an object.
    func child(_ key: String) -> JSONValue? {
        guard let value = self[key], value.object != nil else { return nil }
        return value
    }

    /// The items of the list of that name; none where there is no such list.
    func list(_ key: String) -> [JSONValue] {
        self[key]?.items ?? []
    }

    /// A moment, in milliseconds since 1970; see `WebhookTimestamp`.
    var milliseconds: Int64? { WebhookTimestamp.milliseconds(self) }
}
