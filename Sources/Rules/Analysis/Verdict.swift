/// What is known of a question's answer before the message is there.
enum Verdict: Sendable, Hashable {
    /// It is yes.
    case always
    /// It is no.
    case never
    /// The text decides, and nothing else.
    case textDecides
    /// Nobody can tell.
    case unknown

    /// The verdict on the opposite.
    var opposite: Verdict {
        switch self {
        case .always: .never
        case .never: .always
        case .textDecides: .textDecides
        case .unknown: .unknown
        }
    }

    /// The verdict on all of these together.
    static func all(_ verdicts: some Sequence<Verdict>) -> Verdict {
        var result = Verdict.always
        for verdict in verdicts {
            switch verdict {
            case .never: return .never
            case .unknown: result = .unknown
            case .textDecides: if result == .always { result = .textDecides }
            case .always: break
            }
        }
        return result
    }

    /// The verdict on one of these being so.
    static func any(_ verdicts: some Sequence<Verdict>) -> Verdict {
        var result = Verdict.never
        for verdict in verdicts {
            switch verdict {
            case .always: return .always
            case .textDecides: result = .textDecides
            case .unknown: if result == .never { result = .unknown }
            case .never: break
            }
        }
        return result
    }
}
