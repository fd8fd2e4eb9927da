import CurlClient
import Glibc
import Logging
import LoopbackServer
import Testing

/// A proxy that nobody listens at, in every variable that libcurl would read one from.
///
/// Set before the first transport, so that the whole suite proves that the environment's proxies are ignored.
private let deadProxy: Void = {
    for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
        setenv(name, "http://127.0.0.1:9", 1)
    }
    for name in ["no_proxy", "NO_PROXY"] { unsetenv(name) }
}()

/// Gives a transport that runs until the closure returns.
func withTransport<Value: Sendable>(
    _ configuration: CurlTransport.Configuration = CurlTransport.Configuration(),
    _ body: (CurlTransport) async throws -> Value
) async throws -> Value {
    deadProxy
    let transport = CurlTransport(configuration: configuration, logger: Logger(label: "test"))
    return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await transport.run() }
        let value = try await body(transport)
        group.cancelAll()
        try await group.waitForAll()
        return value
    }
}

/// Gives a server that answers everything alike and runs until the closure returns or throws.
func withServer<Value: Sendable>(
    answering response: ScriptedResponse,
    _ body: (LoopbackServer) async throws -> Value
) async throws -> Value {
    let handler: LoopbackServer.Handler = { _ in response }
    return try await withServer(handler, body)
}

/// Gives a server that runs until the closure returns or throws.
func withServer<Value: Sendable>(
    _ handler: @escaping LoopbackServer.Handler,
    _ body: (LoopbackServer) async throws -> Value
) async throws -> Value {
    let server = try await LoopbackServer.start(handler: handler)
    do {
        let value = try await body(server)
        await server.stop()
        return value
    } catch {
        await server.stop()
        throw error
    }
}

/// The error that a request fails with; an answer is a failed test.
func failure(of request: CurlRequest, on transport: CurlTransport) async throws -> CurlError {
    let outcome: Result<CurlResponse, CurlError>
    do throws(CurlError) {
        outcome = .success(try await transport.send(request))
    } catch {
        outcome = .failure(error)
    }
    switch outcome {
    case .success(let response):
        throw UnexpectedAnswer(status: response.status)
    case .failure(let error):
        #expect(!error.description.contains("canary"), "an error quotes the request: \(error)")
        return error
    }
}

/// A request was answered that should have failed.
struct UnexpectedAnswer: Error {
    let status: Int
}
