import CurlClient
import Logging
import LoopbackServer
import ServiceLifecycle
import Testing

@Suite("The life of a transport", .timeLimit(.minutes(2)))
struct CurlTransportLifecycleTests {
    private func transport(_ configuration: CurlTransport.Configuration = .init()) -> CurlTransport {
        CurlTransport(configuration: configuration, logger: Logger(label: "test"))
    }

    private func group(_ transport: CurlTransport) -> ServiceGroup {
        ServiceGroup(services: [transport], logger: Logger(label: "test"))
    }

    @Test("A request that waits before the transport runs is sent when it does; after the end none is")
    func beforeAndAfter() async throws {
        try await withServer(answering: .json("{}")) { server in
            let transport = transport(.init(maximumInFlight: 1, maximumQueued: 0))
            let request = CurlRequest(method: .get, url: server.url)
            let group = group(transport)
            try await withThrowingTaskGroup(of: Int?.self) { requests in
                for _ in 1...2 {
                    requests.addTask {
                        do {
                            return try await transport.send(request).status
                        } catch let error as CurlError where error.code == .queueFull {
                            return nil
                        }
                    }
                }
                // There is room for one: that the other is refused shows that the first waits.
                #expect(try await requests.next() == .some(nil))
                requests.addTask {
                    try await group.run()
                    return nil
                }
                #expect(try await requests.next() == 200)
                await group.triggerGracefulShutdown()
                try await requests.waitForAll()
            }

            let error = try await failure(of: request, on: transport)
            #expect(error.code == .shutDown)
            #expect(!error.mayHaveArrived)
        }
    }

    @Test("A graceful shutdown fails what waits and lets end what is under way")
    func graceful() async throws {
        let gate = Gate()
        let handler: LoopbackServer.Handler = { _ in
            await gate.wait()
            return .json("{}")
        }
        try await withServer(handler) { server in
            let transport = transport(.init(maximumInFlight: 1, shutdownGrace: .seconds(60)))
            let group = group(transport)
            let request = CurlRequest(method: .get, url: server.url)
            async let run: Void = group.run()
            async let underWay = transport.send(request).status
            _ = try await server.waitForRequests(count: 1)
            async let waiting = failure(of: request, on: transport)
            await group.triggerGracefulShutdown()
            // It fails, whether it came before the shutdown or after; either way the shutdown has begun then.
            let error = try await waiting
            #expect(error.code == .shutDown)
            #expect(error.isTransient)
            #expect(!error.mayHaveArrived)
            gate.open()
            #expect(try await underWay == 200)
            try await run
            #expect(server.requests().count == 1)
        }
    }

    @Test("When the grace is over, what is under way fails and may have arrived")
    func graceOver() async throws {
        try await withServer(answering: .fault(.neverAnswer)) { server in
            let transport = transport(.init(shutdownGrace: .zero))
            let group = group(transport)
            async let run: Void = group.run()
            try await withThrowingTaskGroup(of: CurlError.self) { requests in
                for _ in 1...20 {
                    requests.addTask {
                        try await failure(of: CurlRequest(method: .get, url: server.url), on: transport)
                    }
                }
                _ = try await server.waitForRequests(count: 20)
                await group.triggerGracefulShutdown()
                for try await error in requests {
                    #expect(error.code == .shutDown)
                    #expect(error.mayHaveArrived)
                }
            }
            try await run
        }
    }

    @Test("Cancelling the task that runs it ends everything at once")
    func runCancelled() async throws {
        try await withServer(answering: .fault(.neverAnswer)) { server in
            let transport = transport(.init(shutdownGrace: .seconds(3_600)))
            let run = Task { try await transport.run() }
            async let error = failure(of: CurlRequest(method: .get, url: server.url), on: transport)
            _ = try await server.waitForRequests(count: 1)
            run.cancel()
            #expect(try await error.code == .shutDown)
            try await run.value
        }
    }

    @Test("A transport runs only once")
    func runsOnce() async throws {
        try await withTransport { transport in
            // The first request proves that it runs.
            _ = try await failure(of: CurlRequest(method: .get, url: "http://127.0.0.1:9/"), on: transport)
            await #expect(throws: CurlError.self) { try await transport.run() }
            let error = try await failure(of: CurlRequest(method: .get, url: "http://127.0.0.1:9/"), on: transport)
            #expect(error.code == .cannotConnect, "the second call has not stopped the first")
        }
    }

    @Test("A full queue refuses, and cancelled tasks end, wherever their request is")
    func fullQueue() async throws {
        try await withServer(answering: .fault(.neverAnswer)) { server in
            try await withTransport(.init(maximumInFlight: 1, maximumQueued: 2)) { transport in
                try await withThrowingTaskGroup(of: CurlError.self) { requests in
                    let request = CurlRequest(method: .get, url: server.url)
                    requests.addTask { try await failure(of: request, on: transport) }
                    _ = try await server.waitForRequests(count: 1)
                    for _ in 1...5 { requests.addTask { try await failure(of: request, on: transport) } }
                    for _ in 1...3 {
                        let refused = try #require(await requests.next())
                        #expect(refused.code == .queueFull)
                        #expect(refused.isTransient)
                    }
                    requests.cancelAll()
                    var cancelled: [CurlError] = []
                    for try await error in requests { cancelled.append(error) }
                    #expect(cancelled.map(\.code) == [.cancelled, .cancelled, .cancelled])
                    #expect(cancelled.filter(\.mayHaveArrived).count == 1, "one was under way, two were waiting")
                }
            }
        }
    }

    @Test("A request that waits too long for its turn fails, though nothing else ends")
    func waitsTooLong() async throws {
        try await withServer(answering: .fault(.neverAnswer)) { server in
            try await withTransport(.init(maximumInFlight: 1)) { transport in
                var patient = CurlRequest(method: .get, url: server.url)
                // So that nothing but the waiting request's own time limit can wake the thread.
                patient.connectTimeout = .seconds(600)
                patient.timeout = .seconds(600)
                let underWay = Task { [patient] in try await failure(of: patient, on: transport) }
                _ = try await server.waitForRequests(count: 1)
                // Later than libcurl's own timer for a second address, after 200 ms, which wakes the thread as well.
                let waiting = CurlRequest(method: .get, url: server.url, timeout: .milliseconds(500))
                let error = try await failure(of: waiting, on: transport)
                #expect(error.code == .timedOut)
                #expect(!error.mayHaveArrived)
                underWay.cancel()
                #expect(try await underWay.value.code == .cancelled)
            }
        }
    }

    @Test("A task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        try await withServer(answering: .fault(.neverAnswer)) { server in
            try await withTransport { transport in
                let gate = Gate()
                let task = Task {
                    await gate.wait()
                    return try await failure(of: CurlRequest(method: .get, url: server.url), on: transport)
                }
                task.cancel()
                gate.open()
                let error = try await task.value
                #expect(error.code == .cancelled)
            }
        }
    }

    @Test("Under a storm of cancellations every request ends, and the transport still works")
    func storm() async throws {
        let handler: LoopbackServer.Handler = { $0.path == "/last" ? .json("{}") : .fault(.neverAnswer) }
        try await withServer(handler) { server in
            try await withTransport(.init(maximumInFlight: 16)) { transport in
                let tasks = (1...200)
                    .map { number in
                        Task {
                            try await failure(
                                of: CurlRequest(method: .get, url: "\(server.url)/\(number)"),
                                on: transport
                            )
                        }
                    }
                _ = try await server.waitForRequests(count: 1)
                for task in tasks.reversed() { task.cancel() }
                for task in tasks { #expect(try await task.value.code == .cancelled) }
                #expect(try await transport.send(CurlRequest(method: .get, url: "\(server.url)/last")).status == 200)
            }
        }
    }
}
