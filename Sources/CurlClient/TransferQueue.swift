/// Which requests wait, which are under way, and what the transfer thread is to do next.
///
/// A plain value without effects: ``TransferMailbox`` guards it with a lock and performs what its answers ask for.
/// Every request is in exactly one place (waiting, in flight, or gone), and each way out of the queue hands it to
/// exactly one caller. That is what makes "every request ends once" a property of this type.
struct TransferQueue<Element: Sendable>: Sendable {
    /// A request's number, unique in its queue.
    typealias ID = UInt64
    /// A point in time on the clock that deadlines are measured by.
    typealias Instant = ContinuousClock.Instant

    /// What the queue still does.
    enum Phase: Sendable, Hashable {
        /// Takes requests.
        case open
        /// Takes no more; what is in flight may end by itself.
        case draining
        /// Takes no more; what is in flight is to be ended now.
        case stopped
    }

    /// What became of a request that was handed in.
    enum Admission: Sendable, Hashable {
        case queued
        case refusedFull
        case refusedClosed
    }

    /// What became of the wish to cancel a request.
    enum Cancellation: Sendable {
        /// It had not begun and is gone: the caller ends it.
        case removed(Element)
        /// It is under way: the transfer thread ends it in its next turn.
        case requested
        /// It has ended already, or was never handed in.
        case unknown
    }

    /// What the transfer thread does in one turn.
    struct Turn: Sendable {
        /// Requests that ran out of time while they waited, to be failed.
        var expired: [Element] = []
        /// Requests to begin, in the order in which they came.
        ///
        /// They count as in flight from now on.
        var started: [(id: ID, element: Element)] = []
        /// Requests under way that are to be given up.
        var cancelled: [ID] = []
        /// Whether the thread ends: at once when stopped, else when nothing is in flight any more.
        var phase: Phase = .open
    }

    private struct Waiting: Sendable {
        let id: ID
        let deadline: Instant
        let element: Element
    }

    /// What the queue still does.
    private(set) var phase: Phase = .open
    private var waiting: [Waiting] = []
    private var inFlight: Set<ID> = []
    private var cancelled: [ID] = []
    private let maximumInFlight: Int
    private let maximumWaiting: Int

    /// Creates an empty queue.
    ///
    /// Bounds below 1 in flight and 0 waiting mean these.
    init(maximumInFlight: Int, maximumWaiting: Int) {
        self.maximumInFlight = max(maximumInFlight, 1)
        self.maximumWaiting = max(maximumWaiting, 0)
    }

    /// How many requests wait.
    var waitingCount: Int { waiting.count }
    /// How many requests are under way.
    var inFlightCount: Int { inFlight.count }
    /// The earliest time at which a waiting request runs out of time.
    var nextDeadline: Instant? { waiting.lazy.map(\.deadline).min() }

    /// Hands in a request, unless the queue is full or closed.
    mutating func submit(_ element: Element, id: ID, deadline: Instant) -> Admission {
        guard phase == .open else { return .refusedClosed }
        // A free place in flight is as good as one in the queue: the thread takes it in its next turn.
        let freePlaces = max(maximumInFlight - inFlight.count, 0)
        guard waiting.count < maximumWaiting + freePlaces else { return .refusedFull }
        waiting.append(Waiting(id: id, deadline: deadline, element: element))
        return .queued
    }

    /// Gives up a request, wherever it is.
    mutating func cancel(_ id: ID) -> Cancellation {
        if let index = waiting.firstIndex(where: { $0.id == id }) {
            return .removed(waiting.remove(at: index).element)
        }
        guard inFlight.contains(id) else { return .unknown }
        cancelled.append(id)
        return .requested
    }

    /// Everything that the transfer thread has to do now.
    mutating func takeTurn(now: Instant) -> Turn {
        var turn = Turn(phase: phase)
        turn.cancelled = cancelled
        cancelled.removeAll()
        turn.expired = waiting.filter { $0.deadline <= now }.map(\.element)
        waiting.removeAll { $0.deadline <= now }
        let freePlaces = max(maximumInFlight - inFlight.count, 0)
        for next in waiting.prefix(freePlaces) {
            inFlight.insert(next.id)
            turn.started.append((next.id, next.element))
        }
        waiting.removeFirst(turn.started.count)
        return turn
    }

    /// Frees the place of a request that has ended.
    mutating func finish(_ id: ID) {
        inFlight.remove(id)
        cancelled.removeAll { $0 == id }
    }

    /// Takes no more requests, and gives back those that wait: the caller fails them.
    mutating func drain() -> [Element] {
        if phase == .open { phase = .draining }
        let given = waiting.map(\.element)
        waiting.removeAll()
        return given
    }

    /// As ``drain()``, and what is in flight is to be ended in the next turn.
    mutating func stop() -> [Element] {
        phase = .stopped
        return drain()
    }
}
