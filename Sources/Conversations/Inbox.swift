/// A webhook body whose signature held, kept as it came.
package struct ReceivedWebhook: Sendable {
    /// The number that the inbox gave it, rising from 1.
    package let id: Int
    /// The raw bytes, exactly as Meta signed them.
    package let body: [UInt8]

    /// Creates a received webhook.
    package init(id: Int, body: [UInt8]) {
        self.id = id
        self.body = body
    }
}

/// Why a webhook could not be taken in.
///
/// Meta is answered 503 and delivers the body again later.
package enum InboxError: Error, Sendable, Hashable {
    /// The inbox holds as much as it may.
    case full
    /// The server is stopping.
    case closed
}

/// Where signed bodies wait between the answer to Meta and the work on them.
///
/// The webhook route answers 200 only after ``store(_:)`` returned: whatever an inbox promises by returning (memory now,
/// a disk with a journal) is what the 200 promises to Meta. One consumer takes bodies out.
package protocol Inbox: Sendable {
    /// Takes a body in.
    ///
    /// - Throws: ``InboxError`` when it cannot be kept.
    func store(_ body: [UInt8]) async throws(InboxError)

    /// The oldest body, waiting for one when there is none; `nil` once the inbox is closed and empty.
    func next() async -> ReceivedWebhook?

    /// All events of a body have been worked on: it may be forgotten.
    func finish(_ webhook: ReceivedWebhook) async

    /// Takes nothing in any more. What is inside is still given out.
    func close()
}
