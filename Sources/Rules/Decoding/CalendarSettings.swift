import Messaging

/// Reads what `settings` say about time: `timezone`, `language`, `hours`.
struct CalendarSettings {
    let problems: Problems
    let resources: RulesResources

    /// The business's time zone.
    func timezone(_ node: Node) -> Definitions.NamedZone? {
        guard let name = node.filledText(problems) else { return nil }
        if name == "UTC" { return .init(name: name, rules: .utc) }
        guard let file = resources.timeZone(name) else {
            reportUnknownZone(name, node)
            return nil
        }
        do {
            return .init(name: name, rules: try TimeZoneRules(file: file))
        } catch {
            problems.error(
                .unknownTimezone,
                at: .value(node.place),
                "the system's file of the time zone \(Quote.message(name)) cannot be used",
                help: error == .countsLeapSeconds
                    ? "leave out what stands before the place, such as `right/`"
                    : "install the system's package `tzdata` anew"
            )
            return nil
        }
    }

    private func reportUnknownZone(_ name: String, _ node: Node) {
        let names = resources.timeZoneNames()
        let suggestion = ZoneName.meant(by: name, in: names)
        let help =
            names.count > 1
            ? "write a continent and a city, such as Asia/Karachi or Europe/Berlin: it knows about summer time, too"
            : "the system knows no time zones but UTC: install its package `tzdata`"
        problems.error(
            .unknownTimezone,
            at: .value(node.place),
            "there is no time zone \(Quote.message(name))",
            help: suggestion == nil ? help : nil,
            suggestion: suggestion
        )
    }

    /// The language of times in replies.
    func language(_ node: Node) -> String? {
        guard let code = node.filledText(problems) else { return nil }
        if TimeWording.knows(code) { return code }
        let known = "they are told in: \(TimeWording.languages.joined(separator: ", "))"
        guard Self.isCode(code) else {
            problems.error(
                .unknownLanguage,
                at: .value(node.place),
                "\(Quote.message(code)) is not the code of a language",
                help: "a code has two letters, such as en; times are told in words in: "
                    + TimeWording.languages.joined(separator: ", "),
                suggestion: Self.codes[code.lowercased()]
            )
            return nil
        }
        problems.warning(
            .unknownLanguage,
            at: .value(node.place),
            "there are no words for times in \(Quote.message(code)): they are written as 2026-12-26 10:00",
            help: known
        )
        return code
    }

    /// Whether a text has the form of a language's code: `pl`, `pt-BR`, `zh_Hant`.
    private static func isCode(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
            .flatMap { $0.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false) }
        guard let first = parts.first, (2...3).contains(first.count) else { return false }
        return parts.dropFirst().allSatisfy { (2...8).contains($0.count) }
            && parts.joined()
                .allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
    }

    /// What people write for the codes.
    private static let codes = [
        "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
        "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
        "nederlands": "nl", "turkish": "tr", "türkçe": "tr", "russian": "ru", "русский": "ru", "arabic": "ar",
        "العربية": "ar", "urdu": "ur", "اردو": "ur", "hindi": "hi", "हिन्दी": "hi", "indonesian": "id",
        "bahasa indonesia": "id", "indonesia": "id",
    ]
}

// MARK: - Opening hours

extension CalendarSettings {
    /// When the business is open.
    func hours(_ node: Node) -> [OpeningHours.Entry]? {
        guard let members = node.members else { return node.mismatch("an object `{ … }`", problems) }
        let written = members.filter { $0.key != Fields.note }
        var earlier: [(days: OpeningDays, key: String, place: Place)] = []
        let entries = written.allOrNothing(problems) { key, value -> OpeningHours.Entry? in
            let days = days(key, value)
            if let days {
                for other in earlier {
                    guard let common = days.common(with: other.days) else { continue }
                    reportTwice(common, (key, value.place), (other.key, other.place))
                    break
                }
                earlier.append((days, key, value.place))
            }
            guard let spans = spans(value), let days else { return nil }
            return OpeningHours.Entry(days: days, spans: spans)
        }
        guard let entries else { return nil }
        if entries.allSatisfy(\.spans.isEmpty) {
            problems.warning(
                .neverOpen,
                at: .key(node.place),
                "by these hours the business is never open",
                help: "days that are not named are closed; give some of them hours: \"mon-fri\": \"09:00-17:00\""
            )
        }
        return entries
    }

    private func days(_ key: String, _ node: Node) -> OpeningDays? {
        do {
            return try OpeningDays(key)
        } catch {
            problems.error(.unknownDay, error, at: .key(node.place))
            return nil
        }
    }

    private func reportTwice(
        _ common: String,
        _ second: (key: String, place: Place),
        _ first: (key: String, place: Place)
    ) {
        problems.error(
            .definedTwice,
            at: .key(second.place),
            "\(Quote.message(second.key)) and \(Quote.message(first.key)) both give hours for \(common)",
            help: "name each day once; hours of a date beat those of a day of the week",
            related: .init(spot: .key(first.place), message: "the other one is here")
        )
    }

    /// The hours of a day: a span, a list of spans, or `closed`.
    private func spans(_ node: Node) -> [ClockSpan]? {
        guard let entries = node.entries else {
            guard node.string != nil else {
                return node.mismatch("a span such as \"09:00-17:00\", a list of these, or \"closed\"", problems)
            }
            return node.calendar(.badTime, problems) { written throws(CalendarProblem) in
                try OpeningHours.spans(written)
            }
        }
        if entries.isEmpty {
            problems.error(
                .emptyList,
                at: .value(node.place),
                "\(node.label) is an empty list",
                help: "a day off is written \"closed\""
            )
            return nil
        }
        guard let spans = entries.allOrNothing(problems, spanInList) else { return nil }
        for (index, span) in spans.enumerated() {
            guard let other = spans[..<index].firstIndex(where: span.overlaps) else { continue }
            problems.error(
                .overlappingHours,
                at: .value(entries[index].place),
                "\(span.text) overlaps with \(spans[other].text)",
                help: "write them as one span",
                related: .init(spot: .value(entries[other].place), message: "the other one is here")
            )
            return nil
        }
        return spans
    }

    private func spanInList(_ node: Node) -> ClockSpan? {
        guard node.string == "closed" else { return node.span(problems) }
        problems.error(
            .badTime,
            at: .value(node.place),
            "a day off has no other hours",
            help: "write \"closed\" in place of the list, or leave it out of the list"
        )
        return nil
    }
}
