import Foundation
import Hummingbird

/// The yardstick of the server's benchmarks: it reads the body and answers 200, and does nothing else.
///
/// A target of replyd's own package, so that both are made of the same Hummingbird, built in the same way.
@main enum BareServer {
    static func main() async throws {
        let router = Router()
        router.post("/webhook") { request, _ in
            var size = 0
            for try await part in request.body { size += part.readableBytes }
            return size > 0 ? "OK\n" : "empty\n"
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                let line = "listening webhooks=127.0.0.1:\(channel.localAddress?.port ?? 0)\n"
                FileHandle.standardError.write(Data(line.utf8))
            }
        )
        try await application.runService()
    }
}
