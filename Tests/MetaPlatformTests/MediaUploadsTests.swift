import CurlClient
import JSON
import Messaging
import Synchronization
import Testing

@testable import MetaPlatform

@Suite("Files of the rules, uploaded")
struct MediaUploadsTests {
    /// A folder in memory.
    private final class Folder: MediaLibrary {
        private let files: Mutex<[String: MediaFile]>

        init(_ files: [String: MediaFile]) { self.files = Mutex(files) }

        func set(_ path: String, _ file: MediaFile?) { files.withLock { $0[path] = file } }

        func stamp(of path: String) throws(MediaFileError) -> String { try file(path).stamp }

        func file(_ path: String) throws(MediaFileError) -> MediaFile {
            guard let file = files.withLock({ $0[path] }) else { throw MediaFileError("does not exist") }
            return file
        }
    }

    private static let pdf = Array("%PDF-1.7 invented".utf8)

    private static func folder() -> Folder {
        Folder(["files/a.pdf": MediaFile(stamp: "1", content: pdf)])
    }

    /// A Graph API that numbers uploads, and refuses messages with the ids given.
    private static func graph(refusing refused: Set<String> = []) -> FakeGraph {
        let number = Mutex(0)
        return FakeGraph { request throws(CurlError) in
            if request.url.contains("/media") || request.url.contains("/message_attachments") {
                let id = number.withLock { number in
                    number += 1
                    return number
                }
                return .json(request.url.contains("/media") ? #"{"id":"\#(id)"}"# : #"{"attachment_id":"\#(id)"}"#)
            }
            let body = String(decoding: request.body ?? [], as: UTF8.self)
            if refused.contains(where: { body.contains(#"id":"\#($0)""#) }) { return .error(code: 100) }
            return .json(#"{"message_id":"m.9","messages":[{"id":"wamid.9"}]}"#)
        }
    }

    private static func client(
        _ graph: FakeGraph,
        _ folder: Folder,
        credentials: GraphCredentials = GraphFixture.credentials,
        clock: TestClock = TestClock()
    ) -> GraphClient {
        GraphClient(
            endpoints: GraphEndpoints(),
            exchange: { request async throws(CurlError) in try await graph.answer(request) },
            credentials: { credentials },
            library: folder,
            logger: RecordedLog().logger,
            now: { clock.now }
        )
    }

    private static func uploads(_ graph: FakeGraph) -> [CurlRequest] {
        graph.requests.filter { !$0.url.contains("/messages") }
    }

    private static func sent(_ graph: FakeGraph) -> [String] {
        graph.requests.filter { $0.url.contains("/messages") }.map { String(decoding: $0.body ?? [], as: UTF8.self) }
    }

    @Test("WhatsApp gets the file as a form, then a message with its id")
    func whatsApp() async throws {
        let graph = Self.graph()
        let client = Self.client(graph, Self.folder())
        _ = try await client.send(RequestFixture.file, to: GraphFixture.event(.whatsapp, account: "100200"))
        let upload = try #require(Self.uploads(graph).first)
        #expect(upload.url.hasPrefix("https://graph.facebook.com/v25.0/100200/media?appsecret_proof="))
        let type = try #require(upload.headers.first { $0.name == "Content-Type" }?.value)
        #expect(upload.headers.count { $0.name == "Content-Type" } == 1)
        #expect(type.hasPrefix("multipart/form-data; boundary=replyd-"))
        let boundary = type.dropFirst("multipart/form-data; boundary=".count)
        #expect(
            String(decoding: upload.body ?? [], as: UTF8.self) == """
                --\(boundary)\r
                Content-Disposition: form-data; name="messaging_product"\r
                \r
                whatsapp\r
                --\(boundary)\r
                Content-Disposition: form-data; name="type"\r
                \r
                application/pdf\r
                --\(boundary)\r
                Content-Disposition: form-data; name="file"; filename="Prices.pdf"\r
                Content-Type: application/pdf\r
                \r
                %PDF-1.7 invented\r
                --\(boundary)--\r

                """
        )
        #expect(Self.sent(graph).first?.contains(#""document":{"id":"1","caption":"Look","#) == true)
    }

    @Test(
        "the others get it as an attachment",
        arguments: [
            (Platform.messenger, "300", #"{"attachment":"#), (.instagram, "me", #""platform"\r\n\r\ninstagram"#),
        ]
    )
    func attachment(platform: Platform, node: String, part: String) async throws {
        let graph = Self.graph()
        let credentials = GraphCredentials(page: .init(shared: GraphFixture.pageToken))
        let client = Self.client(graph, Self.folder(), credentials: credentials)
        _ = try await client.send(RequestFixture.file, to: GraphFixture.event(platform, account: "300"))
        let upload = try #require(Self.uploads(graph).first)
        #expect(upload.url == "https://graph.facebook.com/v25.0/\(node)/message_attachments")
        let body = String(decoding: upload.body ?? [], as: UTF8.self)
        #expect(body.contains(part.replacing(#"\r\n"#, with: "\r\n")))
        #expect(body.contains(#"{"attachment":{"type":"file","payload":{"is_reusable":true}}}"#))
        #expect(body.contains(#"name="filedata"; filename="Prices.pdf""#))
        #expect(Self.sent(graph).first?.contains(#""payload":{"attachment_id":"1"}"#) == true)
    }

    @Test("once for an account, again when the file is another one or the id is old")
    func once() async throws {
        let (graph, folder, clock) = (Self.graph(), Self.folder(), TestClock())
        let client = Self.client(graph, folder, clock: clock)
        let event = GraphFixture.event(.whatsapp, account: "100200")
        func send() async throws { _ = try await client.send(RequestFixture.file, to: event) }
        try await send()
        try await send()
        #expect(Self.uploads(graph).count == 1)
        _ = try await client.send(RequestFixture.file, to: GraphFixture.event(.messenger, account: "300"))
        #expect(Self.uploads(graph).count == 2)
        folder.set("files/a.pdf", MediaFile(stamp: "2", content: Self.pdf))
        try await send()
        #expect(Self.uploads(graph).count == 3)
        clock.advance(by: MediaUploads.lifetime)
        try await send()
        #expect(Self.uploads(graph).count == 4)
    }

    @Test("messages that need it at the same time share one upload")
    func together() async throws {
        let graph = Self.graph()
        let client = Self.client(graph, Self.folder())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<20 {
                group.addTask {
                    _ = try await client.send(RequestFixture.file, to: GraphFixture.event(.whatsapp, account: "100200"))
                }
            }
            try await group.waitForAll()
        }
        #expect(Self.uploads(graph).count == 1)
        #expect(Self.sent(graph).count == 20)
    }

    @Test("an id that Meta has forgotten is replaced, and one that it has just given is not")
    func forgotten() async throws {
        let forgets = Mutex(false)
        let number = Mutex(0)
        let graph = FakeGraph { request throws(CurlError) in
            if request.url.contains("/media") {
                number.withLock { $0 += 1 }
                return .json(#"{"id":"\#(number.withLock { $0 })"}"#)
            }
            let body = String(decoding: request.body ?? [], as: UTF8.self)
            let isForgotten = forgets.withLock { $0 } && body.contains(#""id":"1""#)
            return isForgotten ? .error(code: 131_009) : .json(#"{"messages":[{"id":"wamid.9"}]}"#)
        }
        let client = Self.client(graph, Self.folder())
        let event = GraphFixture.event(.whatsapp, account: "100200")
        _ = try await client.send(RequestFixture.file, to: event)
        forgets.withLock { $0 = true }
        _ = try await client.send(RequestFixture.file, to: event)
        #expect(number.withLock { $0 } == 2)
        let stubborn = Self.graph(refusing: ["1", "2"])
        await #expect(throws: GraphSendError.self) {
            _ = try await Self.client(stubborn, Self.folder()).send(RequestFixture.file, to: event)
        }
        #expect(Self.uploads(stubborn).count == 1)
    }

    @Test("a file that is gone, and an upload that fails, are told; the next attempt begins anew")
    func failures() async throws {
        let (graph, folder) = (Self.graph(), Self.folder())
        folder.set("files/a.pdf", nil)
        let client = Self.client(graph, folder)
        let event = GraphFixture.event(.whatsapp, account: "100200")
        let missing = await #expect(throws: GraphSendError.self) {
            _ = try await client.send(RequestFixture.file, to: event)
        }
        #expect(missing?.description == "The file “files/a.pdf” does not exist.")
        folder.set("files/a.pdf", MediaFile(stamp: "1", content: Self.pdf))
        _ = try await client.send(RequestFixture.file, to: event)

        let cutOff = CurlError(code: .connectionBroken, message: "broken", isTransient: true, mayHaveArrived: true)
        let dead = FakeGraph { _ throws(CurlError) in throw cutOff }
        let error = await #expect(throws: GraphSendError.self) {
            _ = try await Self.client(dead, Self.folder()).send(RequestFixture.file, to: event)
        }
        #expect(error?.mayHaveArrived == false, "no message was sent")

        let broken = Mutex(true)
        let second = FakeGraph { request throws(CurlError) in
            guard request.url.contains("/media") else { return .json(#"{"messages":[{"id":"wamid.9"}]}"#) }
            return broken.withLock { $0 } ? .json("{}") : .json(#"{"id":"5"}"#)
        }
        let other = Self.client(second, Self.folder())
        await #expect(throws: GraphSendError.self) { _ = try await other.send(RequestFixture.file, to: event) }
        broken.withLock { $0 = false }
        _ = try await other.send(RequestFixture.file, to: event)
    }

    @Test("names cannot break out of the form")
    func names() {
        let form = MultipartForm(
            fields: ["a\"\r\nb": "x"],
            file: .init(field: "file", name: "ü\"\r\n--.pdf", type: "application/pdf", content: [])
        )
        let text = String(decoding: form.bytes, as: UTF8.self)
        #expect(text.contains(#"name="a___b""#))
        #expect(text.contains(#"filename="____--.pdf""#))
    }
}
