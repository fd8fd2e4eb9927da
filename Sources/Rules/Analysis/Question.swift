import Messaging
import TextMatch

/// What a condition asks, in a form that can be reasoned with before any message comes.
indirect enum Question: Sendable {
    /// Something that a message tells as a text.
    enum Field: Sendable, Hashable {
        case account
        case payload
        case mimeType
        case filename
        case post
        case surface
        case source
        case ref
        case ad
    }

    /// Something that a message tells with yes or no; not told means no.
    enum Flag: Sendable, Hashable {
        case isVoice
        case answersComment
    }

    /// It comes from such a platform and is of such a type.
    case cells(CellSet)
    /// A field is there and is like one of these.
    case value(Field, [Glob])
    /// A flag has this value.
    case flag(Flag, Bool)
    /// It has a text, and one that is like this.
    case text(TextMatcher)
    /// The contact is among the first so many percent of a draw.
    case share(salt: String, percent: Int)
    /// Something about the moment or the contact, of which only the same thing says anything.
    case circumstance(String)
    /// Something about which nothing is known here.
    case unknown
    /// All of these.
    case all([Question])
    /// At least one of these; they are entries of the list at a place, where there is one.
    case any([Question], at: Place?)
    /// The opposite.
    case not(Question)
}

extension Condition {
    /// What is asked, as far as can be reasoned with: of the moment and the contact only that the same question has the
    /// same answer.
    var question: Question { facets.isEmpty ? .unknown : .circumstance(summary) }
}

extension PlatformCondition {
    var question: Question { .cells(CellSet { platforms.contains($0.platform) }) }
}

extension TypeCondition {
    var question: Question { .cells(isDefault ? .messages : CellSet { types.contains($0.type) }) }
}

extension AccountCondition {
    var question: Question { .value(.account, accounts.map { Glob($0.id) }) }
}

extension PayloadCondition {
    var question: Question { .value(.payload, patterns) }
}

extension MediaCondition {
    var question: Question {
        .all(
            [
                mimeTypes.map { Question.value(.mimeType, $0) },
                filenames.map { Question.value(.filename, $0) },
                isVoice.map { Question.flag(.isVoice, $0) },
            ]
            .compactMap(\.self)
        )
    }
}

extension CommentCondition {
    var question: Question {
        .all(
            [
                posts.map { Question.value(.post, $0.map { Glob($0.id) }) },
                surfaces.map { Question.value(.surface, $0.map(\.rawValue).sorted().map { Glob($0) }) },
                answersComment.map { Question.flag(.answersComment, $0) },
                .cells(.comments),
            ]
            .compactMap(\.self)
        )
    }
}

extension ReferralCondition {
    var question: Question {
        .all(
            [
                sources.map { Question.value(.source, $0) },
                refs.map { Question.value(.ref, $0) },
                adIDs.map { Question.value(.ad, $0) },
            ]
            .compactMap(\.self)
        )
    }
}

extension HoursCondition {
    /// Closed is the opposite of open.
    var question: Question { wantsOpen ? .circumstance("hours open") : .not(.circumstance("hours open")) }
}

extension RolloutCondition {
    var question: Question { .share(salt: salt, percent: percent) }
}

extension TextCondition {
    var question: Question { .text(matcher) }
}

extension AllOf {
    var question: Question { .all(parts.map(\.question)) }
}

extension AnyOf {
    var question: Question { .any(parts.map(\.question), at: place) }
}

extension NoneOf {
    var question: Question { .not(.any(parts.map(\.question), at: nil)) }
}

extension Not {
    var question: Question { .not(part.question) }
}
