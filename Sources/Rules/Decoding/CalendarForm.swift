/// The forms of times and dates, as regular expressions of JSON Schema.
///
/// Looser than the reader, which also knows which days a month has: editors underline what is plainly wrong.
enum CalendarForm {
    /// A part of a day: `09:00-17:00`.
    static let span = "^\(clock)-\(clock)$"
    /// A part of a day, or `closed`.
    static let hours = "^(closed|\(clock)-\(clock))$"
    /// Days of the week: `mon`, `monday`, `mon-fri`.
    static let days = "^\(day)(-\(day))?$"
    /// A day, a day of every year, or a moment: `2026-11-27`, `--11-27`, `2026-11-27T09:00`, `2026-11-27T09:00Z`.
    static let date = "^(--\(monthAndDay)|\(yearAndTime))$"
    /// A day or a moment.
    static let moment = "^\(yearAndTime)$"

    private static let clock = "[0-2][0-9]:[0-5][0-9]"
    private static let monthAndDay = "[01][0-9]-[0-3][0-9]"
    private static let yearAndTime =
        "[0-9]{4}-\(monthAndDay)(T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-2][0-9]:[0-5][0-9])?)?"
    private static let day =
        "(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)"
}
