/// A day of the week.
///
/// The raw value counts from Monday.
package enum Weekday: Int, Sendable, Hashable, CaseIterable {
    case monday
    case tuesday
    case wednesday
    case thursday
    case friday
    case saturday
    case sunday

    /// The weekday of a day counted from 1970-01-01, which was a Thursday.
    package init(daysSince1970: Int) {
        self = Self.allCases[(daysSince1970 + 3).flooringDivision(by: 7).remainder]
    }

    /// The full English name, such as `monday`: one of the two ways to write it.
    package var name: String { "\(self)" }

    /// The first three letters, such as `mon`: the usual way to write it.
    package var abbreviation: String { String(name.prefix(3)) }

    /// The day that a text names as it should be written, or `nil`.
    init?(written: some StringProtocol) {
        guard let day = Self.allCases.first(where: { written == $0.abbreviation || written == $0.name }) else {
            return nil
        }
        self = day
    }

    /// The day that a text was probably meant to name: `Mon`, `Tues`, `thursdays`, `Montag`.
    init?(meant: some StringProtocol) {
        let word = meant.lowercased()
        guard word.count >= 3 else { return nil }
        // What begins like a day of the week and has only letters is one, however it ends.
        if word.allSatisfy(\.isLetter), let day = Self.allCases.first(where: { word.hasPrefix($0.abbreviation) }) {
            // `mone` or `month` is none, though.
            let rest = word.dropFirst(3)
            if rest.isEmpty || rest.contains(where: day.name.dropFirst(3).contains) {
                self = day
                return
            }
        }
        for language in LanguageWords.all {
            for day in Self.allCases where language.names(day, word) {
                self = day
                return
            }
        }
        return nil
    }
}
