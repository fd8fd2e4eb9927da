/// Guesses which time zone somebody meant.
enum ZoneName {
    /// The zone that a text probably means: `Karachi`, `asia/karachi`, `New York`, `Europe/Berln`.
    static func meant(by written: String, in names: [String]) -> String? {
        // `UTC+5` is no slip of `UTC`.
        guard !written.contains(where: \.isNumber) else { return nil }
        let wanted = normalized(written)
        if let exact = names.first(where: { normalized($0) == wanted }) { return exact }
        // The city alone, or with another continent or country before it.
        let city = lastPart(wanted)
        if let zone = names.first(where: { lastPart(normalized($0)) == city }) { return zone }
        if let nearest = NearestName.of(written, in: names) { return nearest }
        let cities = names.map { lastPart(normalized($0)) }
        guard let nearest = NearestName.of(String(city), in: cities.map { String($0) }) else { return nil }
        return zip(names, cities).first { $0.1 == nearest }?.0
    }

    private static func normalized(_ name: String) -> String {
        String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
    }

    private static func lastPart(_ name: String) -> Substring {
        name.split(separator: "/").last ?? ""
    }
}
