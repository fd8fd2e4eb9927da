/// What libFuzzer hands to a target, and how a target says that something is wrong with it.
struct Input {
    /// The bytes that have not been taken yet.
    private(set) var rest: ArraySlice<UInt8>

    /// Copies what libFuzzer owns.
    init(_ data: UnsafePointer<UInt8>?, _ count: Int) {
        rest = Array(UnsafeBufferPointer(start: data, count: count))[...]
    }

    /// Takes a byte for a choice; 0 when there is none left.
    mutating func takeByte() -> Int { Int(rest.popFirst() ?? 0) }

    /// Takes everything up to a byte of zero, and that byte, as text.
    mutating func takeText() -> String {
        let text = rest.prefix { $0 != 0 }
        rest = rest[text.endIndex...].dropFirst()
        return String(decoding: text, as: UTF8.self)
    }

    /// Takes all that is left, as text.
    mutating func takeRest() -> String {
        defer { rest = [] }
        return String(decoding: rest, as: UTF8.self)
    }
}

/// Ends the process when a promise is broken: for libFuzzer, that is a finding.
func promise(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { fatalError(sentence()) }
}
