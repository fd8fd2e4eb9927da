/// What a message of a kind of its own holds besides words.
///
/// All of it is a stranger's data: nothing here is opened, fetched or taken for a path.
package enum MessageDetails: Sendable, Hashable {
    /// A place on the map.
    case location(Location)
    /// People's cards.
    case contacts([Card])
    /// A basket of a catalogue.
    case order(catalog: String?, items: [Item])
    /// The answers of a form: field by field, in the order of the form.
    case form([Answer])
    /// A reaction; the message that it is about.
    case reaction(message: String?)
    /// The story that is answered or in which the business is mentioned.
    case story(id: String?, link: String?)
    /// A post, reel or link that was passed on.
    case share(title: String?, link: String?)

    /// A place on the map.
    package struct Location: Sendable, Hashable {
        /// Degrees north, −90 to 90.
        package let latitude: Double?
        /// Degrees east, −180 to 180.
        package let longitude: Double?
        /// What stands there, where the person chose a known place.
        package let name: String?
        /// Its address.
        package let address: String?

        /// Creates a place; what the platform did not tell is left out.
        package init(latitude: Double?, longitude: Double?, name: String? = nil, address: String? = nil) {
            self.latitude = latitude
            self.longitude = longitude
            self.name = name
            self.address = address
        }
    }

    /// A person's card.
    package struct Card: Sendable, Hashable {
        /// The name on it.
        package let name: String?
        /// The phone numbers on it, as they are written there.
        package let phones: [String]

        /// Creates a card.
        package init(name: String?, phones: [String]) {
            self.name = name
            self.phones = phones
        }
    }

    /// A line of an order.
    package struct Item: Sendable, Hashable {
        /// The article's id in the catalogue.
        package let product: String?
        /// How many.
        package let quantity: Int?

        /// Creates a line.
        package init(product: String?, quantity: Int?) {
            self.product = product
            self.quantity = quantity
        }
    }

    /// The answer to one field of a form.
    package struct Answer: Sendable, Hashable {
        /// The field's name, as the form's maker chose it.
        package let field: String
        /// What was filled in.
        package let value: String

        /// Creates an answer.
        package init(field: String, value: String) {
            self.field = field
            self.value = value
        }
    }

    /// The longest summary, in characters.
    private static let maximumSummary = 2_000

    /// The details in a few words of one line, for a person or a model to read; `nil` where they say nothing.
    package var summary: String? {
        let words: [String?] =
            switch self {
            case .location(let place):
                [place.name, place.address, Self.coordinates(place)]
            case .contacts(let cards):
                cards.map { ([$0.name] + $0.phones).compactMap(\.self).joined(separator: " ") }
            case .order(_, let items):
                items.map { item in "\(item.quantity.map { "\($0) × " } ?? "")\(item.product ?? "?")" }
            case .form(let answers):
                answers.map { "\($0.field): \($0.value)" }
            case .reaction:
                []
            case .story(_, let link):
                [link]
            case .share(let title, let link):
                [title, link]
            }
        let summary = words.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        return summary.isEmpty ? nil : String(summary.prefix(Self.maximumSummary))
    }

    private static func coordinates(_ place: Location) -> String? {
        guard let latitude = place.latitude, let longitude = place.longitude else { return nil }
        return "\(latitude) \(longitude)"
    }
}
