import Messaging
import Testing

@testable import Conversations

@Suite struct EventTests {
    @Test("the hash is the one of its authors' reference code")
    func sipHash() {
        // Source: vectors.h of the reference implementation, vectors_sip128: key 00..0f, inputs of 0, 1 and 15 bytes.
        func hash(_ count: Int) -> String {
            var hash = SipHash128(key: (0x0706_0504_0302_0100, 0x0f0e_0d0c_0b0a_0908))
            hash.update((0..<UInt8(count)))
            let words = hash.finish()
            return [words.0, words.1].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
                .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        #expect(hash(0) == "a3817f04ba25a8e66df67214c7550293")
        #expect(hash(1) == "da87c1d86b99af44347659119b22fc45")
        #expect(hash(15) == "5493e99933b0a8117e08ec0f97cfc3d9")
    }

    @Test func aKeyIsOfThePlatformTheAccountAndTheId() {
        let event = InboundEvent.text("hi", id: "m1")
        var other = event
        other.text = "edited"
        other.timestamp = 5
        #expect(EventKey(event) == EventKey(other), "the same id is the same event")
        #expect(EventKey(event).bytes.count == 16)
        for change in [
            { $0.platform = .instagram }, { $0.account = "200" }, { $0.id = "m2" }, { $0.account = nil },
        ] as [(inout InboundEvent) -> Void] {
            var changed = event
            change(&changed)
            #expect(EventKey(event) != EventKey(changed))
        }
    }

    @Test func withoutAnIdTheContentTells() {
        var event = InboundEvent.text("hi", at: 1)
        event.id = nil
        var later = event
        later.timestamp = 2
        #expect(EventKey(event) == EventKey(event))
        #expect(EventKey(event) != EventKey(later))
        var shifted = event
        shifted.text = "i"
        shifted.contact = "7h"
        #expect(EventKey(event) != EventKey(shifted))
    }

    @Test(arguments: [nil, 0, -1, .max, .min, 1_780_000_000_001, 1_780_086_400_000] as [Int64?])
    func absurdMomentsAreTheMomentOfReceipt(timestamp: Int64?) {
        let age = EventAge(of: .text("hi", at: timestamp), receivedAt: 1_780_000_000_000)
        #expect(age.occurredAt == 1_780_000_000_000)
        #expect(!age.isStale)
    }

    @Test func whatIsOlderThanAWeekAndAHalfDayIsStale() {
        let hour: Int64 = 3_600_000
        let received: Int64 = 1_780_000_000_000
        #expect(!EventAge(of: .text("hi", at: received - 179 * hour), receivedAt: received).isStale)
        #expect(EventAge(of: .text("hi", at: received - 181 * hour), receivedAt: received).isStale)
    }

    @Test func joinedTextsStandInLinesOfTheLastMessage() {
        let joined = EventJoin.joined([.text("hi", id: "1"), .text("how much", id: "2"), .text("is it?", id: "3")])
        #expect(joined?.text == "hi\nhow much\nis it?")
        #expect(joined?.id == "3")
        #expect(EventJoin.joined([]) == nil)
        var button = InboundEvent.text("Prices")
        button.payload = "PRICES"
        #expect(!EventJoin.isJoinable(button))
    }

    @Test func twentyAnswersInTenMinutesAreEnough() {
        let breaker = LoopBreaker()
        var contact = ContactRecord()
        for number in 0..<20 {
            #expect(breaker.verdict(for: contact, at: Int64(number) * 1000) == .passes)
            breaker.noteAnswer(in: &contact, at: Int64(number) * 1000)
        }
        #expect(breaker.verdict(for: contact, at: 20_000) == .trips)
        #expect(breaker.verdict(for: contact, at: 600_500) == .passes, "the first is no longer within the window")
        breaker.noteTrip(in: &contact, at: 20_000)
        #expect(breaker.verdict(for: contact, at: 3_619_999) == .isSilent)
        #expect(breaker.verdict(for: contact, at: 3_620_000) == .passes)
    }

    @Test func aClockThatWasWrongSilencesNobodyForEver() {
        var contact = ContactRecord()
        LoopBreaker().noteTrip(in: &contact, at: 4_000_000_000_000)
        #expect(LoopBreaker().verdict(for: contact, at: 1_780_000_000_000) == .passes)
    }
}
