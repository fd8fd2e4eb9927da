import JSON
import Messaging

/// Reads what a message holds besides words.
///
/// Lists are cut at a length that no person reaches: what is behind it is left out.
/// Source: Meta's WhatsApp Cloud API, Messenger Platform and Instagram Platform webhook references.
extension MessageDetails {
    private static let maximumCards = 20
    private static let maximumPhones = 10
    private static let maximumItems = 100
    private static let maximumAnswers = 100
    /// The longest text of a place, a title or an answer, in Unicode scalars.
    private static let maximumLength = 1_000
    /// The longest link that is kept, in bytes.
    private static let maximumLinkLength = 4_096
    /// The longest form that is read, in bytes of UTF-8.
    private static let maximumFormLength = 65_536

    // MARK: - WhatsApp

    /// The place of a WhatsApp message's `location`.
    static func place(_ location: JSONValue?) -> MessageDetails {
        .location(
            Location(
                latitude: degrees(location?["latitude"], within: 90),
                longitude: degrees(location?["longitude"], within: 180),
                name: words(location?["name"]),
                address: words(location?["address"])
            )
        )
    }

    /// The cards of a WhatsApp message's `contacts`.
    ///
    /// A contact without a name has been delivered, and one that is only a vCard.
    static func cards(_ contacts: [JSONValue]) -> MessageDetails {
        .contacts(
            contacts.prefix(maximumCards)
                .map { contact in
                    Card(
                        name: words(contact["name"]?["formatted_name"]) ?? words(contact["name"]?["first_name"]),
                        phones: contact.list("phones").prefix(maximumPhones)
                            .compactMap { words($0["phone"]) ?? $0["wa_id"]?.identifier }
                    )
                }
        )
    }

    /// The basket of a WhatsApp message's `order`.
    static func basket(_ order: JSONValue?) -> MessageDetails {
        .order(
            catalog: order?["catalog_id"]?.identifier,
            items: (order?.list("product_items") ?? []).prefix(maximumItems)
                .map { item in
                    Item(
                        product: item["product_retailer_id"]?.identifier,
                        quantity: item["quantity"]?.anyNumber.flatMap { Int(exactly: $0) }
                    )
                }
        )
    }

    /// The answers of a WhatsApp form: the JSON in the string `response_json`, which may be none.
    static func answers(_ form: JSONValue) -> MessageDetails {
        guard let text = form["response_json"]?.string, text.utf8.count <= maximumFormLength,
            let object = (try? JSONValue.parse(text))?.object
        else { return .form([]) }
        let answers = object.members.lazy
            // The token is between the form's maker and Meta.
            .filter { $0.key != "flow_token" }
            .compactMap { member -> Answer? in
                guard let field = DisplayName.clean(member.key), let value = answer(member.value) else { return nil }
                return Answer(field: field, value: value)
            }
        return .form(Array(answers.prefix(maximumAnswers)))
    }

    private static func answer(_ value: JSONValue) -> String? {
        switch value {
        case .string, .integer: return words(value) ?? value.identifier
        case .real(let number): return "\(number)"
        case .bool(let flag): return flag ? "yes" : "no"
        case .array(let values):
            let words = values.prefix(maximumAnswers).compactMap(words)
            return words.isEmpty ? nil : words.joined(separator: ", ")
        case .object, .null: return nil
        }
    }

    // MARK: - Messenger and Instagram

    /// What an attachment of Messenger or Instagram holds, where that is more than a file.
    static func attachment(_ attachment: JSONValue, as type: MessageType) -> MessageDetails? {
        let payload = attachment["payload"]
        switch type {
        case .location:
            let coordinates = payload?["coordinates"]
            return .location(
                Location(
                    latitude: degrees(coordinates?["lat"], within: 90),
                    longitude: degrees(coordinates?["long"], within: 180),
                    name: words(attachment["title"])
                )
            )
        case .storyMention:
            return .story(id: payload?["id"]?.identifier, link: link(payload?["url"]))
        case .share:
            // The link stands in the payload, is the payload, or stands beside it.
            let places = [payload?["url"], payload, attachment["url"], attachment["URL"]]
            return .share(
                title: words(payload?["title"]) ?? words(attachment["title"]),
                link: places.lazy.compactMap(link).first
            )
        default:
            return nil
        }
    }

    /// The story that a message answers.
    static func answered(_ story: JSONValue) -> MessageDetails {
        .story(id: story["id"]?.identifier, link: link(story["url"]))
    }

    // MARK: - Values

    private static func words(_ value: JSONValue?) -> String? {
        DisplayName.clean(value?.string, maximumLength: maximumLength)
    }

    private static func link(_ value: JSONValue?) -> String? {
        guard let text = value?.nonEmptyText, text.utf8.count <= maximumLinkLength,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return text
    }

    private static func degrees(_ value: JSONValue?, within limit: Double) -> Double? {
        value?.anyNumber.flatMap { abs($0) <= limit ? $0 : nil }
    }
}
