import Messaging
import Templates

/// What a template can say about the moment.
enum ClockVariable: String, CaseIterable, Sendable {
    /// The time of day: `14:05`.
    case now
    /// When the business opens next: `tomorrow at 09:00`.
    case nextOpen = "hours.next_open"
    /// When it closes next.
    case nextClose = "hours.next_close"
    /// The day's hours: `09:00–13:00, 14:00–18:00`, or the word for closed.
    case today = "hours.today"

    /// The value at a moment, in milliseconds since 1970-01-01 UTC; `nil` where the hours tell none.
    func value(at now: Int64, on clock: BusinessClock) -> String? {
        let local = clock.zone.localTime(at: now)
        func told(_ moment: Int64?) -> String? {
            moment.map { clock.wording.moment(clock.zone.localTime(at: $0), from: local) }
        }
        return switch self {
        case .now: clock.wording.clock(local)
        case .nextOpen: told(clock.hours?.nextOpen(after: now))
        case .nextClose: told(clock.hours?.nextClose(after: now))
        case .today: clock.hours.map { clock.wording.hours($0.today(at: now)) }
        }
    }

    /// Whether it can be told only of opening hours.
    var needsHours: Bool { self != .now }
}

// MARK: - Checking

extension TemplateChecker {
    /// Checks that a text which tells a time can do so.
    func check(_ variable: ClockVariable, _ reference: Template.Reference, at spot: Spot) {
        let name = variable.rawValue
        guard variable.needsHours else {
            _ = context.clock(for: spot)
            return
        }
        if definitions.hours == nil {
            guard definitions.areComplete else { return }
            problems.error(
                .noHours,
                at: spot,
                "`\(name)` tells opening hours, but no file has `settings.hours`",
                help: BusinessClock.howToWriteHours
            )
            return
        }
        let hours = context.clock(for: spot).hours
        if variable != .today, reference.kind == .variable, !reference.isGuarded, definitions.defaults[name] == nil,
            hours?.changesEveryWeek == false
        {
            problems.warning(
                .maybeAbsent,
                at: spot,
                "`\(name)` is not always there: by these hours the business does not open and close every week",
                help: "write {{#\(name)}}…{{/\(name)}} around it, or add a text to use instead: "
                    + "\"defaults\": { \"\(name)\": \"…\" }"
            )
        }
    }
}
