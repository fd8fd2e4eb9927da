/// A time of day in one of the many ways in which people write it: the source of suggestions, never of values.
struct ClockReading {
    /// Half of a day, when the writer says which.
    enum Half {
        case morning
        case afternoon

        /// The other half.
        var other: Half { self == .morning ? .afternoon : .morning }
    }

    /// The hour as it is written.
    let hour: Int
    /// The minute, 0 when none is written.
    let minute: Int
    /// The half of the day, when it is written.
    var half: Half?
    /// Whether nobody would write it so who counts 12 hours: `09:00`, `17h`, `noon`.
    let isOf24Hours: Bool

    /// Reads a text; `nil` when it is no time.
    init?(_ text: some StringProtocol, isEnd: Bool = false) {
        var word = text.lowercased().filter { !$0.isWhitespace }
        if let fixed = Self.names(isEnd: isEnd)[word] {
            (hour, minute, isOf24Hours) = (fixed, 0, true)
            return
        }
        var saysHours = false
        for (ending, half) in Self.endings where word.hasSuffix(ending) {
            word.removeLast(ending.count)
            self.half = half
            saysHours = half == nil
            break
        }
        let parts = DecimalDigits.all(in: word, separators: ":.h")
        switch (parts.count, parts.first ?? nil, parts.last ?? nil) {
        case (1, let only?, _) where only.count <= 2:
            (hour, minute) = (only.value, 0)
            isOf24Hours = saysHours || only.count == 2 && only.value < 10
        case (1, let only?, _) where only.count <= 4:
            (hour, minute) = (only.value / 100, only.value % 100)
            isOf24Hours = saysHours || only.count == 4
        case (2, let hour?, let minute?) where hour.count <= 2 && minute.count == 2:
            (self.hour, self.minute) = (hour.value, minute.value)
            isOf24Hours = saysHours || hour.count == 2
        default: return nil
        }
    }

    /// The time, unless no clock shows it.
    var time: ClockTime? {
        guard let half else { return ClockTime(hour: hour, minute: minute) }
        guard (1...12).contains(hour) else { return nil }
        return ClockTime(hour: hour % 12 + (half == .afternoon ? 12 : 0), minute: minute)
    }

    private static func names(isEnd: Bool) -> [String: Int] {
        ["noon": 12, "midday": 12, "midnight": isEnd ? 24 : 0]
    }

    /// What may stand behind a time, longer ones first.
    private static let endings: [(String, Half?)] = [
        ("a.m.", .morning), ("p.m.", .afternoon), ("am", .morning), ("pm", .afternoon), ("o'clock", nil),
        ("hours", nil), ("uhr", nil), ("hrs", nil), ("h", nil),
    ]
}
