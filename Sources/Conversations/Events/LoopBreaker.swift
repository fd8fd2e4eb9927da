/// Keeps two bots from answering each other for ever: too many answers to one contact in a short time, and the bot is
/// silent for a while.
package struct LoopBreaker: Sendable, Hashable {
    /// The most answers within the window.
    package let maximumAnswers: Int
    /// The time in which answers count, in milliseconds.
    package let window: Int64
    /// How long the bot is silent then, in milliseconds.
    package let silence: Int64

    /// Creates a breaker; the defaults allow 20 answers in ten minutes and are silent for an hour.
    package init(maximumAnswers: Int = 20, window: Int64 = 600_000, silence: Int64 = 3_600_000) {
        self.maximumAnswers = maximumAnswers
        self.window = window
        self.silence = silence
    }

    /// What is done with an event of a contact.
    package enum Verdict: Sendable, Hashable {
        /// It may be answered.
        case passes
        /// It may not, and the silence begins now.
        case trips
        /// It may not: the silence has begun before.
        case isSilent
    }

    /// Whether one more answer may go to a contact.
    package func verdict(for contact: ContactRecord, at now: Int64) -> Verdict {
        // A silence that lies further ahead than it can be long was noted by a clock that was wrong.
        if let until = contact.silentUntil, until > now, until - now <= silence { return .isSilent }
        let recent = contact.answeredAt.count { $0 > now - window && $0 <= now }
        return recent >= maximumAnswers ? .trips : .passes
    }

    /// Notes an answer.
    package func noteAnswer(in contact: inout ContactRecord, at now: Int64) {
        let recent = contact.answeredAt.filter { $0 > now - window && $0 <= now }
        contact.answeredAt = recent.suffix(maximumAnswers - 1) + [now]
    }

    /// Notes that the silence begins.
    package func noteTrip(in contact: inout ContactRecord, at now: Int64) {
        contact.silentUntil = now + silence
        contact.answeredAt = []
    }
}
