/// What a run of the crash harness counted, for each place at which the server was killed.
struct CrashFigures: Sendable {
    private struct Row: Sendable {
        var rounds = 0
        var deaths = 0
        var repeated = 0
    }

    private var rows: [String: Row] = [:]
    /// How many messages were acknowledged.
    var events = 0
    /// How often the AI model was asked the same question again.
    var askedAgain = 0

    /// How often the server died.
    var deaths: Int { rows.values.reduce(0) { $0 + $1.deaths } }

    /// Counts a round.
    mutating func add(_ point: String, died: Bool) {
        rows[point, default: Row()].rounds += 1
        if died { rows[point, default: Row()].deaths += 1 }
    }

    /// Counts answers that arrived again after a death at a place.
    mutating func add(_ point: String, repeated: Int) { rows[point, default: Row()].repeated += repeated }

    /// Deaths at a place.
    func deaths(at point: String) -> Int { rows[point]?.deaths ?? 0 }

    /// A line for each place.
    var text: String {
        let lines = rows.sorted { $0.key < $1.key }
            .map {
                "\($0.key): \($0.value.rounds) rounds, \($0.value.deaths) deaths, \($0.value.repeated) answers twice"
            }
        return (lines + ["\(events) messages acknowledged, \(askedAgain) questions asked again"])
            .joined(separator: "\n")
    }
}
