import Conversations
import Messaging
import Testing

@Suite struct OutboxScheduleTests {
    static func ticket(
        _ id: Int,
        to contact: String = "a",
        of account: String = "1",
        on platform: Platform = .messenger,
        decision: Int = 0,
        kind: OutboxTicket.Kind = .text
    ) -> OutboxTicket {
        let key = ConversationKey(platform: platform, account: account, contact: contact)
        return OutboxTicket(id: id, decision: decision, conversation: key, kind: kind)
    }

    @Test func aConversationsMessagesGoOutInOrder() {
        var schedule = OutboxSchedule()
        schedule.add([Self.ticket(1), Self.ticket(2), Self.ticket(3)], at: 0)
        for id in 1...3 {
            let next = schedule.next(at: 0)
            #expect(next?.id == id)
            #expect(schedule.next(at: 0) == nil, "the one before is not done")
            if let next { schedule.finish(next, at: 0) }
        }
        #expect(schedule.count == 0)
        #expect(schedule.nextWake == nil)
    }

    @Test func aTurnCanBeTakenBeforeTheMessageIsThere() throws {
        var schedule = OutboxSchedule()
        let claim = OutboxClaim(conversation: Self.ticket(1).conversation, kind: .text)
        let isTaken = schedule.claim(claim, at: 0)
        #expect(isTaken)
        let isTakenTwice = schedule.claim(claim, at: 0)
        #expect(!isTakenTwice)
        #expect(schedule.inFlight == 1)
        // What comes meanwhile stands behind it.
        schedule.add([Self.ticket(9)], at: 0)
        #expect(schedule.next(at: 0) == nil)
        let redeemed = schedule.redeem(claim, for: [Self.ticket(1), Self.ticket(2)], at: 0)
        let first = try #require(redeemed)
        #expect(first.id == 1)
        #expect(schedule.next(at: 0) == nil)
        schedule.finish(first, at: 0)
        #expect(schedule.next(at: 0)?.id == 9)
        #expect(schedule.count == 2)
    }

    @Test func aTurnThatIsNotUsedIsGivenBack() {
        var limits = RateLimits()
        limits.messaging = RateLimit(count: 1, period: 1000)
        var schedule = OutboxSchedule(limits: limits)
        let claim = OutboxClaim(conversation: Self.ticket(1).conversation, kind: .text)
        for _ in 0..<3 {
            let isTaken = schedule.claim(claim, at: 0)
            #expect(isTaken)
            let first = schedule.redeem(claim, for: [], at: 0)
            #expect(first == nil)
        }
        #expect(schedule.inFlight == 0)
        #expect(schedule.count == 0)
        schedule.add([Self.ticket(1)], at: 0)
        #expect(schedule.next(at: 0)?.id == 1)
    }

    @Test func nobodyTakesATurnBeforeThoseWhoWait() {
        var limits = RateLimits()
        limits.messaging = RateLimit(count: 1, period: 1000)
        var schedule = OutboxSchedule(limits: limits)
        schedule.add([Self.ticket(1, to: "a")], at: 0)
        let other = OutboxClaim(conversation: Self.ticket(2, to: "b").conversation, kind: .text)
        let beforeOne = schedule.claim(other, at: 0)
        #expect(!beforeOne, "another waits")
        #expect(schedule.next(at: 0)?.id == 1)
        let overLimit = schedule.claim(other, at: 0)
        #expect(!overLimit, "the limit is reached")
        let later = schedule.claim(other, at: 1000)
        #expect(later)
    }

    @Test func whatWaitsHoldsBackItsOwnConversationOnly() {
        var schedule = OutboxSchedule()
        schedule.add([Self.ticket(1), Self.ticket(2), Self.ticket(3, to: "b")], at: 0)
        guard let first = schedule.next(at: 0) else { return }
        schedule.postpone(first, for: 5000, at: 0)
        #expect(schedule.next(at: 0)?.id == 3)
        #expect(schedule.next(at: 4999) == nil)
        #expect(schedule.nextWake == 5000)
        #expect(schedule.next(at: 5000)?.id == 1)
    }

    @Test func aStoppedAccountHoldsBackNobodyElse() {
        var schedule = OutboxSchedule()
        schedule.add([Self.ticket(1), Self.ticket(2, to: "b"), Self.ticket(3, to: "c", of: "2")], at: 0)
        guard let first = schedule.next(at: 0) else { return }
        schedule.block(first, .stopped(reason: "token", secretsGeneration: 1), at: 0)
        #expect(schedule.next(at: 0)?.id == 3)
        #expect(schedule.next(at: 1_000_000) == nil)
        let wasBlocked = schedule.resume(first.account)
        #expect(wasBlocked)
        var ids: [Int] = []
        while let next = schedule.next(at: 1_000_000) { ids.append(next.id) }
        #expect(Set(ids) == [1, 2])
    }

    @Test func aPausedAccountGoesOnByItself() {
        var schedule = OutboxSchedule()
        schedule.add([Self.ticket(1)], at: 0)
        guard let first = schedule.next(at: 0) else { return }
        schedule.block(first, .paused(until: 60_000), at: 0)
        #expect(schedule.next(at: 59_999) == nil)
        #expect(schedule.next(at: 60_000)?.id == 1)
        #expect(schedule.blockedAccounts.isEmpty)
    }

    @Test func laterPartsOfAnAnswerGoWithTheOneThatFailed() {
        var schedule = OutboxSchedule()
        schedule.add([Self.ticket(1, decision: 1), Self.ticket(2, decision: 1), Self.ticket(3, decision: 2)], at: 0)
        guard let first = schedule.next(at: 0) else { return }
        schedule.finish(first, dropping: [2], at: 0)
        #expect(schedule.next(at: 0)?.id == 3)
        #expect(schedule.count == 1)
    }

    @Test func aWhatsAppContactGetsFortyFiveAtOnceAndThenOneInSixSeconds() {
        var schedule = OutboxSchedule()
        schedule.add((1...50).map { Self.ticket($0, on: .whatsapp) }, at: 0)
        var sent = 0
        while let next = schedule.next(at: 0) {
            sent += 1
            schedule.finish(next, at: 0)
        }
        #expect(sent == 45)
        #expect(schedule.nextWake == 6000)
        #expect(schedule.next(at: 5999) == nil)
        #expect(schedule.next(at: 6000)?.id == 46)
    }

    @Test func anAccountSendsAsManyASecondAsItMay() {
        var schedule = OutboxSchedule()
        schedule.add((1...500).map { Self.ticket($0, to: "\($0)", on: .whatsapp) }, at: 0)
        func send(at now: Int64) -> Int {
            var sent = 0
            while let next = schedule.next(at: now) {
                sent += 1
                schedule.finish(next, at: now)
            }
            return sent
        }
        #expect(send(at: 0) == 80)
        #expect(send(at: 1000) == 80)
        #expect(send(at: 1500) == 40)
    }

    @Test func privateAnswersAndFilesHaveLimitsOfTheirOwn() {
        var schedule = OutboxSchedule()
        schedule.add((1...20).map { Self.ticket($0, to: "\($0)", kind: .media) }, at: 0)
        schedule.add((21...40).map { Self.ticket($0, to: "\($0)") }, at: 0)
        var sent: [Int] = []
        while let next = schedule.next(at: 0) {
            sent.append(next.id)
            schedule.finish(next, at: 0)
        }
        #expect(sent.count { $0 <= 20 } == 10)
        #expect(sent.count { $0 > 20 } == 20)
    }

    @Test func whoHasNotWrittenForAWhileTakesNoMemory() {
        var schedule = OutboxSchedule()
        for id in 1...100 { schedule.add([Self.ticket(id, to: "\(id)", on: .whatsapp)], at: 0) }
        while let next = schedule.next(at: 2000) { schedule.finish(next, at: 2000) }
        var now: Int64 = 2000
        while let wake = schedule.nextWake {
            now = max(now + 1, wake)
            _ = schedule.next(at: now)
        }
        #expect(now < 1_000_000)
    }
}
