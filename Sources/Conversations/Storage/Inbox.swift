/// A webhook body whose signature held, kept as it came.
package struct ReceivedWebhook: Sendable {
    /// The number that the inbox gave it, rising from 1.
    package let id: Int
    /// The raw bytes, exactly as Meta signed them.
    package let body: [UInt8]
    /// When it was received, in milliseconds since 1970-01-01 UTC.
    package let receivedAt: Int64
    /// Whether it was unfinished when an earlier run of the program ended.
    package let isRecovered: Bool

    /// Creates a received webhook.
    package init(id: Int, body: [UInt8], receivedAt: Int64 = 0, isRecovered: Bool = false) {
        self.id = id
        self.body = body
        self.receivedAt = receivedAt
        self.isRecovered = isRecovered
    }
}

/// Why a webhook could not be taken in.
///
/// Meta is answered 503 and delivers the body again later.
package enum InboxError: Error, Sendable, Hashable {
    /// The inbox holds as much as it may.
    case full
    /// It cannot be kept now: the disk is full or faulty.
    case unavailable
    /// The server is stopping.
    case closed
}

/// Where signed bodies wait between the answer to Meta and the work on them.
///
/// A webhook is answered 200 only after ``store(_:onStored:)`` has told that it is kept: whatever an inbox promises by that
/// (memory now, a disk with a journal) is what the 200 promises to Meta. One consumer takes bodies out.
package protocol Inbox: Sendable {
    /// Takes a body in.
    ///
    /// - Parameters:
    ///   - body: The bytes as they came.
    ///   - onStored: Told once that it is kept (`nil`) or why not, on any thread; it must not take long.
    func store(_ body: [UInt8], onStored: @escaping @Sendable (InboxError?) -> Void)

    /// The oldest body, waiting for one when there is none; `nil` once the inbox is closed and empty.
    func next() async -> ReceivedWebhook?

    /// All events of a body have been worked on: it may be forgotten.
    func finish(_ webhook: ReceivedWebhook) async

    /// The body has been taken apart: were it the body that crashes the program, it would have done so by now.
    func noteParsed(_ webhook: ReceivedWebhook) async

    /// The body cannot be parsed: it is kept, and not given out again.
    func keepUnparsed(_ webhook: ReceivedWebhook) async

    /// Takes nothing in any more. What is inside is still given out.
    func close()

    /// The bodies taken in and not finished yet.
    var depth: Int { get }

    /// Whether one more small body would be taken in.
    var isAccepting: Bool { get }
}
