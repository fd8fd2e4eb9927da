/// The words of a language for moments.
///
/// In patterns `{time}`, `{weekday}`, `{day}`, `{month}` and `{year}` stand for the parts of a moment.
struct LanguageWords: Sendable {
    /// The code of ISO 639-1.
    let code: String
    /// What is said of a day without opening hours.
    let closed: String
    /// Today at a time.
    let today: String
    /// Tomorrow at a time.
    let tomorrow: String
    /// The next such day of the week, at a time.
    let onWeekday: String
    /// A date without its year, at a time.
    let onDate: String
    /// A date with its year, at a time.
    let onDateOfYear: String
    /// Monday to Sunday, as `onWeekday` needs them.
    let weekdays: [String]
    /// January to December, as `onDate` needs them.
    let months: [String]
    /// What stands between the entries of an enumeration.
    var comma = ", "
    /// A time with what the language puts around it.
    var time: @Sendable (ClockTime) -> String = \.text
    /// A day of the month as `onDate` needs it.
    var day: @Sendable (Int) -> String = { String($0) }

    /// A pattern with the parts of a moment in it.
    func fill(_ pattern: String, with moment: LocalTime) -> String {
        var text = ""
        for piece in pattern.split(separator: "{", omittingEmptySubsequences: false) {
            guard let end = piece.firstIndex(of: "}") else {
                text += piece
                continue
            }
            text += part(piece[..<end], of: moment)
            text += piece[piece.index(after: end)...]
        }
        return text
    }

    private func part(_ name: Substring, of moment: LocalTime) -> String {
        switch name {
        case "time": time(ClockTime(minutes: moment.secondOfDay / 60))
        case "weekday": weekdays[moment.weekday.rawValue]
        case "day": day(moment.date.day)
        case "month": months[moment.date.month - 1]
        default: String(moment.date.year)
        }
    }

    /// Whether a word, in lower case, is the name of a day of the week.
    func names(_ day: Weekday, _ word: String) -> Bool {
        weekdays[day.rawValue].lowercased().split(separator: " ").contains { $0 == word && $0.count > 2 }
    }
}
