import Testing

@testable import CurlClient

@Suite("The queue's bookkeeping")
struct TransferQueueTests {
    private let now = ContinuousClock.now
    private var later: ContinuousClock.Instant { now.advanced(by: .seconds(60)) }

    private func queue(inFlight: Int, waiting: Int) -> TransferQueue<String> {
        TransferQueue(maximumInFlight: inFlight, maximumWaiting: waiting)
    }

    @Test("Requests begin in order, as many as there are places")
    func begins() {
        var queue = queue(inFlight: 2, waiting: 10)
        for id in 1...3 { #expect(queue.submit("r\(id)", id: UInt64(id), deadline: later) == .queued) }
        #expect(queue.takeTurn(now: now).started.map(\.element) == ["r1", "r2"])
        #expect(queue.takeTurn(now: now).started.isEmpty)
        queue.finish(1)
        #expect(queue.takeTurn(now: now).started.map(\.element) == ["r3"])
        #expect(queue.inFlightCount == 2)
        #expect(queue.waitingCount == 0)
    }

    @Test("One request more than the bounds allow is refused, before and after the thread has begun")
    func isFull() {
        var queue = queue(inFlight: 1, waiting: 1)
        #expect(queue.submit("a", id: 1, deadline: later) == .queued)
        #expect(queue.submit("b", id: 2, deadline: later) == .queued)
        #expect(queue.submit("c", id: 3, deadline: later) == .refusedFull)
        #expect(queue.takeTurn(now: now).started.map(\.element) == ["a"])
        #expect(queue.submit("d", id: 4, deadline: later) == .refusedFull)
        queue.finish(1)
        #expect(queue.submit("e", id: 5, deadline: later) == .queued)
    }

    @Test("Senseless bounds still let one request at a time through")
    func bounds() {
        var queue = queue(inFlight: -3, waiting: -1)
        #expect(queue.submit("a", id: 1, deadline: later) == .queued)
        #expect(queue.submit("b", id: 2, deadline: later) == .refusedFull)
        #expect(queue.takeTurn(now: now).started.count == 1)
    }

    @Test("A cancelled request ends in one place only")
    func cancels() {
        var queue = queue(inFlight: 1, waiting: 5)
        _ = queue.submit("flying", id: 1, deadline: later)
        _ = queue.takeTurn(now: now)
        _ = queue.submit("waiting", id: 2, deadline: later)

        guard case .removed("waiting") = queue.cancel(2) else { return #expect(Bool(false), "still waits") }
        guard case .unknown = queue.cancel(2) else { return #expect(Bool(false), "ended twice") }
        guard case .requested = queue.cancel(1) else { return #expect(Bool(false), "not in flight") }
        #expect(queue.takeTurn(now: now).cancelled == [1])
        #expect(queue.takeTurn(now: now).cancelled.isEmpty)
        queue.finish(1)
        guard case .unknown = queue.cancel(1) else { return #expect(Bool(false), "ended twice") }
    }

    @Test("A request that ends by itself after it was cancelled is not cancelled again")
    func endsWhileBeingCancelled() {
        var queue = queue(inFlight: 1, waiting: 5)
        _ = queue.submit("a", id: 1, deadline: later)
        _ = queue.takeTurn(now: now)
        _ = queue.cancel(1)
        queue.finish(1)
        #expect(queue.takeTurn(now: now).cancelled.isEmpty)
    }

    @Test("A request whose time is up while it waits never begins")
    func expires() {
        var queue = queue(inFlight: 1, waiting: 5)
        _ = queue.submit("flying", id: 1, deadline: now)
        #expect(queue.takeTurn(now: now.advanced(by: .seconds(-1))).started.count == 1)
        _ = queue.submit("late", id: 2, deadline: now)
        _ = queue.submit("in time", id: 3, deadline: later)
        #expect(queue.nextDeadline == now)
        let turn = queue.takeTurn(now: now)
        #expect(turn.expired == ["late"])
        #expect(turn.started.isEmpty)
        #expect(queue.nextDeadline == later)
        queue.finish(1)
        #expect(queue.takeTurn(now: now).started.map(\.element) == ["in time"])
        #expect(queue.nextDeadline == nil)
    }

    @Test("A drained queue gives back what waits, keeps what flies, takes nothing")
    func drains() {
        var queue = queue(inFlight: 1, waiting: 5)
        _ = queue.submit("flying", id: 1, deadline: later)
        _ = queue.takeTurn(now: now)
        _ = queue.submit("waiting", id: 2, deadline: later)
        #expect(queue.drain() == ["waiting"])
        #expect(queue.submit("new", id: 3, deadline: later) == .refusedClosed)
        #expect(queue.takeTurn(now: now).phase == .draining)
        #expect(queue.inFlightCount == 1)
        #expect(queue.stop().isEmpty)
        #expect(queue.drain().isEmpty)
        #expect(queue.takeTurn(now: now).phase == .stopped, "draining does not undo stopping")
    }
}
