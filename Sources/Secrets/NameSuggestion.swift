/// Finds the known name that a mistyped one was meant to be.
enum NameSuggestion {
    /// The nearest known name, or `nil` where none is near enough to be a slip of the hand.
    static func forName(_ name: String) -> String? {
        let known = SecretName.Kind.allCases.map(\.rawValue) + OperatorSetting.allCases.map(\.rawValue)
        let upper = Array(name.uppercased().utf8)
        // Names are at most 24 bytes long; a much longer text is no slip, and comparing it would cost for nothing.
        guard upper.count <= 64 else { return nil }
        let near = known.map { (name: $0, distance: editDistance(upper, Array($0.utf8))) }
        guard let best = near.min(by: { $0.distance < $1.distance }), best.distance <= 2 else { return nil }
        return best.name
    }

    /// The number of letters to insert, remove or replace that turn one text into the other.
    private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (i, left) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in second.enumerated() {
                let replaced = diagonal + (left == right ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[second.count]
    }
}
