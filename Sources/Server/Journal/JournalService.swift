import Conversations
import Journal
import Logging
import ServiceLifecycle

/// Keeps the journal in order while the server runs: deletes what is too old, does what commands ask for, and closes it
/// last.
struct JournalService: Service {
    /// How often commands are looked for.
    private static let look = Duration.milliseconds(250)
    /// How many looks pass between two times of deleting what is too old: an hour's.
    private static let looksBetweenPruning = 14_400

    private let storage: Storage.JournalInboxPair
    private let outbox: OutboxSender
    private let retention: ConversationJournal.Retention
    private let box: RequestBox
    private let logger: Logger

    /// Creates the service.
    init(
        _ storage: Storage.JournalInboxPair,
        outbox: OutboxSender,
        retention: ConversationJournal.Retention,
        logger: Logger
    ) {
        self.storage = storage
        self.outbox = outbox
        self.retention = retention
        self.logger = logger
        box = RequestBox(storage.journal.folder)
    }

    /// Works until the server stops; whatever else uses the journal must have ended by then.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            var looks = 0
            while !Task.isCancelled {
                if looks % Self.looksBetweenPruning == 0 { await prune() }
                looks += 1
                for entry in box.waiting() { box.answer(entry, await answer(to: entry)) }
                try? await Task.sleep(for: Self.look)
            }
        }
        await storage.journal.close()
    }

    private func prune() async {
        do throws(StoreError) {
            try await storage.journal.prune(retention)
        } catch {
            logger.warning("what is too old cannot be deleted now", metadata: ["reason": "\(error)"])
        }
    }

    private func answer(to entry: RequestBox.Entry) async -> String {
        guard let request = entry.request else { return "This request cannot be read." }
        let operations = JournalOperations(journal: storage.journal, inbox: storage.inbox, outbox: outbox)
        do throws(StoreError) {
            let answer = try await operations.perform(request)
            logger.notice("done as a command asked", metadata: ["answer": "\(answer)"])
            return answer
        } catch {
            return "It cannot be done now: \(error)"
        }
    }
}
