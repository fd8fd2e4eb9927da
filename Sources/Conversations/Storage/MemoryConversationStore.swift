package import Messaging
import Synchronization

/// A store in memory, bounded: for a dry run and for tests.
///
/// Past the bound the older half of keys, contacts and finished messages is forgotten. What is inside when the process
/// dies is lost.
package final class MemoryConversationStore: ConversationStore {
    fileprivate struct Row {
        let row: OutboxRow
        var state: OutboxState.Name = .queued
        var messageID: String?
        var report: DeliveryReport?
    }

    fileprivate struct State {
        var settled = Generations<EventKey, Bool>()
        var contacts = Generations<ConversationKey, ContactRecord>()
        var identities = Generations<ConversationKey, ConversationKey>()
        var attempts: [EventKey: Int] = [:]
        var quarantined: Set<EventKey> = []
        var completions: [EventKey: [Completion]] = [:]
        var rows: [Int: Row] = [:]
        var sent = Generations<String, Int>()
        var earlyReports = Generations<String, DeliveryReport>()
        var lastID = 0
        var lastDecision = 0
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// Creates an empty store for at most so many keys, and so many contacts.
    package init(capacity: Int = 100_000) {
        self.capacity = max(capacity, 2)
    }

    package func known(_ keys: [EventKey], in conversation: ConversationKey) -> KnownState {
        state.withLock { state in
            let owner = state.identities[conversation]
            return KnownState(
                settled: Set(keys.filter { state.settled[$0] != nil }),
                quarantined: state.quarantined.intersection(keys),
                completions: keys.flatMap { state.completions[$0] ?? [] },
                contact: state.contacts[owner ?? conversation] ?? ContactRecord(),
                conversation: owner
            )
        }
    }

    package func join(_ former: [String], into current: ConversationKey) {
        state.withLock { $0.join(former, into: current, capacity: capacity) }
    }

    package func keep(_ completion: Completion) {
        guard let key = completion.keys.first else { return }
        state.withLock { $0.completions[key, default: []].append(completion) }
    }

    package func settle(_ settlement: Settlement) -> SettleOutcome {
        state.withLock { state in
            let fresh = settlement.keys.filter { state.settled[$0] == nil }
            guard !fresh.isEmpty || settlement.keys.isEmpty else { return .repeated }
            for key in fresh {
                state.settled.set(key, true, capacity: capacity)
                state.attempts[key] = nil
                state.completions[key] = nil
            }
            if let contact = settlement.contact {
                state.contacts.set(settlement.conversation, contact, capacity: capacity)
            }
            state.lastDecision += 1
            let rows = settlement.messages.map { message in
                state.lastID += 1
                return OutboxRow(
                    id: state.lastID,
                    decision: state.lastDecision,
                    destination: settlement.destination,
                    reply: message.reply,
                    outsideWindow: message.outsideWindow,
                    windowOpenedAt: settlement.windowOpenedAt
                )
            }
            for row in rows { state.rows[row.id] = Row(row: row) }
            if settlement.claimsFirst, let first = rows.first { state.rows[first.id]?.state = .sending }
            return .settled(rows)
        }
    }

    package func beginAttempt(_ key: EventKey, ofWebhook webhook: Int) -> Int {
        state.withLock { state in
            state.attempts[key, default: 0] += 1
            return state.attempts[key, default: 0]
        }
    }

    package func quarantine(_ key: EventKey, ofWebhook webhook: Int, _ entry: LogEntry) {
        state.withLock { state in
            state.attempts[key] = nil
            state.quarantined.insert(key)
        }
    }

    package func recover(_ policy: UncertainPolicy) -> [OutboxTicket] {
        state.withLock { state in
            for (id, row) in state.rows where row.state == .sending {
                state.rows[id]?.state = policy == .resend ? .queued : .uncertain
            }
            return state.rows.values.filter { $0.state == .queued }.map { OutboxTicket($0.row) }
                .sorted { $0.id < $1.id }
        }
    }

    package func row(_ id: Int) -> OutboxRow? {
        state.withLock { state in
            guard let row = state.rows[id], !row.state.isFinal else { return nil }
            return row.row
        }
    }

    package func update(_ row: Int, to outcome: OutboxState) {
        state.withLock { $0.update(row, to: outcome, capacity: capacity) }
    }

    package func abandon(_ row: Int, as outcome: OutboxState) -> [Int] {
        state.withLock { state in
            guard let decision = state.rows[row]?.row.decision else { return [] }
            state.update(row, to: outcome, capacity: capacity)
            let later = state.rows.values
                .filter { $0.row.decision == decision && $0.row.id > row && $0.state == .queued }
                .map(\.row.id).sorted()
            for id in later { state.update(id, to: outcome, capacity: capacity) }
            return later
        }
    }

    package func note(_ report: DeliveryReport, about messageID: String, at moment: Int64) {
        state.withLock { state in
            guard let id = state.sent[messageID], let row = state.rows[id] else {
                if report.isNews(after: state.earlyReports[messageID]) {
                    state.earlyReports.set(messageID, report, capacity: capacity)
                }
                return
            }
            if report.isNews(after: row.report) { state.rows[id]?.report = report }
        }
    }

    package func origin(ofMessage id: String?, in conversation: ConversationKey) -> EchoOrigin {
        state.withLock { state in
            if let id, state.sent[id] != nil { return .ours }
            let isSending = state.rows.values.contains {
                $0.row.destination.conversation == conversation && ($0.state == .sending || $0.state == .uncertain)
            }
            return isSending ? .undecided : .others
        }
    }

    /// Where a message stands, and what the platform told about it.
    package func standing(of row: Int) -> (state: OutboxState.Name, report: DeliveryReport?)? {
        state.withLock { state in state.rows[row].map { ($0.state, $0.report) } }
    }
}

extension MemoryConversationStore.State {
    fileprivate mutating func join(_ former: [String], into current: ConversationKey, capacity: Int) {
        let target = identities[current] ?? current
        var contact = contacts[target] ?? ContactRecord()
        for id in former {
            let key = ConversationKey(platform: current.platform, account: current.account, contact: id)
            let source = identities[key] ?? key
            if source != target, let other = contacts[source] {
                contact.take(other)
                contacts.set(source, ContactRecord(), capacity: capacity)
            }
            for alias in [id, source.contact] + contact.otherIDs
            where alias != target.contact && IdentityChange.isLasting(alias) {
                contact.note(otherID: alias)
                let key = ConversationKey(platform: current.platform, account: current.account, contact: alias)
                identities.set(key, target, capacity: capacity)
            }
        }
        contacts.set(target, contact, capacity: capacity)
    }

    fileprivate mutating func update(_ id: Int, to outcome: OutboxState, capacity: Int) {
        guard let state = rows[id]?.state, state.canBecome(outcome.name) else { return }
        rows[id]?.state = outcome.name
        if case .sent(let messageID?) = outcome {
            rows[id]?.messageID = messageID
            rows[id]?.report = earlyReports[messageID]
            sent.set(messageID, id, capacity: capacity)
        }
        // Rows that are final are needed only for reports, which come soon.
        guard rows.count > 2 * capacity else { return }
        rows = rows.filter { !$0.value.state.isFinal || $0.key > id - capacity }
    }
}

extension DeliveryReport {
    /// Whether it says more than an earlier one.
    package func isNews(after earlier: DeliveryReport?) -> Bool { progress.rank > (earlier?.progress.rank ?? 0) }
}

/// A dictionary that forgets its older half past a bound.
private struct Generations<Key: Hashable, Value> {
    private var recent: [Key: Value] = [:]
    private var older: [Key: Value] = [:]

    subscript(key: Key) -> Value? { recent[key] ?? older[key] }

    mutating func set(_ key: Key, _ value: Value, capacity: Int) {
        recent[key] = value
        if recent.count > capacity / 2 {
            older = recent
            recent = [:]
        }
    }
}
