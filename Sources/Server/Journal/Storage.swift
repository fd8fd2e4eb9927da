import Conversations
import HotReload
import Journal
import Logging
import Secrets

/// Where bodies, decisions, messages and contacts are kept: on disk, or in memory for a dry run.
struct Storage: Sendable {
    /// Where bodies wait.
    let inbox: any Inbox
    /// Where the rest is.
    let store: any ConversationStore
    /// The journal, where there is one.
    let journal: JournalInboxPair?

    /// A journal with its inbox.
    struct JournalInboxPair: Sendable {
        let journal: ConversationJournal
        let inbox: JournalInbox
    }

    /// Opens the journal in the data folder.
    ///
    /// - Throws: ``StartProblem``.
    static func onDisk(_ settings: OperatorSettings, logger: Logger) throws(StartProblem) -> Storage {
        do {
            let journal = try ConversationJournal(
                DataFolder(path: settings.data),
                now: WallClock.milliseconds,
                onFailure: { reason in
                    if let reason {
                        logger.critical("nothing can be stored, so webhooks are refused (503) until it can: \(reason)")
                    } else {
                        logger.notice("storing works again: webhooks are taken")
                    }
                }
            )
            let inbox = try JournalInbox(journal, logger: logger)
            logger.info(
                "journal open",
                metadata: [
                    "data": "\(settings.data)", "sqlite": "\(journal.sqliteVersion)", "webhooks": "\(inbox.depth)",
                ]
            )
            return Storage(inbox: inbox, store: journal, journal: JournalInboxPair(journal: journal, inbox: inbox))
        } catch let error as JournalError {
            throw StartProblem(.settings, "replyd cannot start. \(error)")
        } catch {
            throw StartProblem(
                .settings,
                "replyd cannot start: the database in “\(settings.data)” cannot be read (\(error))."
            )
        }
    }

    /// Keeps nothing but what a dry run needs while it runs.
    static func inMemory(_ store: any ConversationStore) -> Storage {
        Storage(inbox: MemoryInbox(now: WallClock.milliseconds), store: store, journal: nil)
    }
}

extension RateLimits {
    /// The limits that the operator set.
    init(_ settings: OperatorSettings) {
        self.init()
        whatsApp = RateLimit(settings.whatsAppRate)
        whatsAppContact = RateLimit(settings.whatsAppContactRate)
        messaging = RateLimit(settings.messagingRate)
        messagingMedia = RateLimit(settings.messagingMediaRate)
        privateReplies = RateLimit(settings.privateReplyRate)
    }
}

extension RateLimit {
    fileprivate init(_ rate: WrittenRate) {
        self.init(count: rate.count, period: rate.period, burst: rate.burst)
    }
}
