import Foundation

/// The time zones of the system's database (package `tzdata`).
enum SystemTimeZones {
    private static let folder = "/usr/share/zoneinfo"

    /// The content of a zone's file, or `nil` where there is no such zone.
    ///
    /// A name comes from a rules file, so that it must not lead anywhere else.
    @Sendable
    static func content(of name: String) -> [UInt8]? {
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"),
                UInt8(ascii: "/"):
                true
            default: false
            }
        }
        guard isName, !name.isEmpty, name.first?.isUppercase == true else { return nil }
        return FileManager.default.contents(atPath: "\(folder)/\(name)").map(Array.init)
    }

    /// The names that people use, for suggestions: those of the database's table of zones, and UTC.
    @Sendable
    static func names() -> [String] {
        guard let table = FileManager.default.contents(atPath: "\(folder)/zone.tab") else { return ["UTC"] }
        let names = String(decoding: table, as: UTF8.self).split(separator: "\n")
            .filter { !$0.hasPrefix("#") }
            .compactMap { line in line.split(separator: "\t").dropFirst(2).first.map(String.init) }
        return names.sorted() + ["UTC"]
    }
}
