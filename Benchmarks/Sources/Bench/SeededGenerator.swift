/// Random numbers that are the same in every run (SplitMix64), so that every run measures the same rules and messages.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of the items; the first ones come up more often, as words do in a language.
    mutating func pickByFrequency<Item>(_ items: [Item]) -> Item {
        let share = Double.random(in: 0..<1, using: &self)
        return items[Int(share * share * Double(items.count))]
    }

    /// One of the items.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &self)]
    }
}
