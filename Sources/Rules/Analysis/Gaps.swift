import Messaging

/// The messages of the private chat that no rule answers, told apart by platform and type.
///
/// A rule closes a gap when nothing but platform and type decides about it. Conditions on the moment and the contact
/// count as far as several rules share all possibilities among them: open and closed, new and returning.
struct Gaps {
    /// The types that nothing answers on some platforms.
    private struct Gap {
        let type: MessageType
        /// The platforms, when there are others on which the type is answered.
        let platforms: [Platform]
        /// Whether some rules answer messages of the type under conditions.
        let isPartial: Bool
    }

    private let gaps: [Gap]

    /// Rules without conditions on words and payloads that are looked at; in a set with more, nothing is said.
    private static let maximumRules = 500
    /// What is always one or the other.
    private static let circumstances = [("hours open", "hours closed"), ("contact new", "contact returning")]

    /// Finds the gaps of a rule set; `nil` when that would take too long.
    init?(_ ruleSet: RuleSet, _ needs: [RuleNeed], question: (Int) -> Question) {
        let general = ruleSet.rules.indices.filter { number in
            let rule = ruleSet.rules[number]
            return needs[number] == .nothing && (rule.limit == nil || rule.limit?.beyond != nil)
        }
        guard general.count <= Self.maximumRules else { return nil }
        var platforms: Set<Platform> = []
        for rule in ruleSet.rules where platforms.count < Platform.allCases.count {
            platforms.formUnion(rule.condition.reach.platforms.possible)
        }
        let cells = CellSet { $0.occurs && platforms.contains($0.platform) && MessageType.messages.contains($0.type) }
            .cells
        let questions = general.map(question)
        let closed = Set(cells.filter { cell in Self.isClosed(cell, questions) })
        gaps = MessageType.allCases.compactMap { type in
            let all = cells.filter { $0.type == type }
            let open = all.filter { !closed.contains($0) }
            guard !open.isEmpty else { return nil }
            return Gap(
                type: type,
                platforms: open.count < all.count ? open.map(\.platform) : [],
                isPartial: zip(ruleSet.rules, needs)
                    .contains { rule, need in
                        need.isFor(type) && Self.speaks(rule, need, of: type, on: open.map(\.platform))
                    }
            )
        }
    }

    /// Whether a rule can answer messages of a type, and not only because it names none.
    private static func speaks(
        _ rule: Rule,
        _ need: RuleNeed,
        of type: MessageType,
        on platforms: [Platform]
    ) -> Bool {
        guard need != .nothing || rule.condition.namesType else { return false }
        let reach = rule.condition.reach
        return reach.types.possible.contains(type) && !reach.platforms.possible.isDisjoint(with: platforms)
    }

    private static func isClosed(_ cell: Cell, _ questions: [Question]) -> Bool {
        (0..<1 << circumstances.count)
            .allSatisfy { choice in
                var clause = Clause.always
                for (index, pair) in circumstances.enumerated() {
                    clause.add(.circumstance(pair.0), isWanted: choice >> index & 1 == 0)
                    clause.add(.circumstance(pair.1), isWanted: choice >> index & 1 == 1)
                }
                let situation = Situation(clause: clause, cell: cell, text: cell.type == .text ? .present : .unknown)
                return questions.contains { situation.verdict(on: $0) == .always }
            }
    }

    /// What gets no answer, in words; `nil` when there is nothing.
    ///
    /// - Parameter hasButtons: Whether buttons name rules, which answer them whatever their conditions are.
    /// - Returns: A part of a sentence.
    func sentence(hasButtons: () -> Bool) -> String? {
        var groups: [[Platform]] = []
        for gap in gaps where !groups.contains(gap.platforms) { groups.append(gap.platforms) }
        let parts = groups.flatMap { platforms -> [String] in
            let there = gaps.filter { $0.platforms == platforms }
            let place = platforms.isEmpty ? "" : " on " + Self.list(platforms.map(\.shownName))
            return [true, false]
                .compactMap { isPartial in
                    let types = there.filter { ($0.isPartial || $0.type == .button && hasButtons()) == isPartial }
                        .map(\.type.rawValue)
                    guard !types.isEmpty else { return nil }
                    return Self.list(types) + (isPartial ? " that no rule looks for" : "") + place
                }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    private static func list(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.joined() }
        return "\(names.dropLast().joined(separator: ", ")) and \(last)"
    }
}

extension RuleNeed {
    /// Whether messages of a type are what a rule with this need is for.
    fileprivate func isFor(_ type: MessageType) -> Bool {
        switch self {
        case .nothing: true
        case .pattern: type == .text
        case .payload: type == .button
        }
    }
}
