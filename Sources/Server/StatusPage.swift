import Conversations
import HotReload
import JSON
import Journal
import Messaging
import Rules
import Secrets

/// What `GET /status` tells an operator: the live rules, what waits, and what happened since the start.
struct StatusPage: Sendable {
    private let isDryRun: Bool
    private let rules: Reloader<RuleSet>
    private let secrets: Reloader<SecretSet>
    private let inbox: any Inbox
    private let conversations: ConversationService
    private let outbox: OutboxSender
    private let journal: ConversationJournal?
    private let counts: ActivityCounts

    /// Creates a page over the parts that it tells about.
    init(
        isDryRun: Bool,
        rules: Reloader<RuleSet>,
        secrets: Reloader<SecretSet>,
        inbox: any Inbox,
        conversations: ConversationService,
        outbox: OutboxSender,
        journal: ConversationJournal?,
        counts: ActivityCounts
    ) {
        self.isDryRun = isDryRun
        self.rules = rules
        self.secrets = secrets
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
            "rules": rulesPart,
            "secrets": secretsPart,
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

    private var rulesPart: JSONValue {
        let status = rules.status
        var members: [(key: String, value: JSONValue)] = [
            (key: "generation", value: .integer(Int64(status.generation))),
            (key: "sha256", value: .string(status.sha256)),
            (key: "count", value: .integer(Int64(rules.current.value.ruleCount))),
        ]
        members += Self.members(of: status)
        return .object(JSONObject(members))
    }

    /// Of secrets not even a hash is told.
    private var secretsPart: JSONValue {
        let status = secrets.status
        var members: [(key: String, value: JSONValue)] = [
            (key: "generation", value: .integer(Int64(status.generation))),
            (
                key: "names",
                value: .array(secrets.current.value.names.map { .string($0.description) })
            ),
        ]
        members += Self.members(of: status)
        return .object(JSONObject(members))
    }

    /// What is told of everything that is reloaded.
    private static func members(of status: ReloadStatus) -> [(key: String, value: JSONValue)] {
        let problem: String? =
            switch status.lastOutcome {
            case .refused(let refusal): refusal.report
            case .unreadable(let error): error.description
            case .loaded, .unchanged, .unsettled, .unavailable, nil: nil
            }
        let reason: String? = if case .poll(let reason) = status.watcher { reason } else { nil }
        return [
            (key: "state", value: status.isDegraded ? "degraded" : "ok"),
            (key: "from_last_good_copy", value: .bool(status.isFromCopy)),
            (key: "path", value: .string(status.path)),
            (key: "resolved_path", value: status.resolvedPath.map(JSONValue.string) ?? .null),
            (key: "loaded_at", value: .integer(status.loadedAt)),
            (key: "last_attempt_at", value: status.lastAttemptAt.map(JSONValue.integer) ?? .null),
            (key: "last_success_at", value: status.lastSuccessAt.map(JSONValue.integer) ?? .null),
            (key: "last_trigger", value: (status.lastTrigger?.rawValue).map(JSONValue.string) ?? .null),
            (key: "last_outcome", value: (status.lastOutcome?.label).map(JSONValue.string) ?? .null),
            (key: "problem", value: problem.map(JSONValue.string) ?? .null),
            (key: "diagnostics", value: .array(diagnostics(in: status))),
            (key: "degraded", value: .bool(status.isDegraded)),
            (key: "watcher", value: .string(status.watcher.description)),
            (key: "watcher_reason", value: reason.map(JSONValue.string) ?? .null),
            (
                key: "warnings",
                value: .array((status.warnings + [status.copyProblem].compactMap(\.self)).map { .string($0) })
            ),
            (key: "reloads", value: .integer(Int64(status.attempts))),
            (key: "reload_failures", value: .integer(Int64(status.failures))),
        ]
    }

    /// The objects that `check --format json` prints.
    private static func diagnostics(in status: ReloadStatus) -> [JSONValue] {
        guard let outcome = status.lastOutcome else { return [] }
        let verdict = ReloadVerdict(outcome: outcome, generation: status.generation, sha256: status.sha256)
        return ReloadAnswer.records(of: verdict, path: status.path).split(separator: "\n")
            .compactMap { try? JSONValue.parse(Array($0.utf8)) }
    }
}
