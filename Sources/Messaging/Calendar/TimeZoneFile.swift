/// A file of the time zone database as it is compiled: the format TZif, versions 1 to 4 (RFC 8536 and RFC 9636).
struct TimeZoneFile {
    /// The offset before the first change, in seconds east of UTC.
    private(set) var first = 0
    /// The changes that the file lists.
    private(set) var changes: [OffsetChange] = []
    /// The rule for the time after the last change that is listed; files of version 1 have none.
    private(set) var footer: RecurringOffset?

    /// Reads a file.
    init(_ bytes: some Collection<UInt8>) throws(TimeZoneFileError) {
        var reader = BytesReader(Array(bytes))
        let header = try Header(&reader)
        guard header.version >= UInt8(ascii: "2") else {
            try readBody(header, timeSize: 4, &reader)
            return
        }
        // The times in 32 bits are there for old readers; the same follows in 64 bits.
        try reader.skip(header.bodySize(timeSize: 4))
        try readBody(try Header(&reader), timeSize: 8, &reader)
        try readFooter(&reader)
    }

    /// What stands before the times: how many there are of everything.
    private struct Header {
        let version: UInt8
        let universalCount: Int
        let standardCount: Int
        let leapCount: Int
        let timeCount: Int
        let typeCount: Int
        let nameSize: Int

        init(_ reader: inout BytesReader) throws(TimeZoneFileError) {
            guard (try? reader.take(4)).map({ Array($0) == Array("TZif".utf8) }) == true else {
                throw .notATimeZoneFile
            }
            version = try reader.integer(size: 1).asByte
            try reader.skip(15)
            universalCount = try reader.count()
            standardCount = try reader.count()
            leapCount = try reader.count()
            timeCount = try reader.count()
            typeCount = try reader.count()
            nameSize = try reader.count()
        }

        func bodySize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + nameSize + leapCount * (timeSize + 4) + standardCount
                + universalCount
        }
    }

    private mutating func readBody(
        _ header: Header,
        timeSize: Int,
        _ reader: inout BytesReader
    ) throws(TimeZoneFileError) {
        guard header.leapCount == 0 else { throw .countsLeapSeconds }
        // Asked before anything is read, so that a wild number in the header costs nothing.
        guard header.bodySize(timeSize: timeSize) <= reader.remaining else { throw .truncated }
        var times: [Int] = []
        for _ in 0..<header.timeCount {
            let time = try reader.integer(size: timeSize)
            if let last = times.last, time <= last { throw .inconsistent }
            times.append(time)
        }
        let types = try reader.take(header.timeCount)
        var offsets: [Int] = []
        for _ in 0..<header.typeCount {
            let offset = try reader.integer(size: 4)
            guard abs(offset) < TimeZoneRules.maximumOffset else { throw .inconsistent }
            offsets.append(offset)
            try reader.skip(2)
        }
        try reader.skip(header.nameSize + header.standardCount + header.universalCount)
        guard let first = offsets.first else { throw .inconsistent }
        self.first = first
        for (time, type) in zip(times, types) {
            guard offsets.indices.contains(Int(type)) else { throw .inconsistent }
            changes.append(OffsetChange(second: time, offset: offsets[Int(type)]))
        }
    }

    private mutating func readFooter(_ reader: inout BytesReader) throws(TimeZoneFileError) {
        let newline = UInt8(ascii: "\n")
        guard try reader.integer(size: 1).asByte == newline else { throw .badFooter }
        let text = reader.rest.prefix { $0 != newline }
        guard text.endIndex < reader.rest.endIndex else { throw .truncated }
        guard !text.isEmpty else { return }
        guard let rule = RecurringOffset(text) else { throw .badFooter }
        footer = rule
    }
}

/// Walks over bytes, with numbers as big as they come and the most significant byte first.
private struct BytesReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    var remaining: Int { rest.count }

    mutating func take(_ count: Int) throws(TimeZoneFileError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func skip(_ count: Int) throws(TimeZoneFileError) {
        _ = try take(count)
    }

    /// A signed number.
    mutating func integer(size: Int) throws(TimeZoneFileError) -> Int {
        let bytes = try take(size)
        let isNegative = bytes.first.map { $0 >= 0x80 } ?? false
        return bytes.reduce(isNegative ? -1 : 0) { $0 << 8 | Int($1) }
    }

    /// How many there are of something.
    mutating func count() throws(TimeZoneFileError) -> Int {
        try integer(size: 4) & 0xFFFF_FFFF
    }
}

extension Int {
    fileprivate var asByte: UInt8 { UInt8(truncatingIfNeeded: self) }
}
