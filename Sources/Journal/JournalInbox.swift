package import Conversations
import Foundation
import GRDB
package import Logging
import Synchronization

/// An inbox on disk: a body is committed before it is told to be kept, and stays until it is finished.
///
/// Bodies that have just come are given out from memory, as long as those that wait there are few; else they are read from
/// the database again, in order.
package final class JournalInbox: Inbox {
    /// How much may wait.
    package struct Limits: Sendable {
        /// The most bodies.
        package let bodies: Int
        /// The most bytes of all bodies together.
        package let bytes: Int
        /// The most bytes that wait in memory.
        package let bytesInMemory: Int

        /// Creates limits; the defaults are an hour of a busy shop's messages.
        package init(
            bodies: Int = 100_000,
            bytes: Int = 512 * 1024 * 1024,
            bytesInMemory: Int = 16 * 1024 * 1024
        ) {
            self.bodies = bodies
            self.bytes = bytes
            self.bytesInMemory = bytesInMemory
        }
    }

    private struct State {
        var ready = FirstInFirstOut<ReceivedWebhook>()
        var readyBytes = 0
        /// The last body that was given out or is in `ready`.
        var cursor = 0
        /// The last body that is on the disk.
        var lastStored: Int
        var depth: Int
        var bytes: Int
        var isClosed = false
        var consumer: CheckedContinuation<Void, Never>?
    }

    /// How many bodies are read at a time.
    private static let page = 64
    /// The most bodies that are kept although they cannot be parsed.
    private static let maximumUnparsed = 1_000

    private let journal: ConversationJournal
    private let limits: Limits
    private let logger: Logger
    private let state: Mutex<State>
    /// The bodies up to this one were there at the start, after a crash.
    private let lastRecovered: Int

    /// Creates the inbox of a journal.
    package init(_ journal: ConversationJournal, limits: Limits = Limits(), logger: Logger) throws(StoreError) {
        self.journal = journal
        self.limits = limits
        self.logger = logger
        let (count, bytes, last) = try journal.read { db in
            let row = try Row.fetchOne(
                db,
                sql: "SELECT count(*), coalesce(sum(length(body)), 0), coalesce(max(id), 0) FROM bodies WHERE state = 0"
            )
            let count: Int? = row?[0]
            let bytes: Int? = row?[1]
            let last: Int? = row?[2]
            return (count ?? 0, bytes ?? 0, last ?? 0)
        }
        state = Mutex(State(lastStored: last, depth: count, bytes: bytes))
        lastRecovered = journal.wasStoppedInOrder ? 0 : last
    }

    package var depth: Int { state.withLock { $0.depth } }

    package var isAccepting: Bool {
        journal.failure == nil
            && state.withLock { !$0.isClosed && $0.depth < limits.bodies && $0.bytes < limits.bytes }
    }

    // MARK: - In

    package func store(_ body: [UInt8], onStored: @escaping @Sendable (InboxError?) -> Void) {
        let refusal = state.withLock { state -> InboxError? in
            if state.isClosed { return .closed }
            guard state.depth < limits.bodies, state.bytes + body.count <= limits.bytes else { return .full }
            state.depth += 1
            state.bytes += body.count
            return nil
        }
        if let refusal { return onStored(refusal) }
        guard journal.failure == nil else {
            release(body.count)
            return onStored(.unavailable)
        }
        let receivedAt = journal.now()
        journal.writer.submit { [journal] db in
            let id = journal.nextBody()
            try db.cachedStatement(sql: "INSERT INTO bodies (id, received_at, body) VALUES (?, ?, ?)")
                .execute(arguments: [id, receivedAt, Data(body)])
            return id
        } onCommit: { id in
            self.offer(ReceivedWebhook(id: id, body: body, receivedAt: receivedAt))
            onStored(nil)
        } onFailure: { error in
            self.release(body.count)
            onStored(error == .closed ? .closed : .unavailable)
        }
    }

    private func release(_ bytes: Int) {
        state.withLock { state in
            state.depth -= 1
            state.bytes -= bytes
        }
    }

    /// Gives a body that has just been committed to the consumer, unless earlier ones have to be read first.
    private func offer(_ webhook: ReceivedWebhook) {
        let consumer = state.withLock { state in
            let isNext = state.cursor == state.lastStored
            state.lastStored = webhook.id
            if isNext, state.readyBytes < limits.bytesInMemory {
                state.ready.append(webhook)
                state.readyBytes += webhook.body.count
                state.cursor = webhook.id
            }
            defer { state.consumer = nil }
            return state.consumer
        }
        consumer?.resume()
    }

    // MARK: - Out

    package func next() async -> ReceivedWebhook? {
        while !Task.isCancelled {
            switch await step() {
            case .webhook(let webhook):
                guard webhook.isRecovered else { return webhook }
                if await takeInHand(webhook) { return webhook }
            case .read: await readPage()
            case .end: return nil
            }
        }
        return nil
    }

    private enum Step {
        case webhook(ReceivedWebhook)
        case read
        case end
    }

    /// What there is to do next; waits as long as there is nothing.
    private func step() async -> Step {
        while true {
            let step = state.withLock { state -> Step? in
                if let first = state.ready.popFirst() {
                    state.readyBytes -= first.body.count
                    return .webhook(first)
                }
                if state.cursor < state.lastStored { return .read }
                return state.isClosed ? .end : nil
            }
            if let step { return step }
            await withCheckedContinuation { continuation in
                let isIdle = state.withLock { state in
                    guard state.ready.isEmpty, state.cursor == state.lastStored, !state.isClosed else { return false }
                    state.consumer = continuation
                    return true
                }
                if !isIdle { continuation.resume() }
            }
        }
    }

    private func readPage() async {
        let (cursor, lastStored) = state.withLock { ($0.cursor, $0.lastStored) }
        do throws(StoreError) {
            let page = try journal.read { db in
                try Row.fetchAll(
                    db.cachedStatement(
                        sql: "SELECT id, received_at, body FROM bodies WHERE state = 0 AND id > ? ORDER BY id LIMIT ?"
                    ),
                    arguments: [cursor, Self.page]
                )
                .map { row in webhook(row) }
            }
            state.withLock { state in
                for webhook in page {
                    state.ready.append(webhook)
                    state.readyBytes += webhook.body.count
                }
                let last = page.last?.id ?? cursor
                state.cursor = page.count < Self.page ? max(last, lastStored) : last
            }
        } catch {
            // A faulty disk tells nobody when it works again.
            try? await Task.sleep(for: .seconds(1))
        }
    }

    private func webhook(_ row: Row) -> ReceivedWebhook {
        let id: Int = row["id"]
        let body: Data = row["body"]
        return ReceivedWebhook(
            id: id,
            body: Array(body),
            receivedAt: row["received_at"],
            isRecovered: id <= lastRecovered
        )
    }

    /// Notes that a body which was there at a crash is taken apart: should that be what crashes the program, it is known
    /// at the next start, and the body is set aside.
    ///
    /// - Returns: Whether it is to be worked on.
    private func takeInHand(_ webhook: ReceivedWebhook) async -> Bool {
        let attempts = try? await journal.writer.write { [journal] db in
            try db.execute(
                sql: "UPDATE bodies SET parse_attempts = parse_attempts + 1 WHERE id = ?",
                arguments: [webhook.id]
            )
            let attempts = try Int.fetchOne(
                db,
                sql: "SELECT parse_attempts FROM bodies WHERE id = ?",
                arguments: [webhook.id]
            )
            if let attempts, attempts > 1 {
                try db.execute(sql: "UPDATE bodies SET state = 2 WHERE id = ?", arguments: [webhook.id])
                try journal.insertSetAside(webhook, in: db)
            }
            return attempts ?? 1
        }
        guard let attempts, attempts > 1 else { return true }
        release(webhook.body.count)
        logger.error(
            "a webhook is set aside: the program crashed twice while it was taken apart; “replyd retry w\(webhook.id)” tries it again"
        )
        return false
    }

    package func close() {
        let consumer = state.withLock { state in
            state.isClosed = true
            defer { state.consumer = nil }
            return state.consumer
        }
        consumer?.resume()
    }

    package func finish(_ webhook: ReceivedWebhook) async {
        release(webhook.body.count)
        journal.writer.post { db in
            try db.cachedStatement(sql: "DELETE FROM bodies WHERE id = ? AND state = 0")
                .execute(arguments: [webhook.id])
        }
    }

    package func noteParsed(_ webhook: ReceivedWebhook) async {
        // Waited for, so that a crash from here on is not put down to the body.
        _ = try? await journal.writer.write { db in
            try db.execute(sql: "UPDATE bodies SET parse_attempts = 0 WHERE id = ?", arguments: [webhook.id])
        }
    }

    package func keepUnparsed(_ webhook: ReceivedWebhook) async {
        release(webhook.body.count)
        journal.writer.post { db in
            try db.execute(sql: "UPDATE bodies SET state = 1, parse_attempts = 0 WHERE id = ?", arguments: [webhook.id])
            try db.execute(
                sql:
                    "DELETE FROM bodies WHERE state <> 0 AND state = 1 AND id NOT IN (SELECT id FROM bodies WHERE state <> 0 AND state = 1 ORDER BY id DESC LIMIT ?)",
                arguments: [Self.maximumUnparsed]
            )
        }
    }

    /// Gives out a body once more that was set aside.
    package func offerAgain(_ id: Int) throws(StoreError) {
        let again = try journal.read { db in
            try Row.fetchOne(
                db,
                sql: "SELECT id, received_at, body FROM bodies WHERE id = ? AND state = 0",
                arguments: [id]
            )
            .map { row in
                ReceivedWebhook(id: row["id"], body: Array(row["body"] as Data), receivedAt: row["received_at"])
            }
        }
        guard let again else { return }
        let consumer = state.withLock { state in
            state.depth += 1
            state.bytes += again.body.count
            state.ready.append(again)
            state.readyBytes += again.body.count
            defer { state.consumer = nil }
            return state.consumer
        }
        consumer?.resume()
    }
}
