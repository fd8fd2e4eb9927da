/// The shapes of times and dates.
///
/// Looser than the reader, which also knows which days a month has: editors underline what is plainly wrong.
enum CalendarForm {
    /// A part of a day: `09:00-17:00`.
    static let span = Shape.form("^\(clock)-\(clock)$", example: "09:00-17:00")
    /// A part of a day, or `closed`.
    static let hours = Shape.form("^(closed|\(clock)-\(clock))$", example: "09:00-17:00")
    /// Days of the week: `mon`, `monday`, `mon-fri`.
    static let days = Shape.form("^\(day)(-\(day))?$", example: "mon-fri")
    /// A day, a day of every year, or a moment: `2026-11-27`, `--11-27`, `2026-11-27T09:00`, `2026-11-27T09:00Z`.
    static let date = Shape.form("^(--\(monthAndDay)|\(yearAndTime))$", example: "2026-11-27")
    /// A day or a moment.
    static let moment = Shape.form("^\(yearAndTime)$", example: "2026-11-27T09:00")

    private static let clock = "[0-2][0-9]:[0-5][0-9]"
    private static let monthAndDay = "[01][0-9]-[0-3][0-9]"
    private static let yearAndTime =
        "[0-9]{4}-\(monthAndDay)(T[0-2][0-9]:[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-2][0-9]:[0-5][0-9])?)?"
    private static let day =
        "(mon(day)?|tue(sday)?|wed(nesday)?|thu(rsday)?|fri(day)?|sat(urday)?|sun(day)?)"
}
