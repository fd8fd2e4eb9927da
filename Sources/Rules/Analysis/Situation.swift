import Messaging
import TextMatch

/// What is known of a message: that it satisfies a clause, where it comes from, and perhaps what its text has.
struct Situation {
    /// What is known of the text.
    enum Text {
        /// Nothing, not even whether there is one.
        case unknown
        /// There is one.
        case present
        /// It has this pattern, which one of the clause's conditions wants.
        case has(TextPattern)
    }

    let clause: Clause
    let cell: Cell
    let text: Text

    /// What the answer to a question is here.
    func verdict(on question: Question) -> Verdict {
        switch question {
        case .cells(let cells): cells.contains(cell) ? .always : .never
        case .value(let field, let globs): verdict(on: field, globs)
        case .flag(let flag, let value): clause.flags[flag].map { $0 == value ? .always : .never } ?? .unknown
        case .text(let matcher): verdict(on: matcher)
        case .share(let salt, let percent): verdict(onShare: salt, percent)
        case .circumstance(let name): clause.circumstances[name].map { $0 ? .always : .never } ?? .unknown
        case .unknown: .unknown
        case .all(let parts): .all(parts.lazy.map(verdict))
        case .any(let parts, at: _): .any(parts.lazy.map(verdict))
        case .not(let part): verdict(on: part).opposite
        }
    }

    private func verdict(on field: Question.Field, _ globs: [Glob]) -> Verdict {
        for known in clause.values where known.field == field {
            if known.isWanted {
                if known.globs.allSatisfy({ glob in globs.contains { $0.covers(glob) } }) { return .always }
                if known.globs.allSatisfy({ glob in globs.allSatisfy(glob.excludes) }) { return .never }
            } else if globs.allSatisfy({ glob in known.globs.contains { $0.covers(glob) } }) {
                return .never
            }
        }
        return .unknown
    }

    private func verdict(onShare salt: String, _ percent: Int) -> Verdict {
        if percent == 100 { return .always }
        if percent == 0 { return .never }
        for known in clause.shares where known.salt == salt {
            if known.isWanted, known.percent <= percent { return .always }
            if !known.isWanted, known.percent >= percent { return .never }
        }
        return .unknown
    }

    private func verdict(on matcher: TextMatcher) -> Verdict {
        for known in clause.texts where !known.isWanted {
            if known.matcher.certainlyTakes(matcher) { return .never }
        }
        let hasPattern: Bool
        switch text {
        case .unknown: return .textDecides
        case .present: hasPattern = matcher.patterns.isEmpty
        case .has(let pattern):
            if matcher.certainlyExcludes(pattern) { return .never }
            hasPattern = matcher.hasOne(with: pattern)
        }
        return hasPattern && isWritten(in: matcher) && areNotThere(matcher.vetoes) ? .always : .textDecides
    }

    /// Whether the text is certainly in a script that a condition wants.
    private func isWritten(in matcher: TextMatcher) -> Bool {
        matcher.scripts.isEmpty || clause.texts.contains { $0.isWanted && matcher.takesScripts(of: $0.matcher) }
    }

    /// Whether vetoes are certainly not there: because the clause has them, too, or wants none of what they take.
    private func areNotThere(_ vetoes: [TextMatcher]) -> Bool {
        vetoes.allSatisfy { veto in
            clause.texts.contains { known in
                known.isWanted
                    ? known.matcher.vetoes.contains { $0.certainlyTakes(veto) } : known.matcher.certainlyTakes(veto)
            }
        }
    }
}
