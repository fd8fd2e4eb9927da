/// A number as JSON writes it.
///
/// `-`, then `0` or digits that do not begin with `0`, then a fraction and an exponent that may be missing.
struct JSONNumber {
    /// The end of the longest number that begins at the offset, or `nil` when no number does.
    let end: Int
    /// Whether it is written without fraction and exponent.
    let isInteger: Bool

    /// Finds the number at the beginning of a part of a text.
    ///
    /// - Returns: `nil` also for a number that breaks off, such as `-`, `1.` or `1e`, or that begins with `00` or `01`.
    init?(in bytes: [UInt8], at start: Int, limit: Int) {
        var offset = start
        func digits() -> Bool {
            let first = offset
            while offset < limit, ASCII.isDigit(bytes[offset]) { offset += 1 }
            return offset > first
        }
        func accept(_ choices: UInt8...) -> Bool {
            guard offset < limit, choices.contains(bytes[offset]) else { return false }
            offset += 1
            return true
        }

        _ = accept(ASCII.minus)
        if accept(ASCII.zero) {
            if digits() { return nil }
        } else if !digits() {
            return nil
        }
        let endOfInteger = offset
        if accept(ASCII.point), !digits() { return nil }
        if accept(UInt8(ascii: "e"), UInt8(ascii: "E")) {
            _ = accept(ASCII.plus, ASCII.minus)
            if !digits() { return nil }
        }
        end = offset
        isInteger = offset == endOfInteger
    }

    /// Whether the number that begins at `start` fits: 64 bits for an integer, a finite double for any other.
    func fits(in bytes: [UInt8], from start: Int) -> Bool {
        let digits = String(decoding: bytes[start..<end], as: UTF8.self)
        return isInteger ? Int64(digits) != nil : Double(digits)?.isFinite == true
    }
}
