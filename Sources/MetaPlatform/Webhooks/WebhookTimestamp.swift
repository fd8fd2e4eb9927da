import JSON

/// Moments as Meta's webhooks write them: seconds or milliseconds, as a number or as a string, now and then ISO 8601.
enum WebhookTimestamp {
    /// From this number on, a number counts milliseconds: as seconds it would be in the year 33658.
    private static let leastMilliseconds: Int64 = 1_000_000_000_000
    /// The end of the year 9999.
    ///
    /// Nothing later is believed, so that no calculation with a moment can overflow.
    private static let latest: Int64 = 253_402_300_799_999

    /// The moment in milliseconds since 1970-01-01 UTC, or `nil` where it is none that can be believed.
    static func milliseconds(_ value: JSONValue) -> Int64? {
        switch value {
        case .integer(let number):
            return milliseconds(number)
        case .real(let number):
            guard let whole = Int64(exactly: number.rounded(.towardZero)) else { return nil }
            return milliseconds(whole)
        case .string(let text):
            guard text.utf8.count <= 64 else { return nil }
            return Int64(text).flatMap(milliseconds) ?? iso8601(text)
        default:
            return nil
        }
    }

    private static func milliseconds(_ number: Int64) -> Int64? {
        guard number > 0 else { return nil }
        return believable(number >= leastMilliseconds ? number : number * 1000)
    }

    private static func believable(_ milliseconds: Int64) -> Int64? {
        milliseconds > 0 && milliseconds <= latest ? milliseconds : nil
    }

    /// Reads `2026-11-22T18:30:00.5+0000` and its like; without a zone it is UTC.
    private static func iso8601(_ text: String) -> Int64? {
        var digits = Scanner(text.utf8)
        guard let year = digits.number(4), digits.take("-"), let month = digits.number(2), digits.take("-"),
            let day = digits.number(2), digits.take("T") || digits.take(" "),
            let hour = digits.number(2), digits.take(":"), let minute = digits.number(2), digits.take(":"),
            let second = digits.number(2),
            (1970...9999).contains(year), (1...12).contains(month), (1...31).contains(day),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        var fraction: Int64 = 0
        if digits.take(".") {
            var unit: Int64 = 100
            while let digit = digits.number(1) {
                fraction += Int64(digit) * unit
                unit /= 10
            }
        }
        guard let offset = digits.zone(), digits.isAtEnd else { return nil }
        let minutes = Int64(days(year, month, day) * 24 * 60 + hour * 60 + minute - offset)
        return believable(minutes * 60_000 + Int64(second) * 1000 + fraction)
    }

    /// The days from 1970-01-01 to a date of the Gregorian calendar, counted in years that begin in March, so that the
    /// leap day is a year's last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}

/// Reads the parts of a date, one after the other.
private struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String.UTF8View) {
        rest = text[...]
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Reads exactly that many digits.
    mutating func number(_ length: Int) -> Int? {
        let head = rest.prefix(length)
        guard head.count == length else { return nil }
        var value = 0
        for digit in head {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        rest = rest.dropFirst(length)
        return value
    }

    /// Reads `Z`, `+0100`, `+01:00` or nothing, in minutes east of UTC.
    mutating func zone() -> Int? {
        if isAtEnd || take("Z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2) else { return nil }
        _ = take(":")
        guard let minutes = number(2) else { return nil }
        return (isWest ? -1 : 1) * (hours * 60 + minutes)
    }
}
