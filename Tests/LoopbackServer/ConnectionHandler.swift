import NIOCore
import NIOHTTP1

/// One connection of a ``LoopbackServer``: collects a request, asks for the answer, writes it.
///
/// Not sendable: it lives on the connection's event loop.
final class ConnectionHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// Answers a request, later, by calling back from any thread.
    typealias Responder = @Sendable (RecordedRequest, @escaping @Sendable (ScriptedResponse) -> Void) -> Void

    private let responder: Responder
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(responder: @escaping Responder) {
        self.responder = responder
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let bytes):
            body.append(contentsOf: bytes.readableBytesView)
        case .end:
            guard let head else { return }
            let context = NIOLoopBound(context, eventLoop: context.eventLoop)
            let handler = NIOLoopBound(self, eventLoop: context.value.eventLoop)
            let eventLoop = context.value.eventLoop
            responder(RecordedRequest(head, body: body)) { response in
                eventLoop.execute { handler.value.write(response, context: context.value) }
            }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func write(_ response: ScriptedResponse, context: ChannelHandlerContext) {
        switch response.fault {
        case .neverAnswer:
            return
        case .closeBeforeResponse:
            context.close(promise: nil)
            return
        case .closeMidBody, .stallMidBody, nil:
            break
        }
        var headers = HTTPHeaders(response.headers)
        if response.isChunked {
            headers.replaceOrAdd(name: "Transfer-Encoding", value: "chunked")
        } else {
            headers.replaceOrAdd(name: "Content-Length", value: String(response.body.count))
        }
        let status = HTTPResponseStatus(statusCode: response.status)
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let sent = response.fault == nil ? response.body.count : response.body.count / 2
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: response.body.prefix(sent))))), promise: nil)
        guard response.fault != nil else {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return
        }
        context.flush()
        if response.fault == .closeMidBody { context.close(promise: nil) }
    }
}

extension RecordedRequest {
    init(_ head: HTTPRequestHead, body: [UInt8]) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            method: head.method.rawValue,
            path: parts.first.map { String($0) } ?? "",
            query: parts.count > 1 ? String(parts[1]) : nil,
            headers: head.headers.map { ($0.name, $0.value) },
            body: body
        )
    }
}
