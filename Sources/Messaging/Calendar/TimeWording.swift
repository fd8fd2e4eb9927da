/// How moments are said to customers, in the language of `settings.language`: `tomorrow at 09:00`.
///
/// Each wording is a part of a sentence that fits behind a verb ("We open …"), with the preposition that it needs.
package struct TimeWording: Sendable {
    private let words: LanguageWords?

    /// The codes of the languages that there are words for, in order.
    package static let languages: [String] = LanguageWords.all.map(\.code).sorted()

    /// Creates the wording of a language, such as `de`, `pt-BR` or `en_GB`.
    ///
    /// In one that there are no words for times are plain: `2026-12-26 10:00`.
    package init(language: String) {
        let code = Self.code(of: language)
        words = LanguageWords.all.first { $0.code == code }
    }

    /// Whether there are words for a language.
    package static func knows(_ language: String) -> Bool {
        languages.contains(code(of: language))
    }

    private static func code(of language: String) -> String {
        language.lowercased().split { "-_".contains($0) }.first.map(String.init) ?? ""
    }

    /// A moment as seen from another one, both on the clock on the wall.
    ///
    /// The nearer the shorter: `today at 14:00`, `tomorrow at 09:00`, within six days `Monday at 09:00`, then
    /// `26 December at 10:00`, and with the year when it is most of a year away.
    package func moment(_ time: LocalTime, from now: LocalTime) -> String {
        guard let words else { return "\(time.date.text) \(time.clock)" }
        let pattern: String
        switch time.date.daysSince1970 - now.date.daysSince1970 {
        case 0: pattern = words.today
        case 1: pattern = words.tomorrow
        case 2...6: pattern = words.onWeekday
        case -300...300: pattern = words.onDate
        default: pattern = words.onDateOfYear
        }
        return words.fill(pattern, with: time)
    }

    /// The time of day: `14:05`.
    package func clock(_ time: LocalTime) -> String { time.clock }

    /// The hours of a day: `09:00–13:00, 14:00–18:00`, or the language's word for closed.
    package func hours(_ spans: [ClockSpan]) -> String {
        guard !spans.isEmpty else { return words?.closed ?? "–" }
        return spans.map { "\($0.start.text)–\($0.end.text)" }.joined(separator: words?.comma ?? ", ")
    }
}
