/// A list of numbers that is filled and emptied again and again.
///
/// An array would ask at each step whether somebody else holds it too; this one cannot be copied.
///
/// Unchecked, but safe to send: the memory belongs to the one value that there is, and goes where that goes.
struct NumberStack: ~Copyable, @unchecked Sendable {
    /// How many numbers there are.
    private(set) var count = 0
    private var storage = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: 8)

    deinit {
        storage.deallocate()
    }

    /// How many fit into the memory that it has.
    var capacity: Int { storage.count }

    /// Whether there is none.
    var isEmpty: Bool { count == 0 }

    /// A number by its place.
    @inline(__always)
    subscript(_ place: Int) -> UInt32 {
        precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "no such place")
        return storage[place]
    }

    /// Gives the numbers to a function.
    @inline(__always)
    func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        body(UnsafeBufferPointer(start: storage.baseAddress, count: count))
    }

    /// Adds a number at the end.
    @inline(__always)
    mutating func append(_ number: UInt32) {
        if count == storage.count { grow() }
        storage[count] = number
        count += 1
    }

    /// Empties it; the memory stays.
    @inline(__always)
    mutating func removeAll() {
        count = 0
    }

    private mutating func grow() {
        let larger = UnsafeMutableBufferPointer<UInt32>.allocate(capacity: storage.count * 2)
        _ = larger.update(fromContentsOf: storage)
        storage.deallocate()
        storage = larger
    }
}
