import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Takes webhooks out of a connection's requests, and passes on all others.
///
/// Requests are answered in their order, one at a time: what comes while one is in work waits, and nothing more is read
/// meanwhile.
///
/// Thread rule: everything happens on the connection's event loop.
final class WebhookHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// What the connection is at.
    private enum Work {
        /// Between two requests.
        case none
        /// A request of the router's; whether its end has come, and whether its answer has ended.
        case passing(isRead: Bool, isAnswered: Bool)
        /// A webhook's body.
        case reading(HTTPRequest, [UInt8])
        /// A webhook waits to be stored, or its answer to be written.
        case answering
        /// Nothing more is read: the connection is closed after the last answer.
        case closing
    }

    /// What came too early.
    private enum Waiting {
        case part(HTTPRequestPart)
        case end
    }

    /// How long the rest of a request that was refused is thrown away, so that the answer is not lost with the connection.
    private static let linger = TimeAmount.seconds(5)

    private let intake: WebhookIntake
    private var answers: LoopAnswers?
    private var work = Work.none
    private var waiting: [Waiting] = []
    private var wantsRead = false
    private var closesAfterAnswer = false

    init(intake: WebhookIntake) {
        self.intake = intake
    }

    func handlerAdded(context: ChannelHandlerContext) { answers = LoopAnswers.of(context.eventLoop) }

    func handlerRemoved(context: ChannelHandlerContext) {
        // Whoever comes with an answer finds nobody.
        answers = nil
        waiting = []
        work = .closing
    }

    // MARK: - What comes in

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if waiting.isEmpty, take(part, context) { return }
        waiting.append(.part(part))
    }

    /// Works on a part of a request.
    ///
    /// - Returns: Whether it could be worked on now.
    private func take(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) -> Bool {
        switch (work, part) {
        case (.none, .head(let request)):
            begin(request, context)
        case (.none, _), (.closing, _):
            // Of a request that was refused before its end.
            break
        case (.passing(false, let isAnswered), .end):
            work = isAnswered ? .none : .passing(isRead: true, isAnswered: false)
            context.fireChannelRead(wrapInboundOut(part))
        case (.passing(false, _), _):
            context.fireChannelRead(wrapInboundOut(part))
        case (.reading(let request, var body), .body(let bytes)):
            // Only one reference is left: the bytes are added in place.
            work = .answering
            guard body.count + bytes.readableBytes <= WebhookIntake.maximumBodyBytes else {
                write(intake.refuseAsTooLarge(), context)
                return true
            }
            body.append(contentsOf: bytes.readableBytesView)
            work = .reading(request, body)
        case (.reading(let request, let body), .end):
            finish(request, body, context)
        case (.reading, .head), (.passing(true, _), _), (.answering, _):
            return false
        }
        return true
    }

    private func begin(_ request: HTTPRequest, _ context: ChannelHandlerContext) {
        guard intake.isWebhook(request) else {
            work = .passing(isRead: false, isAnswered: false)
            return context.fireChannelRead(wrapInboundOut(.head(request)))
        }
        closesAfterAnswer = request.headerFields[.connection]?.lowercased() == "close"
        if let refusal = intake.refusal(of: request) {
            work = .answering
            return write(refusal, context)
        }
        var body: [UInt8] = []
        body.reserveCapacity(request.headerFields[.contentLength].flatMap(Int.init) ?? 0)
        work = .reading(request, body)
    }

    private func finish(_ request: HTTPRequest, _ body: [UInt8], _ context: ChannelHandlerContext) {
        work = .answering
        let place = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        intake.take(request, body) { [answers] answer in
            answers?
                .add {
                    let (handler, context) = place.value
                    handler.write(answer, context)
                }
        }
    }

    func read(context: ChannelHandlerContext) {
        if isBusy { wantsRead = true } else { context.read() }
    }

    /// Whether what is here has to be worked on before more is read.
    private var isBusy: Bool {
        if case .answering = work { true } else { !waiting.isEmpty }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        // The one who sent the request may close its side at once: the answer comes first.
        if case ChannelEvent.inputClosed? = event as? ChannelEvent {
            if case .reading = work { work = .closing }
            guard isBusy else { return context.fireUserInboundEventTriggered(event) }
            return waiting.append(.end)
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch work {
        case .reading:
            work = .answering
            write(.malformed, context)
        case .answering:
            closesAfterAnswer = true
        case .none, .passing:
            context.fireErrorCaught(error)
        case .closing:
            // What comes after a refusal is not looked at.
            break
        }
    }

    // MARK: - What goes out

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .end = unwrapOutboundIn(data), case .passing(let isRead, _) = work else {
            return context.write(data, promise: promise)
        }
        context.write(data, promise: promise)
        work = isRead ? .none : .passing(isRead: false, isAnswered: true)
        goOn(context)
    }

    private func write(_ answer: WebhookAnswer, _ context: ChannelHandlerContext) {
        guard answers != nil, context.channel.isActive else { return }
        let closes = closesAfterAnswer || answer.leavesBodyUnread
        var head = answer.head
        if closes { head.headerFields[.connection] = "close" }
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(context.channel.allocator.buffer(string: answer.text))), promise: nil)
        work = closes ? .closing : .none
        guard closes else {
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return goOn(context)
        }
        let written = context.eventLoop.makePromise(of: Void.self)
        written.futureResult.assumeIsolated()
            .whenComplete { _ in
                guard answer.leavesBodyUnread else { return context.close(promise: nil) }
                // A close with something unread would take the answer away from the one who still sends.
                context.close(mode: .output, promise: nil)
                context.eventLoop.assumeIsolated().scheduleTask(in: Self.linger) { context.close(promise: nil) }
            }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    /// Works on what came while something else was in work.
    private func goOn(_ context: ChannelHandlerContext) {
        var canGoOn = true
        while canGoOn, !waiting.isEmpty {
            let next = waiting.removeFirst()
            switch next {
            case .part(let part):
                canGoOn = take(part, context)
            case .end:
                if case .answering = work { canGoOn = false }
                if canGoOn { context.fireUserInboundEventTriggered(ChannelEvent.inputClosed) }
            }
            if !canGoOn { waiting.insert(next, at: 0) }
        }
        // What was passed on late is a read of its own for those behind.
        if case .passing = work { context.fireChannelReadComplete() }
        guard wantsRead, !isBusy else { return }
        wantsRead = false
        context.read()
    }
}
