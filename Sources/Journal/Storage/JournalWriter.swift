import Conversations
import Dispatch
import Foundation
import GRDB
import Synchronization

/// The one thread that writes: what has gathered while the last commit ran goes into the next one, as one transaction.
///
/// So one fsync serves as many messages as are there, and a single message waits for nobody.
final class JournalWriter: Sendable {
    fileprivate struct Operation: Sendable {
        /// Works within the transaction.
        ///
        /// What it returns is done after the commit.
        let run: @Sendable (Database) throws -> @Sendable () -> Void
        /// Told when it is not stored.
        let fail: @Sendable (StoreError) -> Void
    }

    private struct State {
        var waiting: [Operation] = []
        /// What nobody waits for.
        var posted: [Operation] = []
        var isClosed = false
        var failure: String?
        var sinceCheckpoint = 0
    }

    /// The most operations in a transaction.
    private static let maximumBatch = 1_024
    /// The write-ahead log is put into the database after so many operations.
    private static let checkpointOperations = 1_000
    /// A log that is larger than this, in bytes, is cut.
    private static let largeLog = 64 * 1024 * 1024
    /// How long until a faulty disk is tried again: it tells nobody when it works.
    private static let probe = DispatchTimeInterval.seconds(1)
    /// How long what nobody waits for may wait for a transaction to go along with.
    private static let patience = DispatchTimeInterval.seconds(1)

    private let path: String
    private let queue: Mutex<DatabaseQueue>
    private let state = Mutex(State())
    private let bell = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)
    private let onFailure: @Sendable (String?) -> Void

    /// Creates a writer over a migrated database, and starts its thread.
    ///
    /// - Parameters:
    ///   - queue: The connection that writes.
    ///   - path: The database, to open it again after a fault of the disk.
    ///   - onFailure: Told what is wrong when writing stops working, and `nil` when it works again.
    init(_ queue: DatabaseQueue, path: String, onFailure: @escaping @Sendable (String?) -> Void) {
        self.path = path
        self.queue = Mutex(queue)
        self.onFailure = onFailure
        let thread = Thread { self.work() }
        thread.name = "journal"
        thread.start()
    }

    /// What is wrong with the disk; `nil` while all is well.
    var failure: String? { state.withLock { $0.failure } }

    /// Does something within the next transaction.
    ///
    /// Returns after the commit: what was written is on the disk.
    ///
    /// - Parameters:
    ///   - body: What is done.
    ///   - onCommit: Called after the commit, on the writer's thread: in the order of the transactions.
    /// - Returns: What the body gives.
    /// - Throws: ``StoreError`` when it is not stored.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value,
        onCommit: @escaping @Sendable (Value) -> Void = { _ in }
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            submit(
                body,
                onCommit: { value in
                    onCommit(value)
                    continuation.resume(returning: .success(value))
                },
                onFailure: { continuation.resume(returning: .failure($0)) }
            )
        }
        return try result.get()
    }

    /// Does something within the next transaction, for those who are no task that could wait.
    ///
    /// - Parameters:
    ///   - body: What is done.
    ///   - onCommit: Called after the commit, on the writer's thread: in the order of the transactions.
    ///   - onFailure: Called when it is not stored.
    func submit<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value,
        onCommit: @escaping @Sendable (Value) -> Void,
        onFailure: @escaping @Sendable (StoreError) -> Void
    ) {
        enqueue(
            Operation(
                run: { db in
                    let value = try body(db)
                    return { onCommit(value) }
                },
                fail: onFailure
            )
        )
    }

    /// Does something within a later transaction without waiting for it: for what may as well be done another time.
    ///
    /// It goes along with whatever is written next, so that it costs the disk nothing of its own; where nothing is written
    /// for a second, it is.
    func post(_ body: @escaping @Sendable (Database) throws -> Void) {
        let operation = Operation(
            run: { db in
                try body(db)
                return {}
            },
            fail: { _ in }
        )
        let isFirst = state.withLock { state in
            guard !state.isClosed else { return false }
            state.posted.append(operation)
            return state.posted.count == 1
        }
        // The thread looks how long it may wait.
        if isFirst { bell.signal() }
    }

    private func enqueue(_ operation: Operation) {
        let (isOpen, wasIdle) = state.withLock { state in
            let wasIdle = state.waiting.isEmpty
            if !state.isClosed { state.waiting.append(operation) }
            return (!state.isClosed, wasIdle)
        }
        if !isOpen { operation.fail(.closed) } else if wasIdle { bell.signal() }
    }

    /// Puts the whole log into the database and empties it, so that nothing that was deleted stays in it.
    func emptyLog() throws(StoreError) {
        do {
            try queue.withLock { try Self.checkpoint($0, mode: "TRUNCATE") }
        } catch {
            throw .unavailable(reason: "the write-ahead log cannot be emptied: \(error)")
        }
    }

    /// Writes what waits, puts the log into the database and ends the thread.
    func close() {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return }
        bell.signal()
        ended.wait()
    }

    // MARK: - The thread

    private func work() {
        while true {
            let isOverdue = wait()
            let (batch, isClosed) = state.withLock { state in
                guard !state.waiting.isEmpty || isOverdue || state.isClosed else { return ([Operation](), false) }
                let next = state.waiting.prefix(Self.maximumBatch)
                let batch = state.posted + next
                state.posted.removeAll(keepingCapacity: true)
                state.waiting.removeFirst(next.count)
                return (batch, state.isClosed && state.waiting.isEmpty)
            }
            if !batch.isEmpty { commit(batch) }
            if isClosed { break }
            if state.withLock({ !$0.waiting.isEmpty }) { bell.signal() }
        }
        queue.withLock { queue in
            try? Self.checkpoint(queue, mode: "TRUNCATE")
            try? queue.close()
        }
        ended.signal()
    }

    /// Waits for something to write.
    ///
    /// - Returns: Whether what nobody waits for has waited long enough.
    private func wait() -> Bool {
        if failure != nil {
            if bell.wait(timeout: .now() + Self.probe) == .timedOut { commit([.probe]) }
            return false
        }
        guard state.withLock({ !$0.posted.isEmpty }) else {
            bell.wait()
            return false
        }
        return bell.wait(timeout: .now() + Self.patience) == .timedOut
    }

    private func commit(_ batch: [Operation]) {
        do {
            let done = try transact(batch)
            CrashPoint.reach(.afterCommit)
            note(nil)
            for action in done { action() }
            checkpointIfDue(after: batch.count)
        } catch let error as DatabaseError where error.isFaultOfTheDisk {
            let reason = error.sentence
            // After a failed fsync nobody knows what is on the disk: reading it anew tells.
            if error.resultCode.primaryResultCode == .SQLITE_IOERR { reopen() }
            note(reason)
            for operation in batch { operation.fail(.unavailable(reason: reason)) }
        } catch {
            // One of them is at fault: alone, it harms nobody else.
            if batch.count > 1 {
                for operation in batch { commit([operation]) }
            } else {
                for operation in batch { operation.fail(.refused(reason: "\(error)")) }
            }
        }
    }

    private func transact(_ batch: [Operation]) throws -> [@Sendable () -> Void] {
        try queue.withLock { queue in
            try queue.writeWithoutTransaction { db in
                if db.isInsideTransaction { try db.rollback() }
                var done: [@Sendable () -> Void] = []
                done.reserveCapacity(batch.count)
                try db.inTransaction(.immediate) {
                    for operation in batch { done.append(try operation.run(db)) }
                    CrashPoint.reach(.afterInsert)
                    return .commit
                }
                return done
            }
        }
    }

    private func note(_ failure: String?) {
        let isNews = state.withLock { state in
            defer { state.failure = failure }
            return (state.failure == nil) != (failure == nil)
        }
        if isNews { onFailure(failure) }
    }

    private func reopen() {
        queue.withLock { queue in
            try? queue.close()
            if let fresh = try? Connections.writer(path) { queue = fresh }
        }
    }

    // MARK: - Checkpoints

    private func checkpointIfDue(after operations: Int) {
        let isDue = state.withLock { state in
            state.sinceCheckpoint += operations
            guard state.sinceCheckpoint >= Self.checkpointOperations else { return false }
            state.sinceCheckpoint = 0
            return true
        }
        guard isDue else { return }
        var status = stat()
        // A log that a reader kept from shrinking is cut as soon as the reader has let go.
        let isLarge = stat(path + "-wal", &status) == 0 && status.st_size > Self.largeLog
        queue.withLock { try? Self.checkpoint($0, mode: isLarge ? "TRUNCATE" : "PASSIVE") }
    }

    private static func checkpoint(_ queue: DatabaseQueue, mode: String) throws {
        CrashPoint.reachMidst(of: .duringCheckpoint)
        try queue.writeWithoutTransaction { db in
            _ = try Row.fetchAll(db, sql: "PRAGMA wal_checkpoint(\(mode))")
        }
    }
}

extension JournalWriter.Operation {
    /// Writes a little, to see whether the disk works again.
    fileprivate static let probe = JournalWriter.Operation(
        run: { db in
            try db.execute(sql: "INSERT OR REPLACE INTO notes (name, value) VALUES ('probe', hex(randomblob(16)))")
            return {}
        },
        fail: { _ in }
    )
}

extension DatabaseError {
    /// Whether the disk, its rights or another process is to blame, so that it may work later.
    var isFaultOfTheDisk: Bool {
        switch resultCode.primaryResultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY, .SQLITE_CANTOPEN,
            .SQLITE_NOMEM, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_PROTOCOL:
            true
        default:
            false
        }
    }

    /// What happened and what to do about it.
    var sentence: String {
        switch resultCode.primaryResultCode {
        case .SQLITE_FULL: "the disk of the data folder is full: make room on it"
        case .SQLITE_BUSY, .SQLITE_LOCKED: "another program has locked the database: end it"
        case .SQLITE_READONLY, .SQLITE_CANTOPEN: "the database cannot be written: look at the rights of the data folder"
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: "the database is damaged: put back a backup"
        default: "the disk of the data folder does not take data (\(extendedResultCode))"
        }
    }
}
