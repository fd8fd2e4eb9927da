import Messaging
import Testing

@Suite("Stretches of the calendar")
struct DateWindowTests {
    private func window(_ from: String?, _ until: String?, _ zone: String = "Asia/Karachi") throws -> DateWindow {
        try DateWindow(
            from: from.map { try WrittenDate($0) },
            until: until.map { try WrittenDate($0) },
            zone: ZoneFile.rules(zone)
        )
    }

    @Test("A date counts as a whole day of the zone, also in until")
    func days() throws {
        let window = try window("2026-11-27", "2026-12-26")
        let start = try instant("2026-11-26T19:00:00Z")
        let end = try instant("2026-12-26T19:00:00Z")
        #expect(!window.contains(start - 1) && window.contains(start))
        #expect(window.contains(end - 1) && !window.contains(end))
    }

    @Test("With a time it is the moment, until exclusive; an offset leaves the zone out")
    func moments() throws {
        let local = try window("2026-11-27T09:00", "2026-11-27T10:00")
        let start = try instant("2026-11-27T04:00:00Z")
        #expect(!local.contains(start - 1) && local.contains(start))
        #expect(local.contains(start + 3_599_999) && !local.contains(start + 3_600_000))
        #expect(try window("2026-11-27T09:00+05:00", "2026-11-27T05:00Z") == local)
    }

    @Test("Either end may be missing")
    func openEnds() throws {
        let christmas = try instant("2026-12-25T12:00:00Z")
        #expect(try window("2026-12-01", nil).contains(christmas))
        #expect(try window("2026-12-01", nil).contains(.max - 1))
        #expect(try !window("2026-12-26", nil).contains(christmas))
        #expect(try window(nil, "2026-12-25").contains(christmas))
        #expect(try window(nil, "2026-12-25").contains(.min))
        #expect(try !window(nil, "2026-12-24").contains(christmas))
    }

    @Test(
        "Days of every year, over New Year too",
        arguments: [
            ("--12-01", "--12-26", ["12-01", "12-15", "12-26"], ["11-30", "12-27", "06-01", "01-01"]),
            ("--12-20", "--01-06", ["12-20", "12-31", "01-01", "01-06"], ["12-19", "01-07", "06-01"]),
            ("--02-29", "--02-29", ["02-29"], ["02-28", "03-01"]),
            ("--12-01", nil, ["12-01", "12-31"], ["11-30", "01-01"]),
            (nil, "--01-06", ["01-01", "01-06"], ["01-07", "12-31"]),
        ] as [(String?, String?, [String], [String])]
    )
    func everyYear(from: String?, until: String?, inside: [String], outside: [String]) throws {
        let window = try window(from, until)
        for year in [2024, 2028, 2096] {
            for day in inside { #expect(try window.contains(instant("\(year)-\(day)T12:00:00+05:00")), "\(day)") }
            for day in outside { #expect(try !window.contains(instant("\(year)-\(day)T12:00:00+05:00")), "\(day)") }
        }
        // The day is the zone's, not that of UTC.
        #expect(try self.window("--12-01", "--12-01").contains(instant("2026-11-30T19:00:00Z")))
        #expect(try !self.window("--12-01", "--12-01").contains(instant("2026-12-01T19:00:00Z")))
    }

    @Test("Midnight that clocks skip: the day begins after the jump")
    func skippedMidnight() throws {
        // Beirut's clocks go forward at midnight.
        let window = try window("2026-03-29", "2026-03-29", "Asia/Beirut")
        let start = try instant("2026-03-28T22:00:00Z")
        #expect(!window.contains(start - 1) && window.contains(start))
        #expect(window.contains(start + 23 * 3_600_000 - 1) && !window.contains(start + 23 * 3_600_000))
    }

    @Test(
        "An end before the beginning and mixed ends are refused",
        arguments: [
            ("2026-12-26", "2026-12-25", "this ends before it begins"),
            ("2026-12-25T10:00", "2026-12-25T10:00", "this ends before it begins"),
            ("2026-12-25T10:00", "2026-12-25T04:59Z", "this ends before it begins"),
            ("2026-12-25T10:00", "2026-12-24", "this ends before it begins"),
            ("--12-01", "2026-12-26", "one end of this is a date of every year, and the other is not"),
            ("2026-12-01", "--12-26", "one end of this is a date of every year, and the other is not"),
        ]
    )
    func refused(from: String, until: String, message: String) {
        let problem = #expect(throws: CalendarProblem.self) { try window(from, until) }
        #expect(problem?.message == message)
    }

    @Test("One day, and a day until a time of it, are no mistakes")
    func short() throws {
        #expect(throws: Never.self) { try window("2026-12-25", "2026-12-25") }
        #expect(throws: Never.self) { try window("2026-12-25", "2026-12-25T00:01") }
        #expect(throws: Never.self) { try window("2026-12-25T23:59", "2026-12-25") }
    }
}
