/// The chance in `pick`.
enum RandomPick {
    /// A random index that is not the last one, each other equally likely.
    static func index(
        from count: Int,
        after last: Int?,
        using generator: inout some RandomNumberGenerator
    ) -> Int {
        guard let last, (0..<count).contains(last) else { return Int.random(in: 0..<max(count, 1), using: &generator) }
        guard count > 1 else { return 0 }
        let index = Int.random(in: 0..<count - 1, using: &generator)
        return index < last ? index : index + 1
    }
}
