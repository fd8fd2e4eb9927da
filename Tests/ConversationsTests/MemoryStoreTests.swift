import Conversations
import Messaging
import Testing

@Suite struct MemoryStoreTests {
    private func message(_ id: String?, account: String = "100") -> InboundEvent {
        InboundEvent(platform: .messenger, kind: .message, type: .text, account: account, contact: "7", id: id)
    }

    @Test func anIdIsClaimedOnce() {
        let ledger = MemoryEventLedger()
        #expect(ledger.claim(message("m1")))
        #expect(!ledger.claim(message("m1")))
        #expect(ledger.claim(message("m1", account: "200")), "another account's id is another event")
        #expect(ledger.claim(message(nil)))
        #expect(ledger.claim(message(nil)))
    }

    @Test func theLatestIdsAreKeptWithinTheBound() {
        let ledger = MemoryEventLedger(capacity: 10)
        for number in 0..<100 { #expect(ledger.claim(message("m\(number)"))) }
        #expect(!ledger.claim(message("m99")))
        #expect(!ledger.claim(message("m96")))
        #expect(ledger.claim(message("m0")), "forgotten long ago")
    }

    @Test func picksAreRememberedByContact() {
        let store = MemoryContactStore(capacity: 10)
        let key = ConversationKey(platform: .whatsapp, account: "1", contact: "a")
        store.update(key) { $0.lastPicks["greeting"] = 2 }
        store.update(key) { $0.lastPicks["photo"] = 1 }
        #expect(store.facts(for: key).lastPicks == ["greeting": 2, "photo": 1])
        let other = ConversationKey(platform: .whatsapp, account: "2", contact: "a")
        #expect(store.facts(for: other) == ContactFacts())
    }

    @Test func contactsAreBounded() {
        let store = MemoryContactStore(capacity: 10)
        for number in 0..<100 {
            let key = ConversationKey(platform: .whatsapp, account: "1", contact: "\(number)")
            store.update(key) { $0.lastPicks["r"] = 1 }
        }
        let first = ConversationKey(platform: .whatsapp, account: "1", contact: "0")
        let last = ConversationKey(platform: .whatsapp, account: "1", contact: "99")
        #expect(store.facts(for: first).lastPicks.isEmpty)
        #expect(store.facts(for: last).lastPicks == ["r": 1])
    }
}
