extension OutboxSender {
    /// What a sender knows and waits for.
    struct State {
        var schedule: OutboxSchedule
        var kept: [Int: OutboxRow] = [:]
        /// Messages that are stored as being sent, and are sent next.
        var claimed = FirstInFirstOut<OutboxTicket>()
        /// Whether what an earlier run left has been taken in, which comes before anything of this run.
        var hasRecovered = false
        /// What came before that.
        var early: [OutboxTicket] = []
        var watchers = Watchers()
        var isStopping = false
        var isSignalled = false
        var waiting: CheckedContinuation<Void, Never>?
        var timer: (moment: Int64, task: Task<Void, Never>)?
    }
}

extension OutboxSender.State {
    /// Takes messages into the schedule, behind those of an earlier run.
    mutating func add(_ tickets: [OutboxTicket], at moment: Int64) {
        if hasRecovered { schedule.add(tickets, at: moment) } else { early += tickets }
    }

    /// Takes in what an earlier run left, and then what has come meanwhile.
    mutating func recover(_ tickets: [OutboxTicket], at moment: Int64) {
        hasRecovered = true
        schedule.add(tickets + early, at: moment)
        early = []
    }
}
