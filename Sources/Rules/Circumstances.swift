package import Messaging

/// What a message is decided in, besides the message itself: the moment and the contact.
///
/// All that a decision depends on is the event, this value and chance, so that the same three give the same answer in the
/// server, in a test and in `replyd try --at`.
package struct Circumstances: Sendable {
    /// The moment, in milliseconds since 1970-01-01 UTC.
    package let now: Int64
    /// What is known about the contact.
    package var contact: ContactFacts
    /// The time since some fixed moment, on a clock that never goes back: it bounds how long all regexes may take.
    ///
    /// Without it, only steps are counted, which gives the same verdict on every machine.
    package var elapsed: (@Sendable () -> Duration)?

    /// The end of the year 9999: with moments from 1970 to then, no sum of a moment and a duration overflows.
    private static let latest: Int64 = 253_402_300_799_999

    /// Creates circumstances; without facts, those of a contact about whom nothing is known.
    ///
    /// A moment outside the years 1970 to 9999 is moved to the nearest one within.
    package init(
        now: Int64,
        contact: ContactFacts = ContactFacts(),
        elapsed: (@Sendable () -> Duration)? = nil
    ) {
        self.now = min(max(now, 0), Self.latest)
        self.contact = contact
        self.elapsed = elapsed
    }
}
