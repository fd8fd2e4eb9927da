package import Messaging

/// Why something could not be stored or read.
package enum StoreError: Error, Sendable, Hashable {
    /// Not now: the disk is full or faulty, the database is locked. It may work later.
    case unavailable(reason: String)
    /// Never: the store does not take this.
    case refused(reason: String)
    /// The store is closed.
    case closed
}

/// What is known about an event and its contact before it is decided on.
package struct KnownState: Sendable, Hashable {
    /// The keys that were settled before.
    package let settled: Set<EventKey>
    /// The keys that were in hand at too many crashes.
    package let quarantined: Set<EventKey>
    /// What the AI model answered to events that are not settled: the program died, or could not store, before they were.
    package let completions: [Completion]
    /// What is remembered about the contact.
    package let contact: ContactRecord
    /// The conversation that the contact's messages belong to, where it was asked for by another id of theirs.
    package let conversation: ConversationKey?

    /// Creates what is known.
    package init(
        settled: Set<EventKey> = [],
        quarantined: Set<EventKey> = [],
        completions: [Completion] = [],
        contact: ContactRecord = .init(),
        conversation: ConversationKey? = nil
    ) {
        self.settled = settled
        self.quarantined = quarantined
        self.completions = completions
        self.contact = contact
        self.conversation = conversation
    }
}

/// Who wrote a message that a platform shows as the business's own.
package enum EchoOrigin: Sendable, Hashable {
    /// This program.
    case ours
    /// Perhaps this program: a message to the contact is on its way whose id is not known yet.
    case undecided
    /// A person, or another program.
    case others
}

/// Where decisions, messages and contacts are kept.
///
/// Whatever a store promises by returning (memory, or a disk) is what the conversations promise. Each call is one
/// transaction: it is stored whole or not at all.
package protocol ConversationStore: Sendable {
    /// What is known about events and their contact.
    func known(_ keys: [EventKey], in conversation: ConversationKey) async throws(StoreError) -> KnownState

    /// Notes that ids are, or have become, one person's: what is remembered about them is remembered under the last id.
    ///
    /// Of ids that stay a person's for ever, messages belong to that conversation from now on; a phone number that was
    /// given up may be another person's tomorrow, and is a stranger's again. Doing it twice changes nothing.
    func join(_ former: [String], into current: ConversationKey) async throws(StoreError)

    /// Keeps what the AI model answered, in a transaction of its own, until its event is settled.
    func keep(_ completion: Completion) async throws(StoreError)

    /// Stores a decision with all that belongs to it, unless all its keys were stored before.
    ///
    /// What was kept of the model's answers to it goes with it.
    func settle(_ settlement: Settlement) async throws(StoreError) -> SettleOutcome

    /// Notes that an event which was in hand at a crash is taken in hand again.
    ///
    /// - Returns: How many crashes it was in hand at.
    func beginAttempt(_ key: EventKey, ofWebhook webhook: Int) async throws(StoreError) -> Int

    /// Sets an event aside that was in hand at too many crashes; its body is kept.
    func quarantine(_ key: EventKey, ofWebhook webhook: Int, _ entry: LogEntry) async throws(StoreError)

    /// The messages that wait, oldest first, after a start: what was being sent when the process died is put back by the
    /// policy, or held as uncertain.
    func recover(_ policy: UncertainPolicy) async throws(StoreError) -> [OutboxTicket]

    /// A message; `nil` where it was erased or is final.
    func row(_ id: Int) async throws(StoreError) -> OutboxRow?

    /// Notes where a message stands.
    ///
    /// A final state stays: a later note changes nothing.
    func update(_ row: Int, to state: OutboxState) async throws(StoreError)

    /// Notes that a message is not sent, and with it the parts of the answer after it.
    ///
    /// - Returns: The later parts, which are final now.
    func abandon(_ row: Int, as state: OutboxState) async throws(StoreError) -> [Int]

    /// Notes what a platform tells about a message of ours, in whatever order that comes.
    func note(_ report: DeliveryReport, about messageID: String, at moment: Int64) async throws(StoreError)

    /// Who wrote a message that a platform shows as the business's own.
    func origin(ofMessage id: String?, in conversation: ConversationKey) async throws(StoreError) -> EchoOrigin
}

/// What is done with a message that may have been sent when the process died.
package enum UncertainPolicy: String, Sendable, Hashable, CaseIterable {
    /// It is sent again: better twice than not at all.
    case resend
    /// It is not: an operator decides.
    case hold
}
