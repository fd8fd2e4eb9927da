package import Messaging

/// What a webhook body says, in neutral terms.
package struct ParsedWebhook: Sendable, Equatable {
    /// How well the body could be read.
    package enum Outcome: Sendable, Hashable {
        /// As it came.
        case parsed
        /// After a repair of what Meta is known to send and JSON does not allow, such as half an emoji.
        case repaired
        /// Not at all: it is no JSON, even after a repair. The reason quotes nothing of the body.
        case unparsed(reason: String)
    }

    /// The events, in the order of the body; an event may stand in it twice.
    package var events: [InboundEvent]
    /// How well the body could be read.
    package var outcome: Outcome
    /// What was not understood, in names of fields and kinds only: never a customer's words, name or number.
    package var notes: [String]

    /// Creates a reading.
    package init(events: [InboundEvent] = [], outcome: Outcome = .parsed, notes: [String] = []) {
        self.events = events
        self.outcome = outcome
        self.notes = notes
    }
}
