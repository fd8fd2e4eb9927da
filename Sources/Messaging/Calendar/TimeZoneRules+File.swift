extension TimeZoneRules {
    /// Reads the bytes of a file of the time zone database, such as `Europe/Berlin`.
    ///
    /// The rule for the years to come is laid out for 400 years, after which the calendar repeats itself: so all times
    /// are looked up in the same way.
    package init(file bytes: some Collection<UInt8>) throws(TimeZoneFileError) {
        let file = try TimeZoneFile(bytes)
        guard let footer = file.footer else {
            self.init(first: file.first, changes: file.changes, horizon: nil)
            return
        }
        // A file that lists no change leaves everything to the rule.
        let last = file.changes.last?.second ?? Self.beginning
        let first = file.changes.isEmpty ? footer.standard : file.first
        guard footer.summer != nil, (Self.beginning...Self.end).contains(last) else {
            self.init(first: first, changes: file.changes, horizon: nil)
            return
        }
        let year = CivilDate(daysSince1970: last.flooringDivision(by: LocalTime.secondsPerDay).quotient).year
        // The era that repeats begins clear of the changes that are listed.
        let horizon = year + 2 + 400
        var later: [OffsetChange] = []
        for change in (year - 1...horizon).flatMap(footer.changes) where change.second > last {
            // Where summer time lasts all year, its end and its next beginning are the same moment.
            while let before = later.last, before.second >= change.second { later.removeLast() }
            later.append(change)
        }
        self.init(
            first: first,
            changes: file.changes + later,
            horizon: CivilDate.daysSince1970(year: horizon, month: 1, day: 1) * LocalTime.secondsPerDay
        )
    }

    /// The year 1700: before every change of a clock.
    private static let beginning = -270 * 366 * LocalTime.secondsPerDay
    /// The year 9000: a change later than this is not meant.
    private static let end = 7030 * 366 * LocalTime.secondsPerDay
}
