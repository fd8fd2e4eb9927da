import Conversations
import HotReload
import JSON
import Journal
import Messaging
import Rules

/// What `GET /status` tells an operator: the live rules, what waits, and what happened since the start.
struct StatusPage: Sendable {
    private let isDryRun: Bool
    private let reloader: Reloader<RuleSet>
    private let inbox: any Inbox
    private let conversations: ConversationService
    private let outbox: OutboxSender
    private let journal: ConversationJournal?
    private let counts: ActivityCounts

    /// Creates a page over the parts that it tells about.
    init(
        isDryRun: Bool,
        reloader: Reloader<RuleSet>,
        inbox: any Inbox,
        conversations: ConversationService,
        outbox: OutboxSender,
        journal: ConversationJournal?,
        counts: ActivityCounts
    ) {
        self.isDryRun = isDryRun
        self.reloader = reloader
        self.inbox = inbox
        self.conversations = conversations
        self.outbox = outbox
        self.journal = journal
        self.counts = counts
    }

    /// The page as it is now.
    var json: JSONValue {
        [
            "dry_run": .bool(isDryRun),
            "rules": rules,
            "queue": [
                "webhooks": .integer(Int64(inbox.depth)),
                "events": .integer(Int64(conversations.eventsInWork)),
                "replies": .integer(Int64(outbox.depth)),
            ],
            "accounts_waiting": .array(outbox.blockedAccounts.map(Self.account)),
            "journal": journal.map(Self.contents) ?? .null,
            "counts": .object(
                JSONObject(counts.snapshot().map { (key: $0.name.rawValue, value: .integer(Int64($0.count))) })
            ),
        ]
    }

    private static func account(_ key: AccountKey, _ standing: OutboxSchedule.Standing) -> JSONValue {
        var object: JSONObject = ["platform": .string(key.platform.rawValue), "account": .string(key.account)]
        switch standing {
        case .open: break
        case .paused: object["waiting_for"] = "time"
        case .stopped(let reason, _):
            object["waiting_for"] = "repair"
            object["reason"] = .string(reason)
        }
        return .object(object)
    }

    private static func contents(of journal: ConversationJournal) -> JSONValue {
        let contents = try? journal.contents()
        return [
            "failure": journal.failure.map(JSONValue.string) ?? .null,
            "bytes": contents.map { .integer($0.bytes) } ?? .null,
            "unparsed": contents.map { .integer(Int64($0.unparsed)) } ?? .null,
            "quarantined": contents.map { .integer(Int64($0.quarantined)) } ?? .null,
            "uncertain": contents.map { .integer(Int64($0.uncertain)) } ?? .null,
        ]
    }

    private var rules: JSONValue {
        let status = reloader.status
        let outcome = status.lastOutcome
        let problem: String? =
            switch outcome {
            case .refused(let refusal): refusal.report
            case .unreadable(let error): error.description
            case .loaded, .unchanged, .unavailable, nil: nil
            }
        return [
            "generation": .integer(Int64(status.generation)),
            "sha256": .string(status.sha256),
            "count": .integer(Int64(reloader.current.value.ruleCount)),
            "path": .string(status.path),
            "resolved_path": status.resolvedPath.map(JSONValue.string) ?? .null,
            "loaded_at": .integer(status.loadedAt),
            "last_attempt_at": status.lastAttemptAt.map(JSONValue.integer) ?? .null,
            "last_trigger": (status.lastTrigger?.rawValue).map(JSONValue.string) ?? .null,
            "last_outcome": (outcome?.label).map(JSONValue.string) ?? .null,
            "problem": problem.map(JSONValue.string) ?? .null,
            "degraded": .bool(status.isDegraded),
            "watcher": .string(status.watcher.description),
            "reloads": .integer(Int64(status.attempts)),
            "reload_failures": .integer(Int64(status.failures)),
        ]
    }
}
