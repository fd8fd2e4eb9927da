/// Which groups of a regex every match sets, as far as that can be told from its shape.
///
/// Conservative: a group counts only where no alternative, no optional part and no negation stands around it. A
/// template may then use it without a default.
struct GroupAnalysis {
    /// A group that captures.
    struct Capture: Hashable {
        /// Its number, from 1.
        let number: Int
        /// Its name, if it has one.
        let name: String?
    }

    private struct Frame {
        var guaranteed: [Capture] = []
        var own: Capture?
        var hasAlternatives = false
        /// Whether nothing inside can be relied on: a negative look-around, a conditional.
        var isUnreliable: Bool
        /// Whether white space and comments count for nothing when the group is left again: `(?x)`.
        var wasExtended: Bool
    }

    /// Whether white space and comments count for nothing in the pattern at the moment: `(?x)`.
    var isExtended = false
    /// How many capturing groups were opened.
    private(set) var captureCount = 0
    private var frames: [Frame] = [Frame(isUnreliable: false, wasExtended: false)]

    /// A group begins that captures nothing.
    mutating func open(isUnreliable: Bool = false) {
        frames.append(Frame(isUnreliable: isUnreliable, wasExtended: isExtended))
    }

    /// A group begins that captures.
    mutating func openCapture(name: String?) {
        captureCount += 1
        let own = Capture(number: captureCount, name: name)
        frames.append(Frame(own: own, isUnreliable: false, wasExtended: isExtended))
    }

    /// Another alternative begins.
    mutating func alternate() {
        frames[frames.count - 1].hasAlternatives = true
    }

    /// The group ends; `isOptional` when it may be left out.
    mutating func close(isOptional: Bool) {
        // A bracket too many is told by PCRE2.
        guard frames.count > 1, let frame = frames.popLast() else { return }
        isExtended = frame.wasExtended
        guard !isOptional, !frame.isUnreliable else { return }
        if !frame.hasAlternatives { frames[frames.count - 1].guaranteed += frame.guaranteed }
        if let own = frame.own { frames[frames.count - 1].guaranteed.append(own) }
    }

    /// The groups that every match sets.
    var guaranteed: [Capture] {
        guard frames.count == 1, !frames[0].hasAlternatives else { return [] }
        return frames[0].guaranteed
    }
}
