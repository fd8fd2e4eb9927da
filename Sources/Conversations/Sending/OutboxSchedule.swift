import Messaging

/// Which message goes out next, and when: each conversation's in order, within the rate limits, and none while its
/// account waits.
///
/// A pure value: moments come in as milliseconds on a clock that never goes back, messages to send come out. Whoever owns
/// it sends them and says how that went. One blocked account or conversation delays no other.
package struct OutboxSchedule: Sendable {
    /// How an account stands.
    package enum Standing: Sendable, Hashable {
        /// Its messages go out.
        case open
        /// They wait until a moment.
        case paused(until: Int64)
        /// They wait until somebody mends the account; why, and with which secrets it was found out.
        case stopped(reason: String, secretsGeneration: Int)
    }

    private struct Account: Sendable {
        var standing = Standing.open
        var bucket: TokenBucket
        var kinds: [OutboxTicket.Kind: TokenBucket] = [:]
        /// Conversations whose first message may go out now.
        var ready = FirstInFirstOut<ConversationKey>()
        var readyCount = 0
        /// Whether it is in the order of accounts, or waits to be woken.
        var isWaiting = false
    }

    fileprivate struct Conversation: Sendable {
        var waiting = FirstInFirstOut<OutboxTicket>()
        var head: OutboxTicket?
        var isInFlight = false
        /// Whether its turn is taken for a message that is being stored.
        var isClaimed = false
        /// Before this moment nothing of it goes out, however often it is woken.
        var notBefore: Int64 = .min
        var bucket: TokenBucket?
    }

    private enum Wake: Sendable {
        case conversation(ConversationKey)
        case account(AccountKey)
    }

    private let limits: RateLimits
    private var accounts: [AccountKey: Account] = [:]
    private var order: [AccountKey] = []
    private var turn = 0
    private var conversations: [ConversationKey: Conversation] = [:]
    private var wakes = WakeQueue<Wake>()

    /// The messages that are not final, those being sent included.
    package private(set) var count = 0
    /// The messages being sent.
    package private(set) var inFlight = 0

    /// Creates an empty schedule.
    package init(limits: RateLimits = RateLimits()) {
        self.limits = limits
    }

    /// When something may be ready that is not now; `nil` when nothing will be by itself.
    package var nextWake: Int64? { wakes.earliest }

    /// The accounts that are not open.
    package var blockedAccounts: [AccountKey: Standing] {
        accounts.mapValues(\.standing).filter { $0.value != .open }
    }

    /// Adds messages behind the others of their conversations.
    package mutating func add(_ tickets: [OutboxTicket], at now: Int64) {
        for ticket in tickets {
            count += 1
            let key = ticket.conversation
            guard conversations[key] != nil else {
                var conversation = Conversation()
                conversation.head = ticket
                conversations[key] = conversation
                makeDue(ticket, at: now)
                continue
            }
            if conversations[key]?.head == nil, conversations[key]?.isClaimed == false {
                // Only a bucket was left of the conversation.
                conversations[key]?.head = ticket
                makeDue(ticket, at: now)
            } else {
                conversations[key]?.waiting.append(ticket)
            }
        }
    }

    /// The next message to send now; it counts as being sent until ``finish(_:dropping:at:)`` or ``postpone(_:for:at:)``.
    package mutating func next(at now: Int64) -> OutboxTicket? {
        while let wake = wakes.popDue(at: now) { handle(wake, at: now) }
        for step in 0..<order.count {
            let index = (turn + step) % order.count
            let key = order[index]
            guard let ticket = next(of: key, at: now) else { continue }
            turn = (index + 1) % order.count
            return ticket
        }
        return nil
    }

    /// A message is final: the next of its conversation may go out.
    ///
    /// - Parameters:
    ///   - ticket: The message.
    ///   - dropping: Later parts of the same answer, which are final too.
    ///   - now: The moment.
    package mutating func finish(_ ticket: OutboxTicket, dropping: Set<Int> = [], at now: Int64) {
        guard conversations[ticket.conversation]?.head?.id == ticket.id else { return }
        count -= 1
        goOn(ticket.conversation, dropping: dropping, at: now)
    }

    /// The next message of a conversation takes the place of one that is over.
    private mutating func goOn(_ key: ConversationKey, dropping: Set<Int> = [], at now: Int64) {
        guard var conversation = conversations[key] else { return }
        inFlight -= conversation.isInFlight ? 1 : 0
        conversation.isInFlight = false
        conversation.head = nil
        while let next = conversation.waiting.popFirst() {
            if dropping.contains(next.id) {
                count -= 1
                continue
            }
            conversation.head = next
            break
        }
        let isEmpty = conversation.head == nil
        if isEmpty, conversation.bucket?.isFull(at: now) ?? true {
            conversations[key] = nil
            return
        }
        conversations[key] = conversation
        if let next = conversation.head {
            makeDue(next, at: now)
        } else {
            wakes.add(.conversation(key), at: now + Self.bucketKeep)
        }
    }

    // MARK: - Claims

    /// Whether a message of a conversation is being sent, or stored to be sent at once.
    func isInFlight(_ key: ConversationKey) -> Bool { conversations[key]?.isInFlight ?? false }

    /// Takes the turn of a message that is being stored; it counts as being sent.
    ///
    /// - Returns: Whether it could go out now: nothing of its conversation or account waits, and all limits allow it.
    package mutating func claim(_ claim: OutboxClaim, at now: Int64) -> Bool {
        let (key, platform) = (claim.conversation, claim.conversation.platform)
        var conversation = conversations[key] ?? Conversation()
        guard conversation.head == nil, !conversation.isClaimed else { return false }
        let accountKey = AccountKey(platform: platform, account: key.account)
        open(accountKey, at: now)
        guard var account = accounts[accountKey], account.standing == .open, !account.isWaiting,
            account.readyCount == 0, account.bucket.take(at: now) == nil
        else { return false }
        if let limit = limits.of(claim.kind, on: platform) {
            var bucket = account.kinds[claim.kind] ?? TokenBucket(limit, at: now)
            let isOver = bucket.take(at: now) != nil
            account.kinds[claim.kind] = bucket
            guard !isOver else { return false }
        }
        guard conversation.take(limits.ofContact(on: platform), at: now) == nil else { return false }
        conversation.isClaimed = true
        conversation.isInFlight = true
        inFlight += 1
        accounts[accountKey] = account
        conversations[key] = conversation
        return true
    }

    /// Uses a claim for messages that were stored: the first is being sent, the others wait behind it.
    ///
    /// Without messages the claim is given back.
    ///
    /// - Returns: The first.
    package mutating func redeem(_ claim: OutboxClaim, for tickets: [OutboxTicket], at now: Int64) -> OutboxTicket? {
        let key = claim.conversation
        guard conversations[key]?.isClaimed == true else { return nil }
        conversations[key]?.isClaimed = false
        guard let first = tickets.first else {
            conversations[key]?.bucket?.giveBack()
            let account = AccountKey(platform: key.platform, account: key.account)
            accounts[account]?.kinds[claim.kind]?.giveBack()
            accounts[account]?.bucket.giveBack()
            goOn(key, at: now)
            return nil
        }
        conversations[key]?.head = first
        for ticket in tickets.dropFirst() { conversations[key]?.waiting.append(ticket) }
        count += tickets.count
        return first
    }

    /// A message is tried again after a wait; the later ones of its conversation wait with it.
    package mutating func postpone(_ ticket: OutboxTicket, for wait: Int64, at now: Int64) {
        guard conversations[ticket.conversation]?.head?.id == ticket.id else { return }
        land(ticket)
        conversations[ticket.conversation]?.notBefore = now + wait
        if wait > 0 {
            wakes.add(.conversation(ticket.conversation), at: now + wait)
        } else {
            makeReady(ticket.conversation, at: now)
        }
    }

    /// An account waits, and the message that found it out with it.
    package mutating func block(_ ticket: OutboxTicket, _ standing: Standing, at now: Int64) {
        guard conversations[ticket.conversation]?.head?.id == ticket.id else { return }
        land(ticket)
        makeReady(ticket.conversation, at: now)
        let key = ticket.account
        switch (accounts[key]?.standing, standing) {
        case (.stopped?, .paused): return
        case (.paused(let old)?, .paused(let new)) where old >= new: return
        default: break
        }
        accounts[key]?.standing = standing
        if case .paused(let until) = standing { wakes.add(.account(key), at: until) }
    }

    /// An account's messages go out again.
    ///
    /// - Returns: Whether it was stopped or paused.
    @discardableResult
    package mutating func resume(_ key: AccountKey) -> Bool {
        guard let standing = accounts[key]?.standing, standing != .open else { return false }
        accounts[key]?.standing = .open
        return true
    }

    /// How long a bucket is looked at again after the last message, in milliseconds.
    private static let bucketKeep: Int64 = 300_000

    private mutating func land(_ ticket: OutboxTicket) {
        inFlight -= conversations[ticket.conversation]?.isInFlight == true ? 1 : 0
        conversations[ticket.conversation]?.head = ticket
        conversations[ticket.conversation]?.isInFlight = false
    }

    /// The first message of a conversation may go out, now or at its own moment.
    private mutating func makeDue(_ ticket: OutboxTicket, at now: Int64) {
        guard let dueAt = ticket.dueAt, dueAt > now else { return makeReady(ticket.conversation, at: now) }
        conversations[ticket.conversation]?.notBefore = dueAt
        wakes.add(.conversation(ticket.conversation), at: dueAt)
    }

    private mutating func makeReady(_ key: ConversationKey, at now: Int64) {
        let account = AccountKey(platform: key.platform, account: key.account)
        open(account, at: now)
        accounts[account]?.ready.append(key)
        accounts[account]?.readyCount += 1
    }

    private mutating func open(_ account: AccountKey, at now: Int64) {
        guard accounts[account] == nil else { return }
        accounts[account] = Account(bucket: TokenBucket(limits.ofAccount(on: account.platform), at: now))
        order.append(account)
    }

    private mutating func handle(_ wake: Wake, at now: Int64) {
        switch wake {
        case .account(let key):
            accounts[key]?.isWaiting = false
            if case .paused(let until) = accounts[key]?.standing, until <= now { accounts[key]?.standing = .open }
        case .conversation(let key):
            guard var conversation = conversations[key] else { return }
            if conversation.head != nil || conversation.isClaimed {
                if !conversation.isInFlight { makeReady(key, at: now) }
            } else if conversation.bucket?.isFull(at: now) ?? true {
                conversations[key] = nil
            } else {
                wakes.add(.conversation(key), at: now + Self.bucketKeep)
            }
        }
    }

    /// The next message of an account, where the account and the limits allow one.
    private mutating func next(of key: AccountKey, at now: Int64) -> OutboxTicket? {
        guard var account = accounts[key], account.standing == .open, !account.isWaiting, account.readyCount > 0 else {
            return nil
        }
        defer { accounts[key] = account }
        while let conversationKey = account.ready.popFirst() {
            account.readyCount -= 1
            // A conversation that was woken twice stands here twice.
            guard var conversation = conversations[conversationKey], let ticket = conversation.head,
                !conversation.isInFlight, conversation.notBefore <= now
            else { continue }
            if let wait = conversation.take(limits.ofContact(on: key.platform), at: now) {
                conversations[conversationKey] = conversation
                wakes.add(.conversation(conversationKey), at: wait)
                continue
            }
            if let limit = limits.of(ticket.kind, on: key.platform) {
                var bucket = account.kinds[ticket.kind] ?? TokenBucket(limit, at: now)
                let wait = bucket.take(at: now)
                account.kinds[ticket.kind] = bucket
                if let wait {
                    conversation.bucket?.giveBack()
                    conversations[conversationKey] = conversation
                    wakes.add(.conversation(conversationKey), at: wait)
                    continue
                }
            }
            if let wait = account.bucket.take(at: now) {
                conversation.bucket?.giveBack()
                account.kinds[ticket.kind]?.giveBack()
                conversations[conversationKey] = conversation
                account.ready.append(conversationKey)
                account.readyCount += 1
                account.isWaiting = true
                wakes.add(.account(key), at: wait)
                return nil
            }
            conversation.isInFlight = true
            conversations[conversationKey] = conversation
            inFlight += 1
            return ticket
        }
        return nil
    }
}

extension OutboxSchedule.Conversation {
    /// Takes one message's worth of the contact's limit; the moment to come back at where there is none.
    fileprivate mutating func take(_ limit: RateLimit?, at now: Int64) -> Int64? {
        guard let limit else { return nil }
        var bucket = bucket ?? TokenBucket(limit, at: now)
        defer { self.bucket = bucket }
        return bucket.take(at: now)
    }
}
