import Glibc

/// Posts webhooks over some kept connections, as fast as they are answered, or at a pace.
struct Flood {
    /// What came of it.
    struct Result {
        var accepted = 0
        var refused = 0
        /// When each message was posted, by its number less the first.
        var posted: [UInt64] = []
        /// How long each 200 took, in nanoseconds.
        var waits: [UInt64] = []
        var seconds = 0.0

        var rate: Double { Double(accepted) / max(seconds, 1e-9) }
    }

    let port: Int
    var connections = 32
    /// The number of the first message.
    var first = 0
    /// At most so many.
    var most = Int.max
    /// For so long, in seconds.
    var seconds = 5.0
    /// So many a second; `nil` for as fast as it goes.
    var pace: Double?
    /// Makes a request.
    let request: (Int) -> [UInt8]
    /// How many messages are still worked on, given how many were accepted; more than ``mostOpen`` are not begun.
    var open: (Int) -> Int = { _ in 0 }
    var mostOpen = 256

    func run() throws -> Result {
        var result = Result()
        var polls: [pollfd] = []
        for _ in 0..<connections {
            polls.append(pollfd(fd: try Loopback.connect(port), events: Int16(POLLIN), revents: 0))
        }
        defer { for entry in polls { close(entry.fd) } }
        var buffers = [HTTPBuffer](repeating: HTTPBuffer(), count: connections)
        var begun = [UInt64](repeating: 0, count: connections)
        var idle = Array(0..<connections)
        let start = nanoseconds()
        let end = start + UInt64(seconds * 1e9)
        var next = 0
        while true {
            let now = nanoseconds()
            let isOver = now >= end || next >= most
            if isOver, idle.count == connections { break }
            while !isOver, next < most, let connection = idle.last {
                if let pace, Double(nanoseconds() - start) / 1e9 * pace < Double(next) { break }
                guard open(result.accepted) < mostOpen else { break }
                idle.removeLast()
                let bytes = request(first + next)
                next += 1
                begun[connection] = nanoseconds()
                result.posted.append(begun[connection])
                try Loopback.send(bytes, to: polls[connection].fd)
            }
            let isPatient = pace == nil && idle.isEmpty
            guard poll(&polls, nfds_t(polls.count), isPatient ? 1_000 : 1) > 0 else { continue }
            for index in polls.indices where polls[index].revents != 0 {
                guard buffers[index].read(from: polls[index].fd) else {
                    throw SystemFailure(message: "the server closed a connection")
                }
                let isGood = buffers[index].take { $0.count > 12 && $0[9] == 50 && $0[10] == 48 && $0[11] == 48 }
                guard let isGood else { continue }
                if isGood { result.accepted += 1 } else { result.refused += 1 }
                result.waits.append(nanoseconds() - begun[index])
                idle.append(index)
            }
        }
        result.seconds = Double(nanoseconds() - start) / 1e9
        return result
    }
}
