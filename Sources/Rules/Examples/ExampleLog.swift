/// Gathers what became of examples and what they show.
///
/// A class, because it is written to while examples run; it lives for one load and never leaves it.
final class ExampleLog {
    /// One example and what became of it.
    struct Entry {
        let rule: String
        let example: Example
        let failure: String?
        let answeredBy: String?
    }

    private(set) var entries: [Entry] = []
    private var shown: [String: Set<Int>] = [:]
    private var counts: [String: Int] = [:]

    /// Notes what became of an example.
    func add(_ entry: Entry) {
        entries.append(entry)
        counts[entry.rule, default: 0] += 1
    }

    /// Notes what a message of an example shows of its rule.
    func note(_ subject: inout Subject, of rule: Rule, _ expectation: Example.Expectation) {
        for (number, alternative) in rule.condition.alternatives.enumerated()
        where alternative.isVeto == (expectation == .noMatch) && alternative.holds(&subject) {
            shown[rule.id, default: []].insert(number)
        }
    }

    /// What the examples of a rule leave untried.
    func coverage(of rule: Rule) -> ExampleCoverage {
        let shown = shown[rule.id] ?? []
        let untried = rule.condition.alternatives.enumerated().filter { !shown.contains($0.offset) }
            .map(\.element.label)
        return ExampleCoverage(rule: rule.id, exampleCount: counts[rule.id] ?? 0, untried: untried)
    }
}
