import Messaging
import Testing

@Suite("Files of the time zone database")
struct TimeZoneFileTests {
    /// 2026-03-29 01:00 and 2026-10-25 01:00 UTC.
    private let changes: [(Int64, UInt8)] = [(1_774_746_000, 1), (1_792_890_000, 0)]

    @Test("Version 1 has no rule for later: the last offset stays")
    func versionOne() throws {
        let rules = try TimeZoneRules(file: ZoneFile.made(version: nil, offsets: [3600, 7200], changes: changes))
        #expect(try rules.offset(at: instant("2026-03-29T00:59:59Z")) == 3600)
        #expect(try rules.offset(at: instant("2026-03-29T01:00:00Z")) == 7200)
        #expect(try rules.offset(at: instant("2090-07-01T00:00:00Z")) == 3600)
    }

    @Test("A slim file of versions 2 to 4 goes on by its rule", arguments: ["2", "3", "4"] as [Character])
    func slim(version: Character) throws {
        let bytes = ZoneFile.made(
            version: version,
            offsets: [3600, 7200],
            changes: changes,
            footer: "CET-1CEST,M3.5.0,M10.5.0/3"
        )
        let rules = try TimeZoneRules(file: bytes)
        let berlin = try ZoneFile.rules("Europe/Berlin")
        #expect(rules.localTime(at: 0).written == "1970-01-01 01:00:00")
        for year in 2026...2500 {
            for month in 1...12 {
                for day in [1, 15, 25, 28] {
                    let moment = berlin.instant(of: try .at(year, month, day, 12))
                    #expect(rules.offset(at: moment) == berlin.offset(at: moment), "\(year)-\(month)-\(day)")
                }
            }
        }
    }

    @Test(
        "Rules as the database writes them, and as it may",
        arguments: [
            // Nothing but a rule.
            ("EST5", "2026-07-01T00:00:00Z", -18_000),
            ("<+0330>-3:30", "2026-07-01T00:00:00Z", 12_600),
            ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2026-03-29T00:59:59Z", -10_800),
            ("<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "2026-03-29T01:00:00Z", -7200),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400),
            ("EST5EDT4,M3.2.0/02:00:00,M11.1.0/2", "2026-11-01T06:00:00Z", -18_000),
            // South of the equator summer goes over New Year.
            ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-01-01T00:00:00Z", 46_800),
            ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2026-07-01T00:00:00Z", 43_200),
            // Days of the year, with and without 29 February.
            ("XXX0YYY,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
            ("XXX0YYY,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
            ("XXX0YYY,J60/0,J300/0", "2026-03-01T00:00:00Z", 3600),
            ("XXX0YYY,59/0,300/0", "2024-02-29T00:00:00Z", 3600),
            ("XXX0YYY,59/0,300/0", "2026-03-01T00:00:00Z", 3600),
            // Hours beyond a day: two days and two hours after a Thursday's midnight.
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-27T23:59:59Z", 7200),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", "2026-03-28T00:00:00Z", 10_800),
            // Summer time all year.
            ("XXX5YYY,0/0,J365/25", "2026-01-01T05:00:00Z", -14_400),
            ("XXX5YYY,0/0,J365/25", "2026-12-31T23:59:59Z", -14_400),
            ("XXX3EDT4,0/0,J365/23", "2026-06-01T00:00:00Z", -14_400),
        ]
    )
    func footers(rule: String, moment: String, offset: Int) throws {
        let bytes = ZoneFile.made(version: "3", offsets: [0], footer: rule)
        #expect(try TimeZoneRules(file: bytes).offset(at: instant(moment)) == offset)
    }

    @Test(
        "A rule that cannot be read is refused",
        arguments: [
            "CET", "C-1", "CET-25", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J300", "CET-1CEST,366,1",
            "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0,", "<CET-1", "CET-1CEST,M3.5.0;M10.5.0",
            "CET-1:60", "CET-99999999999999999999", "\u{0}\u{0}",
        ]
    )
    func badFooters(rule: String) {
        #expect(throws: TimeZoneFileError.badFooter) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: [0], footer: rule))
        }
    }

    @Test("What is no such file is refused by name")
    func refused() throws {
        #expect(throws: TimeZoneFileError.notATimeZoneFile) { try TimeZoneRules(file: [UInt8]()) }
        #expect(throws: TimeZoneFileError.notATimeZoneFile) { try TimeZoneRules(file: Array("# tzdb\n".utf8)) }
        #expect(throws: TimeZoneFileError.truncated) { try TimeZoneRules(file: Array("TZif2".utf8)) }
        #expect(throws: TimeZoneFileError.countsLeapSeconds) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: [0], leapCount: 27))
        }
        #expect(throws: TimeZoneFileError.inconsistent) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: []))
        }
        #expect(throws: TimeZoneFileError.inconsistent) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: [200_000]))
        }
        #expect(throws: TimeZoneFileError.inconsistent) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: [0], changes: [(5, 1)]))
        }
        #expect(throws: TimeZoneFileError.inconsistent) {
            try TimeZoneRules(file: ZoneFile.made(version: "2", offsets: [0], changes: [(5, 0), (5, 0)]))
        }
    }

    @Test("Changes at the ends of time, with a rule after them")
    func wildChanges() throws {
        for second in [Int64.min, -1 << 59, 0, 1 << 40, .max] {
            let bytes = ZoneFile.made(
                version: "2",
                offsets: [0, 3600],
                changes: [(second, 1)],
                footer: "CET-1CEST,M3.5.0,M10.5.0/3"
            )
            let rules = try TimeZoneRules(file: bytes)
            for moment in [Int64.min, -1, 0, .max] { _ = rules.instant(of: rules.localTime(at: moment)) }
        }
    }

    @Test("A file that ends early is refused wherever it ends, and never crashes")
    func truncated() throws {
        for zone in ["Europe/Berlin", "Asia/Karachi", "UTC"] {
            let bytes = try ZoneFile.bytes(zone)
            for count in 0..<bytes.count {
                #expect(throws: TimeZoneFileError.self) { try TimeZoneRules(file: bytes.prefix(count)) }
            }
        }
    }

    @Test("Random bytes and random changes of a file give rules or an error, never a crash")
    func noise() throws {
        var generator = SeededGenerator(seed: 77)
        let files = try ["Europe/Berlin", "Africa/Casablanca", "America/Sao_Paulo"].map(ZoneFile.bytes)
        var readable = 0
        for round in 0..<4000 {
            var bytes: [UInt8]
            if round % 4 == 0 {
                let count = Int.random(in: 0...300, using: &generator)
                bytes = Array("TZif2".utf8)
                for _ in 0..<count { bytes.append(UInt8.random(in: 0...255, using: &generator)) }
            } else {
                bytes = files.randomElement(using: &generator) ?? []
                for _ in 0...Int.random(in: 0...3, using: &generator) {
                    // Half of the changes near the end, where the rule stands.
                    let low = Bool.random(using: &generator) ? 0 : bytes.count - 40
                    let index = Int.random(in: low..<bytes.count, using: &generator)
                    bytes[index] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            guard let rules = try? TimeZoneRules(file: bytes) else { continue }
            readable += 1
            for moment in [Int64.min, -1, 0, 1_800_000_000_000, 4_000_000_000_000, .max] {
                _ = rules.instant(of: rules.localTime(at: moment))
            }
        }
        #expect(readable > 500)
    }
}
