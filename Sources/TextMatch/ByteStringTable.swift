#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Byte strings, each with a number from 0, found by hash.
///
/// Four flat arrays, however many strings: a dictionary of arrays would take a heap block for each.
struct ByteStringTable: Sendable {
    /// How many strings there are.
    var count: Int { hashes.count }

    private var bytes: [UInt8] = []
    /// Where each string ends in ``bytes``; it begins where the one before it ends.
    private var ends: [UInt32] = []
    private var hashes: [UInt64] = []
    /// Open addressing: a string's number plus one, 0 for a free slot; a power of two of them, at most half in use.
    private var slots: [UInt32] = [0, 0]

    /// A string of the table.
    subscript(_ number: Int) -> ArraySlice<UInt8> {
        bytes[range(of: number)]
    }

    /// The hash of a string, by its number.
    func hash(of number: Int) -> UInt64 { hashes[number] }

    /// The number of a string, a new one if it is not there yet.
    mutating func insert(_ string: UnsafeRawBufferPointer) -> Int {
        let hash = ByteHash.of(string)
        if let number = find(string, hash: hash) { return number }
        let number = count
        bytes.append(contentsOf: string)
        ends.append(UInt32(bytes.count))
        hashes.append(hash)
        if count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 4)
            for number in 0..<count { occupySlot(for: number) }
        } else {
            occupySlot(for: number)
        }
        return number
    }

    /// The number of a string whose hash is known, `nil` if it is not there.
    @inline(__always)
    func find(_ string: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot] - 1)
            if hashes[number] == hash, isEqual(number, string) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private mutating func occupySlot(for number: Int) {
        var slot = Int(truncatingIfNeeded: hashes[number]) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(number + 1)
    }

    /// The numbers of all strings, in the order of the strings.
    func sortedNumbers() -> [UInt32] {
        bytes.withUnsafeBytes { bytes in
            (0..<UInt32(count))
                .sorted { left, right in
                    let (left, right) = (range(of: Int(left)), range(of: Int(right)))
                    guard let start = bytes.baseAddress else { return left.count < right.count }
                    let common = min(left.count, right.count)
                    let order = memcmp(start + left.lowerBound, start + right.lowerBound, common)
                    return order == 0 ? left.count < right.count : order < 0
                }
        }
    }

    /// Gives the bytes of all strings, one after another, to a function, with where each ends.
    func withBytes<Result>(_ body: (_ bytes: UnsafeRawBufferPointer, _ ends: [UInt32]) -> Result) -> Result {
        bytes.withUnsafeBytes { body($0, ends) }
    }

    private func range(of number: Int) -> Range<Int> {
        Int(number == 0 ? 0 : ends[number - 1])..<Int(ends[number])
    }

    private func isEqual(_ number: Int, _ string: UnsafeRawBufferPointer) -> Bool {
        let range = range(of: number)
        guard range.count == string.count else { return false }
        guard let start = string.baseAddress else { return true }
        return bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memcmp($0 + range.lowerBound, start, range.count) == 0 } ?? false
        }
    }
}
