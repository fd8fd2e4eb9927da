package import Messaging

/// How a business tells the time: its time zone, the language of times in replies, and its opening hours.
///
/// A class, so that all the conditions that go by it share one.
package final class BusinessClock: Sendable {
    /// The zone whose clocks all times in rules are of; UTC when no file names one.
    package let zone: TimeZoneRules
    /// The zone's name, such as `Asia/Karachi`.
    package let zoneName: String
    /// How moments are said; in English when no file names a language.
    package let wording: TimeWording
    /// When the business is open; `nil` when no file says so.
    package let hours: OpeningHours?

    /// Makes the clock that the files define.
    ///
    /// Where they have mistakes something else stands in, so that what depends on it can be checked all the same.
    init(_ definitions: Definitions) {
        let named = definitions.timezone?.value
        let zone = named?.rules ?? .utc
        self.zone = zone
        zoneName = named?.name ?? "UTC"
        wording = TimeWording(language: definitions.language?.value ?? "en")
        hours = definitions.hours?.value.map { OpeningHours($0, zone: zone) }
    }

    /// The instant that a written date or moment means, in milliseconds since 1970-01-01 UTC.
    ///
    /// Without a zone of its own it is one on the business's clocks; a date is the beginning of its day. A day of
    /// every year is no instant.
    package func instant(of written: WrittenDate) -> Int64? {
        switch written {
        case .day(let day): zone.instant(of: LocalTime(date: day, secondOfDay: 0))
        case .local(let local): zone.instant(of: local)
        case .moment(let moment): moment
        case .everyYear: nil
        }
    }

    /// A moment as explanations show it: `2026-11-23 08:15 in Asia/Karachi`.
    func shown(_ local: LocalTime) -> String { "\(local.date.text) \(local.clock) in \(zoneName)" }

    /// How opening hours are written, for those who lack them.
    static let howToWriteHours =
        #"add for example: "settings": { "hours": { "mon-fri": "09:00-17:00", "2026-12-25": "closed" } }"#
}
