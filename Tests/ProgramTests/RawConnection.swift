import Foundation
import Glibc

/// One TCP connection to the server on which a test writes whatever it likes, also what no HTTP client would.
///
/// The tests' only HTTP client, on purpose: it has no proxies, no retries and no opinions.
struct RawConnection {
    let port: Int

    struct Failure: Error {
        let errno: Int32
    }

    /// An answer's status and body, and all that was read.
    struct Answer {
        let status: Int
        let body: String
        let text: String

        fileprivate init(_ bytes: [UInt8]) {
            text = String(decoding: bytes, as: UTF8.self)
            status = Int(text.dropFirst("HTTP/1.1 ".count).prefix(3)) ?? 0
            body = text.components(separatedBy: "\r\n\r\n").dropFirst().joined(separator: "\r\n\r\n")
        }
    }

    /// Sends an ordinary request and reads the whole answer.
    func request(_ method: String, _ path: String, headers: [String: String], body: String?) async throws -> Answer {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1:\(port)", "Connection: close"]
        lines += headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if let body { lines.append("Content-Length: \(body.utf8.count)") }
        return try await exchange(lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")) { _ in false }
    }

    /// Writes bytes and reads until the answer is what a test waits for, or the server closes.
    ///
    /// Blocking, on a thread of its own: the cooperative pool is not kept waiting.
    ///
    /// - Parameters:
    ///   - request: What is written.
    ///   - halfCloses: Whether the own side is closed after that, as clients may that have nothing more to say.
    ///   - isComplete: Whether all is read that the test waits for.
    /// - Returns: What was read.
    /// - Throws: When there is no connection.
    func exchange(
        _ request: String,
        halfCloses: Bool = false,
        until isComplete: @escaping @Sendable (String) -> Bool = { $0.contains("\r\n\r\n") }
    ) async throws -> Answer {
        let port = port
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(
                    with: Result { try Self.exchange(Array(request.utf8), halfCloses, port: port, until: isComplete) }
                )
            }
        }
    }

    private static func exchange(
        _ request: [UInt8],
        _ halfCloses: Bool,
        port: Int,
        until isComplete: (String) -> Bool
    ) throws -> Answer {
        let descriptor = try connect(to: port)
        defer { close(descriptor) }
        var sent = 0
        while sent < request.count {
            // The server may close before it has read everything: what it answered still has to be read.
            let written = request[sent...]
                .withUnsafeBytes { rest in
                    send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
                }
            guard written > 0 else { break }
            sent += written
        }
        if halfCloses { shutdown(descriptor, Int32(SHUT_WR)) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isComplete(String(decoding: bytes, as: UTF8.self)) {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return Answer(bytes)
    }

    private static func connect(to port: Int) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(errno: errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            throw Failure(errno: errno)
        }
        return descriptor
    }
}
