package import Conversations
package import Journal

/// What operators have done to a journal, with the running parts that have to know of it.
package struct JournalOperations: Sendable {
    private let journal: ConversationJournal
    private let inbox: JournalInbox?
    private let outbox: OutboxSender?

    /// Creates operations; without an inbox and an outbox, those on a journal that no server uses.
    package init(journal: ConversationJournal, inbox: JournalInbox? = nil, outbox: OutboxSender? = nil) {
        self.journal = journal
        self.inbox = inbox
        self.outbox = outbox
    }

    /// Does what is asked for.
    ///
    /// - Returns: What was done, in a sentence that repeats nothing personal.
    package func perform(_ request: OperatorRequest) async throws(StoreError) -> String {
        switch request {
        case .forget(let contact):
            outbox?.letGo(contact: contact)
            let erasure = try await journal.forget(contact)
            return "Erased: \(erasure.contacts) conversations, \(erasure.events) messages received, "
                + "\(erasure.messages) replies, \(erasure.bodies) webhooks. Backups and logs of the system are yours to delete."
        case .retry(let name):
            switch try await journal.retry(name) {
            case .webhook(let id):
                try inbox?.offerAgain(id)
                return "The webhook is worked on again\(later)."
            case .message(let ticket):
                outbox?.add([ticket])
                return "The reply is sent again\(later)."
            case .nothing:
                return
                    "There is nothing of this name that could be tried again: “replyd log” and the status page tell names."
            }
        case .resume(let account):
            guard let outbox else { return "The server does not run; at its start it sends for every account." }
            return outbox.resume(account: account)
                ? "The account's replies are sent again." : "No replies of this account wait."
        }
    }

    private var later: String { outbox == nil ? " at the next start" : "" }
}
