import Messaging
import Testing

/// Opening hours as a rules file writes them; several spans of a day stand behind each other with blanks.
private func openingHours(_ written: [(String, String)], _ zone: String = "Europe/Berlin") throws -> OpeningHours {
    let entries = try written.map { days, spans in
        OpeningHours.Entry(
            days: try OpeningDays(days),
            spans: try spans.split(separator: " ").flatMap { try OpeningHours.spans(String($0)) }
        )
    }
    return OpeningHours(entries, zone: try ZoneFile.rules(zone))
}

@Suite("Opening hours")
struct OpeningHoursTests {
    private let shop = [
        ("mon-fri", "09:00-13:00 14:00-18:00"), ("sat", "10:00-14:00"), ("2026-12-25", "closed"),
        ("--12-24", "09:00-12:00"),
    ]

    /// What the clocks of the zone show at the next opening and closing.
    private func next(_ hours: OpeningHours, _ moment: String) throws -> (open: String?, close: String?) {
        let now = try instant(moment)
        return (
            hours.nextOpen(after: now).map { hours.zone.localTime(at: $0).written },
            hours.nextClose(after: now).map { hours.zone.localTime(at: $0).written }
        )
    }

    @Test("Open from the first minute of a span until just before its last")
    func edges() throws {
        let hours = try openingHours(shop)
        // A Monday in winter, one hour ahead of UTC.
        #expect(try !hours.isOpen(at: instant("2026-11-23T08:00:00Z") - 1))
        #expect(try hours.isOpen(at: instant("2026-11-23T08:00:00Z")))
        #expect(try hours.isOpen(at: instant("2026-11-23T12:00:00Z") - 1))
        #expect(try !hours.isOpen(at: instant("2026-11-23T12:00:00Z")))
        #expect(try !hours.isOpen(at: instant("2026-11-23T12:59:59Z")))
        #expect(try hours.isOpen(at: instant("2026-11-23T13:00:00Z")))
        #expect(try !hours.isOpen(at: instant("2026-11-22T12:00:00Z")), "Sunday")
    }

    @Test("A date beats a day of every year, which beats a weekday")
    func order() throws {
        let hours = try openingHours(shop + [("2027-12-24", "closed")])
        #expect(try !hours.isOpen(at: instant("2026-12-25T10:00:00Z")))
        #expect(try hours.isOpen(at: instant("2026-12-24T10:30:00Z")))
        #expect(try !hours.isOpen(at: instant("2026-12-24T14:00:00Z")))
        #expect(try !hours.isOpen(at: instant("2027-12-24T10:30:00Z")))
        #expect(try hours.isOpen(at: instant("2028-12-24T10:30:00Z")), "a Sunday with hours of its own")
    }

    @Test("The next opening and closing over a break, a night, a weekend and holidays")
    func following() throws {
        let hours = try openingHours(shop)
        #expect(try next(hours, "2026-11-23T09:00:00Z") == ("2026-11-23 14:00:00", "2026-11-23 13:00:00"))
        #expect(try next(hours, "2026-11-23T12:30:00Z") == ("2026-11-23 14:00:00", "2026-11-23 18:00:00"))
        #expect(try next(hours, "2026-11-23T20:00:00Z") == ("2026-11-24 09:00:00", "2026-11-24 13:00:00"))
        #expect(try next(hours, "2026-11-28T16:00:00Z") == ("2026-11-30 09:00:00", "2026-11-30 13:00:00"))
        #expect(try next(hours, "2026-12-24T11:00:00Z") == ("2026-12-26 10:00:00", "2026-12-26 14:00:00"))
        // Exactly at an opening the next one is meant.
        #expect(try next(hours, "2026-11-23T08:00:00Z").open == "2026-11-23 14:00:00")
    }

    @Test("A span past midnight belongs to the day on which it begins")
    func pastMidnight() throws {
        let bar = try openingHours([("fri-sat", "22:00-04:00"), ("--01-01", "closed")], "UTC")
        #expect(try bar.isOpen(at: instant("2026-11-28T03:59:00Z")))
        #expect(try !bar.isOpen(at: instant("2026-11-28T04:00:00Z")))
        #expect(try bar.isOpen(at: instant("2026-11-29T00:00:00Z")))
        #expect(try !bar.isOpen(at: instant("2026-11-27T03:00:00Z")))
        #expect(try next(bar, "2026-11-28T01:00:00Z") == ("2026-11-28 22:00:00", "2026-11-28 04:00:00"))
        // 2027-01-01 is a Friday: closed in the evening. 2028-01-01 is a Saturday, of which Friday's night takes 4 hours.
        #expect(try !bar.isOpen(at: instant("2027-01-01T23:00:00Z")))
        #expect(try bar.isOpen(at: instant("2028-01-01T03:00:00Z")))
    }

    @Test("What touches at midnight is one span")
    func touching() throws {
        let hours = try openingHours([("mon", "18:00-24:00"), ("tue", "00:00-02:00 05:00-06:00")], "UTC")
        #expect(try next(hours, "2026-11-23T20:00:00Z") == ("2026-11-24 05:00:00", "2026-11-24 02:00:00"))
    }

    @Test("Always open and never open have no next time")
    func never() throws {
        let always = try openingHours([("mon-sun", "00:00-24:00")])
        #expect(try always.isOpen(at: instant("2026-03-29T01:00:00Z")))
        #expect(try next(always, "2026-11-23T20:00:00Z") == (nil, nil))
        let holidays = try openingHours([("mon-sun", "00:00-24:00"), ("--12-25", "closed")])
        #expect(try next(holidays, "2026-11-23T20:00:00Z") == ("2026-12-26 00:00:00", "2026-12-25 00:00:00"))
        let closed = try openingHours([("mon-sun", "closed")])
        #expect(!closed.everOpens)
        #expect(try next(closed, "2026-11-23T20:00:00Z") == (nil, nil))
        let past = try openingHours([("2020-05-01", "10:00-12:00")])
        #expect(past.everOpens)
        #expect(try next(past, "2026-11-23T20:00:00Z") == (nil, nil))
        let leapDays = try openingHours([("--02-29", "10:00-12:00")])
        #expect(try next(leapDays, "2096-03-01T00:00:00Z") == ("2104-02-29 10:00:00", "2104-02-29 12:00:00"))
        #expect(leapDays.nextOpen(after: .max) == nil && leapDays.nextOpen(after: .min) == nil)
    }

    @Test("In the night when clocks go forward what is skipped is gone")
    func clocksGoForward() throws {
        let hours = try openingHours([("sun", "02:30-06:00")])
        #expect(try next(hours, "2026-03-28T12:00:00Z") == ("2026-03-29 03:00:00", "2026-03-29 06:00:00"))
        let gone = try openingHours([("sun", "02:10-02:50")])
        #expect(try next(gone, "2026-03-28T12:00:00Z").open == "2026-04-05 02:10:00")
    }

    @Test("In the night when clocks go back the hour that exists twice counts twice")
    func clocksGoBack() throws {
        let hours = try openingHours([("sun", "02:15-02:45")])
        let first = try instant("2026-10-25T00:15:00Z")
        #expect(hours.nextOpen(after: first - 1) == first)
        #expect(hours.nextClose(after: first) == first + 30 * 60_000)
        #expect(hours.nextOpen(after: first) == first + 60 * 60_000)
        let through = try openingHours([("sun", "01:00-04:00")])
        let open = try instant("2026-10-24T23:00:00Z")
        #expect(through.nextOpen(after: open - 1) == open)
        #expect(through.nextClose(after: open) == open + 4 * 3_600_000)
    }

    @Test("Today's hours are those of the day that the clock shows, in order")
    func today() throws {
        let hours = try openingHours([("mon", "14:00-18:00 09:00-13:00"), ("--12-25", "closed")])
        #expect(try hours.today(at: instant("2026-11-22T23:00:00Z")).map(\.text) == ["09:00-13:00", "14:00-18:00"])
        #expect(try hours.today(at: instant("2026-11-22T22:59:59Z")).isEmpty)
        #expect(try hours.today(at: instant("2023-12-25T12:00:00Z")).isEmpty, "a Monday")
    }

    @Test(
        "Over two weeks: open as written, and the next times are the first ones, found minute by minute",
        arguments: [
            ("Europe/Berlin", "2026-03-20T00:00:00Z"), ("Europe/Berlin", "2026-10-18T00:00:00Z"),
            ("Australia/Lord_Howe", "2026-03-29T00:00:00Z"), ("Australia/Lord_Howe", "2026-09-28T00:00:00Z"),
            ("America/New_York", "2026-10-25T00:00:00Z"), ("Pacific/Apia", "2011-12-22T00:00:00Z"),
            ("Africa/Casablanca", "2026-02-10T00:00:00Z"), ("Asia/Karachi", "2026-12-20T00:00:00Z"),
        ]
    )
    func everyMinute(zone: String, start: String) throws {
        var generator = SeededGenerator(seed: 2026)
        let rules = try ZoneFile.rules(zone)
        let first = try instant(start)
        for _ in 0..<2 {
            let (written, hours) = try Self.random(rules, around: first, using: &generator)
            // Backwards, so that the next change is known at each minute; after the two weeks nobody looks.
            var next: (open: Int64?, close: Int64?) = (nil, nil)
            var isOpenLater: Bool?
            for minute in (0..<14 * 1440).reversed() {
                let moment = first + Int64(minute) * 60_000
                let isOpen = hours.isOpen(at: moment)
                let changes = isOpenLater.map { $0 != isOpen } ?? false
                if changes, isOpen { next.close = moment + 60_000 }
                if changes, !isOpen { next.open = moment + 60_000 }
                isOpenLater = isOpen
                guard changes || Int.random(in: 0..<20, using: &generator) == 0 else { continue }
                if isOpen != Self.isOpen(written, rules.localTime(at: moment)) { Issue.record("\(zone) \(moment)") }
                if let open = next.open, hours.nextOpen(after: moment) != open { Issue.record("\(zone) \(moment)") }
                if let close = next.close, hours.nextClose(after: moment) != close { Issue.record("\(zone) \(moment)") }
            }
            #expect(next.open != nil)
        }
    }

    /// Random hours of weekdays and of some dates within the two weeks.
    private static func random(
        _ zone: TimeZoneRules,
        around first: Int64,
        using generator: inout SeededGenerator
    ) throws -> ([OpeningHours.Entry], OpeningHours) {
        func spans() throws -> [ClockSpan] {
            var spans: [ClockSpan] = []
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                let times = (0..<2).map { _ in Int.random(in: 0..<96, using: &generator) * 15 }
                let text = times.map { "\($0 / 60 + 100):\($0 % 60 + 100)" }
                    .map { $0.dropFirst().replacing(":1", with: ":") }
                guard let span = try? ClockSpan("\(text[0])-\(text[1])") else { continue }
                if !spans.contains(where: span.overlaps) { spans.append(span) }
            }
            return spans
        }
        var entries = try Weekday.allCases.map { OpeningHours.Entry(days: .weekly(DaySet([$0])), spans: try spans()) }
        for day in [4, 9] {
            let date = zone.localTime(at: first + Int64(day) * 86_400_000).date
            entries.append(.init(days: day == 4 ? .date(date) : .everyYear(MonthDay(date)), spans: try spans()))
        }
        return (entries, OpeningHours(entries, zone: zone))
    }

    /// Whether the written spans say open at what the clock shows: the meaning in its plainest form.
    private static func isOpen(_ entries: [OpeningHours.Entry], _ local: LocalTime) -> Bool {
        func spans(_ date: CivilDate) -> [ClockSpan] {
            for kind in [OpeningDays.date(date), .everyYear(MonthDay(date))] {
                if let entry = entries.last(where: { $0.days == kind }) { return entry.spans }
            }
            return entries.last { entry in
                if case .weekly(let days) = entry.days { return days.contains(date.weekday) }
                return false
            }?
            .spans ?? []
        }
        let minute = local.hour * 60 + local.minute
        let yesterday = CivilDate(daysSince1970: local.date.daysSince1970 - 1)
        return spans(local.date).contains { $0.startMinute <= minute && minute < $0.endMinute }
            || spans(yesterday).contains { minute + 1440 < $0.endMinute }
    }
}

@Suite("The days of opening hours as they are written")
struct OpeningDaysTests {
    @Test("Weekdays, dates and days of every year")
    func days() throws {
        #expect(try OpeningDays("mon-fri") == .weekly(DaySet("mon-fri")))
        #expect(try OpeningDays("2026-12-25") == .date(LocalTime.at(2026, 12, 25).date))
        #expect(try OpeningDays("--12-25") == .everyYear(MonthDay(LocalTime.at(2026, 12, 25).date)))
    }

    @Test(
        "Slips get a suggestion",
        arguments: [
            ("Mon-Fri", "mon-fri"), ("25.12.2026", "2026-12-25"), ("2026-12-25T09:00", "2026-12-25"),
            ("12-25", "--12-25"), ("Samstag", "sat"),
        ]
    )
    func suggestions(written: String, meant: String) throws {
        let problem = #expect(throws: CalendarProblem.self) { try OpeningDays(written) }
        #expect(problem?.suggestion == meant)
    }

    @Test("Hours of a day are a span or closed")
    func spans() throws {
        #expect(try OpeningHours.spans("closed") == [])
        #expect(try OpeningHours.spans("09:00-17:00") == [ClockSpan("09:00-17:00")])
        let off = #expect(throws: CalendarProblem.self) { try OpeningHours.spans("Closed") }
        #expect(off?.suggestion == "closed")
        let span = #expect(throws: CalendarProblem.self) { try OpeningHours.spans("9-17") }
        #expect(span?.suggestion == "09:00-17:00")
    }

    @Test("Entries are about the same days when neither beats the other")
    func common() throws {
        #expect(try OpeningDays("mon-fri").common(with: OpeningDays("thu-sat")) == "thu, fri")
        #expect(try OpeningDays("mon-fri").common(with: OpeningDays("sat")) == nil)
        #expect(try OpeningDays("--12-25").common(with: OpeningDays("--12-25")) == "--12-25")
        #expect(try OpeningDays("2026-12-25").common(with: OpeningDays("2026-12-25")) == "2026-12-25")
        #expect(try OpeningDays("2026-12-25").common(with: OpeningDays("--12-25")) == nil)
        #expect(try OpeningDays("2026-12-25").common(with: OpeningDays("fri")) == nil)
    }
}
