import Glibc

/// Tells systemd how the service is doing, where systemd asked for it (`Type=notify`).
///
/// One datagram a message, to the socket that `NOTIFY_SOCKET` names; without it nothing is sent. A message that cannot be
/// sent is lost: the server never waits for its supervisor.
///
/// Source: systemd's `sd_notify(3)`.
package struct ServiceNotifier: Sendable {
    private let socketPath: String?

    /// Creates a notifier.
    ///
    /// - Parameter socketPath: The value of `NOTIFY_SOCKET`: a path, or a name in the abstract space after an `@`.
    package init(socketPath: String?) {
        let isAddress = socketPath.map { $0.hasPrefix("/") || $0.hasPrefix("@") } ?? false
        self.socketPath = isAddress ? socketPath : nil
    }

    /// The service takes webhooks, or is done with a reload.
    package func ready(status: String) { send(["READY=1", "STATUS=\(status)"]) }

    /// A reload begins; ``ready(status:)`` ends it.
    package func reloading() { send(["RELOADING=1", "MONOTONIC_USEC=\(Self.monotonicMicroseconds)"]) }

    /// How things are, in one line.
    package func status(_ status: String) { send(["STATUS=\(status)"]) }

    /// A stop begins.
    package func stopping() { send(["STOPPING=1", "STATUS=finishing what is in hand"]) }

    private static var monotonicMicroseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    }

    private func send(_ lines: [String]) {
        guard let socketPath else { return }
        // A line break would begin another assignment.
        let text = lines.map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }.joined(separator: "\n")
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(socketPath.utf8)
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        guard name.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t((MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 2) + name.count)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }
}
