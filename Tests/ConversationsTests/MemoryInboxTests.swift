import Conversations
import Testing

@Suite struct MemoryInboxTests {
    @Test func bodiesComeOutInOrder() async throws {
        let inbox = MemoryInbox(now: { 0 })
        for byte in 1...3000 as ClosedRange<Int> { try inbox.store([UInt8(byte % 251)]) }
        for byte in 1...3000 {
            let webhook = try #require(await inbox.next())
            #expect(webhook.id == byte)
            #expect(webhook.body == [UInt8(byte % 251)])
        }
    }

    @Test func aFullInboxRefusesUntilSomethingIsFinished() async throws {
        let inbox = MemoryInbox(limits: .init(bodies: 2), now: { 0 })
        try inbox.store([1])
        try inbox.store([2])
        #expect(throws: InboxError.full) { try inbox.store([3]) }
        let first = try #require(await inbox.next())
        #expect(throws: InboxError.full, "a body in work still counts") { try inbox.store([3]) }
        inbox.finish(first)
        try inbox.store([3])
        #expect(inbox.depth == 2)
    }

    @Test func bytesAreBounded() throws {
        let inbox = MemoryInbox(limits: .init(bytes: 10), now: { 0 })
        try inbox.store([UInt8](repeating: 0, count: 8))
        #expect(throws: InboxError.full) { try inbox.store([1, 2, 3]) }
        try inbox.store([1, 2])
    }

    @Test func aWaitingConsumerIsGivenTheNextBody() async throws {
        let inbox = MemoryInbox(now: { 0 })
        async let next = inbox.next()
        try inbox.store([7])
        #expect(await next?.body == [7])
    }

    @Test func closingGivesOutTheRestAndThenEnds() async throws {
        let inbox = MemoryInbox(now: { 0 })
        try inbox.store([1])
        inbox.close()
        #expect(throws: InboxError.closed) { try inbox.store([2]) }
        #expect(await inbox.next()?.body == [1])
        #expect(await inbox.next() == nil)
    }

    @Test func closingWakesAWaitingConsumer() async {
        let inbox = MemoryInbox(now: { 0 })
        async let next = inbox.next()
        inbox.close()
        #expect(await next == nil)
    }
}
