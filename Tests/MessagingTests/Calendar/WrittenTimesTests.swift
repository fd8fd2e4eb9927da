import Messaging
import Testing

/// The problem that reading a text gives, or `nil` when it is read.
private func problem<Value>(_ text: String, _ read: (String) throws(CalendarProblem) -> Value) -> CalendarProblem? {
    do {
        _ = try read(text)
        return nil
    } catch {
        return error
    }
}

@Suite("Times of day as they are written")
struct ClockSpanTests {
    @Test("Spans within a day, past midnight, and of a whole day")
    func spans() throws {
        let morning = try ClockSpan("09:00-13:00")
        #expect((morning.startMinute, morning.endMinute) == (540, 780))
        let night = try ClockSpan("22:00-06:00")
        #expect((night.startMinute, night.endMinute, night.passesMidnight) == (1320, 1800, true))
        #expect(night.end.text == "06:00")
        let day = try ClockSpan("00:00-24:00")
        #expect(day == .wholeDay && !day.passesMidnight)
        #expect((try ClockSpan("18:00-24:00").endMinute, try ClockSpan("18:00-00:00").endMinute) == (1440, 1440))
    }

    @Test("A span is written as it was read", arguments: ["09:00-13:00", "22:00-06:00", "00:00-24:00", "23:59-00:01"])
    func text(written: String) throws {
        #expect(try ClockSpan(written).text == written)
    }

    @Test(
        "What was meant is suggested where there is one way to understand it",
        arguments: [
            ("9:00-17:00", "09:00-17:00"), ("9-17", "09:00-17:00"), ("09.00-17.30", "09:00-17:30"),
            ("9am-5pm", "09:00-17:00"), ("9 am - 5 pm", "09:00-17:00"), ("9-5pm", "09:00-17:00"),
            ("1-5pm", "13:00-17:00"), ("10-2am", "22:00-02:00"), ("9-11am", "09:00-11:00"),
            ("12pm-8pm", "12:00-20:00"), ("12am-6am", "00:00-06:00"),
            ("09:00 - 17:00", "09:00-17:00"), ("09:00–17:00", "09:00-17:00"), ("9:00 to 17:00", "09:00-17:00"),
            ("from 9:00 until 17:00", "09:00-17:00"), ("9 bis 17 Uhr", "09:00-17:00"), ("9h-17h30", "09:00-17:30"),
            ("0900-1730", "09:00-17:30"), ("noon-midnight", "12:00-24:00"), ("midnight-6am", "00:00-06:00"),
            ("24/7", "00:00-24:00"), ("All day", "00:00-24:00"), ("00:00-00:00", "00:00-24:00"),
            ("24:00-06:00", "00:00-06:00"), ("22h-6h", "22:00-06:00"),
        ]
    )
    func suggestions(written: String, meant: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect(problem.suggestion == meant)
        #expect(throws: Never.self) { try ClockSpan(meant) }
    }

    @Test(
        "Nothing is suggested where nobody can tell",
        arguments: ["9-5", "", "-", "09:00", "morning", "09:00-", "25:00-26:00", "09:00-13:00, 14:00-18:00", "9-13-17"]
    )
    func unclear(written: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect(problem.suggestion == nil)
        #expect(problem.help != nil && !problem.message.hasSuffix("."))
    }

    @Test("A number that no clock shows is underlined alone")
    func ranges() throws {
        let hour = try #require(problem("09:00-25:00") { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect((hour.message, hour.range) == ("there is no hour 25", 6..<11))
        let minute = try #require(problem("09:60-17:00") { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect((minute.message, minute.range) == ("there is no minute 60", 0..<5))
        let end = try #require(problem("09:00-24:30") { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect((end.message, end.range) == ("a day ends at 24:00", 6..<11))
        let same = try #require(problem("09:00-09:00") { text throws(CalendarProblem) in try ClockSpan(text) })
        #expect(same.message == "this begins and ends at the same time")
    }

    @Test("Spans overlap when they share a minute")
    func overlaps() throws {
        #expect(try !ClockSpan("09:00-13:00").overlaps(ClockSpan("13:00-18:00")))
        #expect(try ClockSpan("09:00-13:01").overlaps(ClockSpan("13:00-18:00")))
        #expect(try ClockSpan("22:00-06:00").overlaps(ClockSpan("23:00-24:00")))
        #expect(try !ClockSpan("22:00-06:00").overlaps(ClockSpan("05:00-09:00")))
    }

    @Test("A window of time holds on both sides of midnight")
    func window() throws {
        let window = TimeWindow([try ClockSpan("22:00-06:00"), try ClockSpan("12:00-13:00")])
        let shown = try (0..<24).filter { window.contains(try .at(2026, 1, 1, $0)) }
        #expect(shown == [0, 1, 2, 3, 4, 5, 12, 22, 23])
        #expect(try !window.contains(.at(2026, 1, 1, 21, 59)) && window.contains(.at(2026, 1, 1, 5, 59)))
        #expect(try TimeWindow([.wholeDay]).contains(.at(2026, 1, 1, 23, 59)))
    }
}

@Suite("Days of the week as they are written")
struct DaySetTests {
    @Test("One day, days that follow each other, and over the end of the week")
    func days() throws {
        #expect(try DaySet("sat").days == [.saturday])
        #expect(try DaySet("saturday").days == [.saturday])
        #expect(try DaySet("mon-fri").days == [.monday, .tuesday, .wednesday, .thursday, .friday])
        #expect(try DaySet("fri-mon").days == [.monday, .friday, .saturday, .sunday])
        #expect(try DaySet("friday-mon").days == DaySet("fri-mon").days)
        #expect(try DaySet("tue-mon").days == Weekday.allCases)
        #expect(try DaySet("sun-sun").days == [.sunday])
        #expect(try DaySet("sat").union(DaySet("sun")) == DaySet("sat-sun"))
        #expect(try DaySet("mon-wed").intersection(DaySet("wed-fri")).days == [.wednesday])
    }

    @Test(
        "What was meant is suggested",
        arguments: [
            ("Mon-Fri", "mon-fri"), ("MON", "mon"), ("mon - fri", "mon-fri"), ("mon–fri", "mon-fri"), ("tues", "tue"),
            ("Thurs", "thu"), ("wednsday", "wed"), ("mondays", "mon"), ("Monday to Friday", "mon-fri"),
            ("weekend", "sat-sun"), ("weekdays", "mon-fri"), ("daily", "mon-sun"), ("Montag", "mon"),
            ("Mittwoch-Freitag", "wed-fri"), ("lunes", "mon"), ("пятницу", "fri"), ("Sat.", "sat"),
        ]
    )
    func suggestions(written: String, meant: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try DaySet(text) })
        #expect(problem.suggestion == meant)
        #expect(throws: Never.self) { try DaySet(meant) }
    }

    @Test(
        "What is no day is not guessed",
        arguments: ["", "-", "mon-", "month", "mon,tue", "x", "mon-tue-wed", "holiday"]
    )
    func unclear(written: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try DaySet(text) })
        #expect(problem.suggestion == nil && problem.help != nil)
    }

    @Test("The weekday of a date")
    func weekdays() throws {
        #expect(try LocalTime.at(2026, 12, 25).weekday == .friday)
        #expect(try LocalTime.at(1970, 1, 1).weekday == .thursday)
        #expect(try LocalTime.at(1969, 12, 31).weekday == .wednesday)
        #expect(try LocalTime.at(2000, 2, 29).weekday == .tuesday)
    }
}

@Suite("Dates as they are written")
struct WrittenDateTests {
    @Test("Days, days of every year, local times and moments")
    func dates() throws {
        let christmas = try LocalTime.at(2026, 12, 25).date
        #expect(try WrittenDate("2026-12-25") == .day(christmas))
        #expect(try WrittenDate("--12-25") == .everyYear(MonthDay(christmas)))
        #expect(try WrittenDate("--02-29") == .everyYear(#require(MonthDay(month: 2, day: 29))))
        #expect(try WrittenDate("2026-12-25T09:30") == .local(.at(2026, 12, 25, 9, 30)))
        let seconds = LocalTime(date: christmas, secondOfDay: 9 * 3600 + 59)
        #expect(try WrittenDate("2026-12-25T09:00:59") == .local(seconds))
        #expect(try WrittenDate("2026-12-25T09:30Z") == .moment(instant("2026-12-25T09:30:00Z")))
        #expect(try WrittenDate("2026-12-25T09:30+05:00") == .moment(instant("2026-12-25T04:30:00Z")))
        #expect(try WrittenDate("2026-12-25T09:30:15-03:30") == .moment(instant("2026-12-25T13:00:15Z")))
    }

    @Test(
        "What was meant is suggested where there is one way to understand it",
        arguments: [
            ("25.12.2026", "2026-12-25"), ("25/12/2026", "2026-12-25"), ("12/25/2026", "2026-12-25"),
            ("12-25-2026", "2026-12-25"), ("05/05/2026", "2026-05-05"), ("2026/12/25", "2026-12-25"),
            ("2026.12.5", "2026-12-05"), ("2026-1-5", "2026-01-05"), ("20261225", "2026-12-25"),
            ("2026-25-12", "2026-12-25"), ("25 December 2026", "2026-12-25"), ("Dec 25, 2026", "2026-12-25"),
            ("25th Dec 2026", "2026-12-25"), ("December 25", "--12-25"), ("--12-1", "--12-01"), ("-12-01", "--12-01"),
            ("12-25", "--12-25"), ("25.12.", "--12-25"), ("2026-12-25 09:00", "2026-12-25T09:00"),
            ("2026-12-25t9:00", "2026-12-25T09:00"), ("2026-12-25T9:00", "2026-12-25T09:00"),
            ("25.12.2026 18:30", "2026-12-25T18:30"), ("2026-12-25T09:00+0500", "2026-12-25T09:00+05:00"),
            ("2026-12-25T09:00z", "2026-12-25T09:00Z"), ("2026-12-25T9pm", "2026-12-25T21:00"),
            (" 2026-12-25 ", "2026-12-25"), ("1 August 2026", "2026-08-01"),
        ]
    )
    func suggestions(written: String, meant: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try WrittenDate(text) })
        #expect(problem.suggestion == meant)
        #expect(throws: Never.self) { try WrittenDate(meant) }
    }

    @Test(
        "Nothing is suggested where nobody can tell",
        arguments: [
            "05/06/2026", "05.06.2026", "01-02", "", "--", "tomorrow", "2026", "2026-12", "2026-02-30", "--02-30",
            "2026-12-25T", "2026-12-25T25:00", "0026-12-25", "May 2026", "25 25 December", "2026-12-25T09:00+99:00",
        ]
    )
    func unclear(written: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try WrittenDate(text) })
        #expect(problem.suggestion == nil && !problem.message.hasSuffix("."))
    }

    @Test(
        "A day that does not exist is named",
        arguments: [
            ("2026-02-29", "February 2026 has only 28 days"), ("--02-30", "February has only 29 days"),
            ("2026-04-31", "April 2026 has only 30 days"), ("2026-13-13", "there is no month 13"),
            ("2026-12-00", "there is no day 0"), ("2026-12-25T25:00", "there is no hour 25"),
            ("2026-12-25T09:60", "there is no minute 60"), ("2026-12-25T24:00", "24:00 is 00:00 of the next day"),
            ("05/06/2026", "nobody can tell the day from the month here"),
        ]
    )
    func impossible(written: String, message: String) {
        #expect(problem(written) { text throws(CalendarProblem) in try WrittenDate(text) }?.message == message)
    }

    @Test("Every day of 4,000 years is counted up and back")
    func counting() throws {
        var day = try LocalTime.at(0, 1, 1).date.daysSince1970
        #expect(day == -719_528)
        for year in 0..<4000 {
            for month in 1...12 {
                for dayOfMonth in 1...CivilDate.dayCount(ofMonth: month, year: year) {
                    let date = CivilDate(daysSince1970: day)
                    guard (date.year, date.month, date.day) == (year, month, dayOfMonth), date.daysSince1970 == day
                    else {
                        Issue.record("\(day)")
                        return
                    }
                    day += 1
                }
            }
        }
    }
}

@Suite("Durations as they are written")
struct WrittenDurationTests {
    @Test(
        "A number and a unit, also together",
        arguments: [
            ("90s", 90), ("30m", 1800), ("12h", 43_200), ("7d", 604_800), ("1h30m", 5400), ("1d12h", 129_600),
            ("1s", 1), ("3650d", 315_360_000), ("007d", 604_800),
        ]
    )
    func durations(written: String, seconds: Int) throws {
        #expect(try WrittenDuration(written).seconds == seconds)
    }

    @Test(
        "What was meant is suggested",
        arguments: [
            ("2w", "14d"), ("1 week", "7d"), ("30 min", "30m"), ("12 hours", "12h"), ("7D", "7d"),
            ("90 seconds", "90s"),
            ("1 day", "1d"), ("2 months", "60d"), ("1h 30m", "1h30m"),
        ]
    )
    func suggestions(written: String, meant: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try WrittenDuration(text) })
        #expect(problem.suggestion == meant)
        #expect(throws: Never.self) { try WrittenDuration(meant) }
    }

    @Test(
        "What is no duration, or none that can be meant",
        arguments: [
            "", "7", "d", "-7d", "0s", "1.5h", "30m1h", "1h1h", "11y", "99999d", "9999999999s", "soon", "h7", "7é",
        ]
    )
    func refused(written: String) throws {
        let problem = try #require(problem(written) { text throws(CalendarProblem) in try WrittenDuration(text) })
        #expect(problem.message.isEmpty == false && !problem.message.hasSuffix("."))
    }
}
