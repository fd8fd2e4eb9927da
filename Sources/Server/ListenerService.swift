import Glibc
package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
package import Secrets
import ServiceLifecycle

/// One HTTP listener: an address, a router, and plain words when the address cannot be had.
package struct ListenerService<Context: RequestContext>: Service
where Context.Source == ApplicationRequestContextSource {
    /// The longest time without a byte on a connection before it is closed.
    private static var idleTimeout: TimeAmount { .seconds(60) }

    private let name: String
    private let address: ListenAddress
    private let setting: String
    private let application: Application<RouterResponder<Context>>

    /// Creates a listener; it listens when it runs.
    ///
    /// - Parameters:
    ///   - name: What is listened for, as error messages put it ("webhooks").
    ///   - address: Where to listen; port 0 takes any free one.
    ///   - setting: The flag that changes the port.
    ///   - router: What is answered.
    ///   - intake: What takes webhooks, where they come in here.
    ///   - logger: Where the log goes.
    ///   - onListening: Told the port once connections are taken.
    package init(
        name: String,
        address: ListenAddress,
        setting: String,
        router: Router<Context>,
        intake: WebhookIntake? = nil,
        logger: Logger,
        onListening: @escaping @Sendable (Int) async -> Void
    ) {
        self.name = name
        self.address = address
        self.setting = setting
        // What the framework logs is said by us already, in words for the operator: a port that is taken, a connection
        // that broke.
        var quietLogger = logger
        quietLogger.logLevel = .critical
        let idleTimeout = Self.idleTimeout
        let server = intake.map { intake in
            HTTPServerBuilder { WebhookChannel(responder: $0, intake: intake, idleTimeout: idleTimeout) }
        }
        application = Application(
            router: router,
            server: server
                ?? .http1(
                    configuration: .init(
                        additionalChannelHandlers: [ExpectContinueHandler()],
                        idleTimeout: idleTimeout
                    )
                ),
            configuration: ApplicationConfiguration(address: .hostname(address.host, port: address.port)),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? address.port) },
            logger: quietLogger
        )
    }

    /// Listens until the server stops.
    ///
    /// - Throws: ``StartProblem`` when the address cannot be had.
    package func run() async throws {
        do {
            try await application.run()
        } catch let error as IOError {
            throw StartProblem(.settings, explanation(of: error))
        } catch is SocketAddressError {
            throw StartProblem(.settings, "“\(address.host)” is not an address of this machine: choose another.")
        }
    }

    private func explanation(of error: IOError) -> String {
        switch error.errnoCode {
        case EADDRINUSE:
            "Port \(address.port) for \(name) is in use: stop the program that has it, or choose another port with \(setting)."
        case EACCES:
            "Port \(address.port) for \(name) needs more rights than this user has: choose one above 1023 with \(setting)."
        case EADDRNOTAVAIL:
            "“\(address.host)” is not an address of this machine: choose another, such as 127.0.0.1 or 0.0.0.0."
        default:
            "Listening for \(name) on \(address) failed: \(error)."
        }
    }
}
