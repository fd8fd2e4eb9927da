import Foundation
import Messaging
import Testing

@Suite("The clocks of a time zone")
struct TimeZoneRulesTests {
    @Test(
        "Known moments of the past, the present and the far future",
        arguments: [
            ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59"),
            ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29 03:00:00"),
            ("Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25 02:59:59"),
            ("Europe/Berlin", "2026-10-25T01:00:00Z", "2026-10-25 02:00:00"),
            ("Europe/Berlin", "1947-05-11T01:00:00Z", "1947-05-11 04:00:00"),
            ("Europe/Berlin", "1850-01-01T00:00:00Z", "1850-01-01 00:53:28"),
            ("Europe/Berlin", "2090-07-01T12:00:00Z", "2090-07-01 14:00:00"),
            ("Europe/Berlin", "2090-12-01T12:00:00Z", "2090-12-01 13:00:00"),
            // The last Sunday of March in years that only the rule knows.
            ("Europe/Berlin", "2090-03-26T00:59:59Z", "2090-03-26 01:59:59"),
            ("Europe/Berlin", "2090-03-26T01:00:00Z", "2090-03-26 03:00:00"),
            ("Asia/Karachi", "2026-11-27T04:00:00Z", "2026-11-27 09:00:00"),
            ("Asia/Karachi", "2008-07-01T00:00:00Z", "2008-07-01 06:00:00"),
            ("Asia/Karachi", "2090-07-01T00:00:00Z", "2090-07-01 05:00:00"),
            ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08 01:59:59"),
            ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08 03:00:00"),
            ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01 01:00:00"),
            ("America/New_York", "2090-07-04T16:00:00Z", "2090-07-04 12:00:00"),
            // Half an hour of summer time.
            ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05 01:30:00"),
            ("Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04 01:59:59"),
            ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", "2026-10-04 02:30:00"),
            ("Australia/Lord_Howe", "2090-01-01T00:00:00Z", "2090-01-01 11:00:00"),
            // An hour less in Ramadan, told by the file for some sixty years.
            ("Africa/Casablanca", "2026-01-15T12:00:00Z", "2026-01-15 13:00:00"),
            ("Africa/Casablanca", "2026-03-01T12:00:00Z", "2026-03-01 12:00:00"),
            ("Africa/Casablanca", "2095-03-01T12:00:00Z", "2095-03-01 13:00:00"),
            // The day that Samoa skipped.
            ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29 23:59:59"),
            ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31 00:00:00"),
            ("Asia/Kolkata", "2026-08-15T00:00:00Z", "2026-08-15 05:30:00"),
            ("Europe/Dublin", "2026-01-15T12:00:00Z", "2026-01-15 12:00:00"),
            ("Europe/Dublin", "2090-07-15T12:00:00Z", "2090-07-15 13:00:00"),
            ("America/Sao_Paulo", "2090-01-15T12:00:00Z", "2090-01-15 09:00:00"),
            ("UTC", "2026-01-15T12:34:56Z", "2026-01-15 12:34:56"),
        ]
    )
    func known(zone: String, moment: String, shown: String) throws {
        let rules = try ZoneFile.rules(zone)
        #expect(rules.localTime(at: try instant(moment)).written == shown)
    }

    @Test("UTC and fixed offsets never change")
    func fixed() throws {
        let moment = try instant("2026-07-01T23:30:00Z")
        #expect(TimeZoneRules.utc.offset(at: moment) == 0)
        #expect(TimeZoneRules.utc.localTime(at: moment).written == "2026-07-01 23:30:00")
        #expect(TimeZoneRules(offset: 18_000).localTime(at: moment).written == "2026-07-02 04:30:00")
        #expect(TimeZoneRules(offset: -18_000).localTime(at: -1).written == "1969-12-31 18:59:59")
    }

    @Test("A time that is skipped is the moment after the jump, one that exists twice is the first")
    func gapsAndOverlaps() throws {
        let berlin = try ZoneFile.rules("Europe/Berlin")
        let afterJump = try instant("2026-03-29T01:00:00Z")
        #expect(berlin.instant(of: try .at(2026, 3, 29, 2, 0)) == afterJump)
        #expect(berlin.instant(of: try .at(2026, 3, 29, 2, 30)) == afterJump)
        #expect(berlin.instant(of: try .at(2026, 3, 29, 3, 0)) == afterJump)
        #expect(berlin.instant(of: try .at(2026, 3, 29, 3, 1)) == afterJump + 60_000)
        #expect(try berlin.instant(of: .at(2026, 10, 25, 2, 30)) == instant("2026-10-25T00:30:00Z"))
        #expect(try berlin.instant(of: .at(2026, 10, 25, 3, 0)) == instant("2026-10-25T02:00:00Z"))
        let apia = try ZoneFile.rules("Pacific/Apia")
        #expect(try apia.instant(of: .at(2011, 12, 30, 15, 0)) == instant("2011-12-30T10:00:00Z"))
        let farFuture = try instant("2890-03-26T01:00:00Z")
        #expect(berlin.instant(of: try .at(2890, 3, 26, 2, 30)) == farFuture)
        #expect(berlin.localTime(at: farFuture - 1).written == "2890-03-26 01:59:59")
    }

    @Test(
        "Local time, moment and local time again, over all of the past and 2,000 years to come",
        arguments: ["Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns"]
    )
    func roundTrips(zone: String) throws {
        let rules = try ZoneFile.rules(zone)
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<4000 {
            let moment = Int64.random(in: -5_000_000_000...63_000_000_000, using: &generator) * 1000
            let local = rules.localTime(at: moment)
            let back = rules.instant(of: local)
            #expect(rules.localTime(at: back) == local)
            // Only in an hour that exists twice is the first one another moment.
            #expect(back <= moment && moment - back <= 86_400_000)
            if back != moment { #expect(rules.offset(at: back) > rules.offset(at: moment)) }
            #expect(rules.localTime(at: back - 1000) < local)
        }
    }

    @Test(
        "The same as the system's own time zones, where these have not changed for long",
        arguments: ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Karachi", "Asia/Kolkata"]
    )
    func sameAsFoundation(zone: String) throws {
        let rules = try ZoneFile.rules(zone)
        let foundation = try #require(TimeZone(identifier: zone))
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<2000 {
            let second = Int64.random(in: 0...2_145_000_000, using: &generator)
            let expected = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            #expect(rules.offset(at: second * 1000) == expected, "\(second)")
        }
    }

    @Test("The moments that numbers can tell at most are told without a crash")
    func extremes() throws {
        for zone in ["Europe/Berlin", "Pacific/Apia", "UTC"] {
            let rules = try ZoneFile.rules(zone)
            for moment in [Int64.min, .min + 1, -1, 0, 1, .max - 1, .max] {
                let local = rules.localTime(at: moment)
                #expect(abs(rules.instant(of: local) / 86_400_000 - moment / 86_400_000) <= 1)
            }
        }
    }
}
