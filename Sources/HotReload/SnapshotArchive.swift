import Crypto

/// A snapshot as the bytes of one file, and back.
///
/// Fields with their lengths in front, and at the end the hash of all before it: a file that is cut off, or of which a
/// bit has changed, is no snapshot. Whatever stands in the file, reading it allocates no more than the file is long.
enum SnapshotArchive {
    /// The longest archive that is read, in bytes: the most that a source may hold, and something for the names.
    static let maximumLength = 192 << 20

    /// The first bytes, with the number of the form.
    private static let title = Array("replyd last good 1\n".utf8)

    static func encode(_ snapshot: SourceSnapshot) -> [UInt8] {
        var bytes = title
        append(Array(snapshot.sha256.utf8), to: &bytes)
        append(snapshot.files.count, to: &bytes)
        for file in snapshot.files {
            append(Array(file.name.utf8), to: &bytes)
            append(file.bytes, to: &bytes)
        }
        append(snapshot.companions.count, to: &bytes)
        for companion in snapshot.companions {
            append(Array(companion.name.utf8), to: &bytes)
            switch companion.state {
            case .content(let content):
                append(0, to: &bytes)
                append(content, to: &bytes)
            case .length(let length):
                append(1, to: &bytes)
                append(length, to: &bytes)
            case .unusable(let reason, let help):
                append(2, to: &bytes)
                append(Array(reason.utf8), to: &bytes)
                append(Array((help ?? "").utf8), to: &bytes)
            }
        }
        return bytes + SHA256.hash(data: bytes)
    }

    static func decode(_ bytes: [UInt8]) -> SourceSnapshot? {
        let bodyEnd = bytes.count - SHA256.byteCount
        guard bodyEnd >= title.count, bytes.starts(with: title) else { return nil }
        guard bytes[bodyEnd...].elementsEqual(SHA256.hash(data: bytes[..<bodyEnd])) else { return nil }
        var reader = FieldReader(rest: bytes[title.count..<bodyEnd])
        guard let sha256 = reader.text(), let fileCount = reader.number() else { return nil }
        var files: [SourceFile] = []
        for _ in 0..<fileCount {
            guard let name = reader.text(), let content = reader.bytes() else { return nil }
            files.append(SourceFile(name: name, bytes: content))
        }
        guard let companionCount = reader.number() else { return nil }
        var companions: [SourceCompanion] = []
        for _ in 0..<companionCount {
            guard let name = reader.text(), let state = companionState(&reader) else { return nil }
            companions.append(SourceCompanion(name: name, state: state))
        }
        return reader.rest.isEmpty ? SourceSnapshot(files: files, companions: companions, sha256: sha256) : nil
    }

    private static func companionState(_ reader: inout FieldReader) -> SourceCompanion.State? {
        switch reader.number() {
        case 0: return reader.bytes().map { .content($0) }
        case 1: return reader.number().map { .length($0) }
        case 2:
            guard let reason = reader.text(), let help = reader.text() else { return nil }
            return .unusable(reason: reason, help: help.isEmpty ? nil : help)
        default: return nil
        }
    }

    private static func append(_ field: [UInt8], to bytes: inout [UInt8]) {
        append(field.count, to: &bytes)
        bytes += field
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
}

/// Takes fields off the front of an archive.
private struct FieldReader {
    var rest: ArraySlice<UInt8>

    /// A number, never negative.
    mutating func number() -> Int? {
        guard rest.count >= 8 else { return nil }
        let value = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        return Int(exactly: value)
    }

    mutating func bytes() -> [UInt8]? {
        guard let length = number(), length <= rest.count else { return nil }
        defer { rest = rest.dropFirst(length) }
        return Array(rest.prefix(length))
    }

    mutating func text() -> String? {
        guard let bytes = bytes() else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
