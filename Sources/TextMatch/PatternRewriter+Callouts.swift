/// Where the steps of a match are counted (``StepMeter``).
extension PatternRewriter {
    /// The entrance of a group, where a callout may be needed.
    struct Entrance {
        /// Where in the output there is room for one.
        let offset: Int?
        var branches = 1
    }

    /// Leaves room for a callout at the entrance of a group: a comment, until it is known whether one is needed.
    mutating func openEntrance(hasRoom: Bool = true) {
        entrances.append(Entrance(offset: hasRoom ? output.pattern.count : nil))
        if hasRoom { emit("(?#0)", at: min(position, scalars.count)) }
    }

    /// A group that is repeated or has alternatives counts each time that it is entered.
    mutating func closeEntrance(isRepeated: Bool) {
        guard entrances.count > 1, let entrance = entrances.popLast() else { return }
        if isRepeated { output.isNested = true }
        if entrance.branches > 1 { output.choices += 1 }
        if isRepeated || entrance.branches > 1 { use(entrance) }
    }

    /// The pattern itself counts at each place where a match may begin, if looking there costs much.
    mutating func closePattern() {
        guard let entrance = entrances.first, output.stepCost > 1 else { return }
        use(entrance)
    }

    private mutating func use(_ entrance: Entrance) {
        guard let offset = entrance.offset else { return }
        output.pattern[offset + 2] = UInt8(ascii: "C")
    }

    /// Writes a callout.
    mutating func emitCallout(_ callout: StepMeter.Callout, isNested: Bool = false) {
        if isNested { output.isNested = true }
        emit("(?C\(callout.rawValue))", at: min(position, scalars.count))
    }
}
