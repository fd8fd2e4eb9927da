/// Finds a short list that still fails: leaves parts out, the large ones first, until nothing more can be left out.
enum Shrinking {
    /// The shortest list found for which `fails` holds; the list itself where it does not hold at all.
    static func shortest<Element>(of list: [Element], where fails: ([Element]) -> Bool) -> [Element] {
        guard fails(list) else { return list }
        var shortest = list
        var size = max(shortest.count / 2, 1)
        while true {
            var start = 0
            var hasShrunk = false
            while start < shortest.count {
                var candidate = shortest
                candidate.removeSubrange(start..<min(start + size, shortest.count))
                if fails(candidate) {
                    shortest = candidate
                    hasShrunk = true
                } else {
                    start += size
                }
            }
            if size > 1 { size /= 2 } else if !hasShrunk { return shortest }
        }
    }
}
