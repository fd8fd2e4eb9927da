import Foundation
import Glibc
import Synchronization

/// The Graph API: takes messages on a thread of its own, notes when each came, and answers at once.
final class GraphStub: Sendable {
    let port: Int
    /// How many messages came.
    let arrived = Atomic<Int>(0)
    private let listener: Int32
    private let moments: Mutex<[UInt64]>

    /// Starts it.
    ///
    /// - Parameter messages: The most messages whose moments are noted.
    /// - Throws: ``SystemFailure``.
    init(messages: Int) throws {
        (listener, port) = try Loopback.listen()
        moments = Mutex([UInt64](repeating: 0, count: messages))
        let thread = Thread { self.serve() }
        thread.stackSize = 4 << 20
        thread.start()
    }

    /// When a message came; 0 when it did not.
    func moment(of message: Int) -> UInt64 { moments.withLock { message < $0.count ? $0[message] : 0 } }

    private func serve() {
        var polls = [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
        var buffers = [HTTPBuffer()]
        while true {
            guard poll(&polls, nfds_t(polls.count), -1) > 0 else { continue }
            for index in polls.indices.reversed() where polls[index].revents != 0 {
                if index == 0 {
                    let descriptor = accept(listener, nil, nil)
                    guard descriptor >= 0 else { continue }
                    Loopback.sendAtOnce(descriptor)
                    polls.append(pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0))
                    buffers.append(HTTPBuffer())
                } else if !answer(on: polls[index].fd, &buffers[index]) {
                    close(polls[index].fd)
                    polls.remove(at: index)
                    buffers.remove(at: index)
                }
            }
        }
    }

    private func answer(on descriptor: Int32, _ buffer: inout HTTPBuffer) -> Bool {
        guard buffer.read(from: descriptor) else { return false }
        while let body = buffer.take({ take($0) }) {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
            do { try Loopback.send(Array((head + body).utf8), to: descriptor) } catch { return false }
        }
        return true
    }

    private func take(_ request: UnsafeRawBufferPointer) -> String {
        let now = nanoseconds()
        guard let place = HTTPBuffer.find("please ", in: request) else {
            return "{\"id\":\"\(Webhooks.pageID)\",\"name\":\"Acme\"}"
        }
        let digits = request[(place + 7)..<min(place + 7 + Webhooks.digits, request.count)]
        let number = digits.reduce(0) { $0 * 10 + Int($1) - 48 }
        moments.withLock { if number < $0.count, $0[number] == 0 { $0[number] = now } }
        arrived.add(1, ordering: .relaxed)
        return "{\"recipient_id\":\"1\",\"message_id\":\"m_out_\(number)\"}"
    }
}
