import NIOCore
import NIOHTTP1
import NIOPosix

/// A small HTTP/1.1 server on 127.0.0.1 that says what a test tells it to: the tests' Graph API and AI service.
///
/// It is real on the wire (sockets, keep-alive, chunks) and scripted behind it. One closure answers all requests; it is
/// `async`, so that a late answer is a handler that waits for a ``Gate``, and it may fail as servers do, by
/// ``ScriptedResponse/Fault``. Everything that came in is recorded.
///
/// ```swift
/// let server = try await LoopbackServer.start { request in
///     request.path == "/v25.0/me/messages" ? .json(#"{"message_id": "m1"}"#) : ScriptedResponse(status: 404)
/// }
/// // … let the code under test talk to server.url …
/// let sent = try await server.waitForRequests(count: 1) { $0.method == "POST" }
/// #expect(sent[0].text.contains("hello"))
/// await server.stop()
/// ```
///
/// Nothing in here waits for time to pass; a time limit is only how ``waitForRequests(count:where:timeout:)`` fails.
package final class LoopbackServer: Sendable {
    /// Answers a request.
    ///
    /// Called once for each, at the same time for requests on different connections.
    package typealias Handler = @Sendable (RecordedRequest) async -> ScriptedResponse

    /// The requests that a test waited for did not come in time.
    package struct RequestsMissing: Error, Sendable, CustomStringConvertible {
        /// How many matching requests the test wanted, how many came, and what came at all.
        package let description: String
    }

    /// The port, chosen by the system.
    package let port: Int
    private let listener: any Channel
    private let log: RequestLog
    private let connections: Connections

    private init(port: Int, listener: any Channel, log: RequestLog, connections: Connections) {
        self.port = port
        self.listener = listener
        self.log = log
        self.connections = connections
    }

    /// Starts a server on a port of 127.0.0.1.
    ///
    /// - Parameters:
    ///   - port: The port; a free one unless said otherwise.
    ///   - handler: Answers each request.
    /// - Returns: The server, which listens already.
    /// - Throws: What the system says when it gives no port.
    package static func start(port: Int = 0, handler: @escaping Handler) async throws -> LoopbackServer {
        let log = RequestLog()
        let connections = Connections()
        let respond: ConnectionHandler.Responder = { request, reply in
            log.append(request)
            connections.answer { reply(await handler(request)) }
        }
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    connections.add(channel)
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(responder: respond))
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .get()
        let port = listener.localAddress?.port ?? 0
        return LoopbackServer(port: port, listener: listener, log: log, connections: connections)
    }

    /// The base URL, such as `http://127.0.0.1:40123`, without a slash at the end.
    package var url: String { "http://127.0.0.1:\(port)" }

    /// How many connections were made so far: one, when a client keeps its connection.
    package var connectionCount: Int { connections.accepted }

    /// All requests so far, in the order in which they were complete.
    package func requests() -> [RecordedRequest] { log.requests }

    /// Waits until enough requests have come, those included that came before the call.
    ///
    /// - Parameters:
    ///   - count: How many are wanted.
    ///   - predicate: Which requests count; all of them unless said otherwise.
    ///   - timeout: When the wait is a failure.
    /// - Returns: The requests that match: at least `count`, in the order in which they came.
    /// - Throws: ``RequestsMissing`` when the time is up, `CancellationError` when the task is cancelled.
    package func waitForRequests(
        count: Int = 1,
        where predicate: @escaping @Sendable (RecordedRequest) -> Bool = { _ in true },
        timeout: Duration = .seconds(20)
    ) async throws -> [RecordedRequest] {
        let found = await withTaskGroup(of: [RecordedRequest]?.self) { [log] group in
            group.addTask { await log.wait(count: count, where: predicate) }
            group.addTask {
                // Not what is waited for: the end of a wait that would otherwise hang.
                try? await Task.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
        if let found { return found }
        try Task.checkCancellation()
        let all = log.requests
        throw RequestsMissing(
            description: """
                \(all.filter(predicate).count) of \(count) requests came within \(timeout); \
                all that came: \(all.map { "\($0.method) \($0.path)" })
                """
        )
    }

    /// Closes the port and all connections, and ends handlers that still wait at a ``Gate``.
    package func stop() async {
        try? await listener.close()
        await connections.stop()
    }
}
