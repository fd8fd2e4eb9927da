import Conversations
import HotReload
import JSON
import Rules

/// What `GET /status` tells an operator: the live rules, what waits, and what happened since the start.
struct StatusPage: Sendable {
    private let isDryRun: Bool
    private let reloader: Reloader<RuleSet>
    private let inbox: MemoryInbox
    private let conversations: ConversationService
    private let counts: ActivityCounts

    /// Creates a page over the parts that it tells about.
    init(
        isDryRun: Bool,
        reloader: Reloader<RuleSet>,
        inbox: MemoryInbox,
        conversations: ConversationService,
        counts: ActivityCounts
    ) {
        self.isDryRun = isDryRun
        self.reloader = reloader
        self.inbox = inbox
        self.conversations = conversations
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
            ],
            "counts": .object(
                JSONObject(counts.snapshot().map { (key: $0.name.rawValue, value: .integer(Int64($0.count))) })
            ),
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
