import JSON

/// Who is named in a change's `contacts`.
struct WhatsAppContacts {
    /// A person as the list tells of them.
    struct Person {
        /// The profile's name.
        let name: String?
        /// The user name, without `@`.
        let userName: String?
    }

    private var people: [String: Person] = [:]
    /// The one contact, where all messages are one person's: it holds although the list spells that person's id otherwise.
    ///
    /// With more than one sender it would be somebody else's name.
    private var only: Person?

    /// Reads the list of a change.
    init(_ value: JSONValue) {
        let contacts = value.list("contacts")
        for contact in contacts {
            let profile = contact["profile"]
            let person = Person(
                name: DisplayName.clean(profile?["name"]?.string),
                userName: DisplayName.userName(profile?["username"]?.string)
            )
            guard person.name != nil || person.userName != nil else { continue }
            for key in ["wa_id", "user_id"] {
                if let id = contact[key]?.identifier { people[id] = person }
            }
            if contacts.count == 1, Self.senderCount(in: value) <= 1 { only = person }
        }
    }

    /// The person who has one of these ids.
    func person(of ids: [String]) -> Person? {
        ids.lazy.compactMap { people[$0] }.first ?? only
    }

    private static func senderCount(in value: JSONValue) -> Int {
        Set(value.list("messages").map { ($0["from"] ?? $0["from_user_id"])?.identifier }).count
    }
}
