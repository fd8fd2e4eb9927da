import Foundation
import Messaging
import Testing

/// The system's time zone database, and files of its format that a test makes up.
enum ZoneFile {
    /// The bytes of a zone's file; the package `tzdata` has them.
    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/\(name)")))
    }

    /// The rules of a zone.
    static func rules(_ name: String) throws -> TimeZoneRules {
        try TimeZoneRules(file: bytes(name))
    }

    /// The bytes of a file with the changes given, as seconds since 1970 and the index of an offset.
    ///
    /// Without a version it is of version 1, which has no 64-bit part.
    static func made(
        version: Character?,
        offsets: [Int32],
        changes: [(second: Int64, type: UInt8)] = [],
        footer: String = "",
        leapCount: UInt32 = 0
    ) -> [UInt8] {
        func body(timeSize: Int) -> [UInt8] {
            var bytes = Array("TZif".utf8) + [version?.asciiValue ?? 0] + [UInt8](repeating: 0, count: 15)
            for count in [0, 0, leapCount, UInt32(changes.count), UInt32(offsets.count), 4] { bytes += big(count) }
            for change in changes { bytes += big(UInt64(bitPattern: change.second)).suffix(timeSize) }
            bytes += changes.map(\.type)
            for offset in offsets { bytes += big(UInt32(bitPattern: offset)) + [0, 0] }
            bytes += Array("XYZ\0".utf8)
            return bytes + [UInt8](repeating: 0, count: Int(leapCount) * (timeSize + 4))
        }
        guard version != nil else { return body(timeSize: 4) }
        return body(timeSize: 4) + body(timeSize: 8) + Array("\n\(footer)\n".utf8)
    }

    private static func big(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian, Array.init)
    }
}

/// A moment in milliseconds since 1970, from `2026-03-29T01:00:00Z` or another offset.
func instant(_ text: String) throws -> Int64 {
    let date = try #require(ISO8601DateFormatter().date(from: text), "\(text)")
    return Int64(date.timeIntervalSince1970 * 1000)
}

extension LocalTime {
    /// The time as tests write it: `2026-03-29 03:00:00`.
    var written: String { "\(date.text) \(clock):\(second < 10 ? "0" : "")\(second)" }

    /// A time of a date that exists.
    static func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0) throws -> LocalTime {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        return LocalTime(date: date, secondOfDay: hour * 3600 + minute * 60)
    }
}
