package import CurlClient
import JSON
package import Logging
package import Messaging

/// Sends replies through the Graph API, and knows which accounts are the business's own.
///
/// Each call is one attempt: when to try again is the conversation's decision. Only a message that Meta refused because of
/// the account's id is sent again here, once, when Meta names another id for the same token.
package final class GraphClient: Sendable {
    let endpoints: GraphEndpoints
    let credentials: @Sendable () -> GraphCredentials
    let transport: GraphTransport
    let directory: AccountDirectory
    private let uploads: MediaUploads
    private let logger: Logger

    /// Creates a client.
    ///
    /// - Parameters:
    ///   - endpoints: Where the API is.
    ///   - transport: The way out.
    ///   - credentials: The tokens of the moment; asked with every call, so that a rotated token is used at once.
    ///   - library: Where the files lie that rules send.
    ///   - logger: Where the log goes.
    package convenience init(
        endpoints: GraphEndpoints,
        transport: CurlTransport,
        credentials: @escaping @Sendable () -> GraphCredentials,
        library: any MediaLibrary = EmptyMediaLibrary(),
        logger: Logger
    ) {
        self.init(
            endpoints: endpoints,
            exchange: { request async throws(CurlError) in try await transport.send(request) },
            credentials: credentials,
            library: library,
            logger: logger,
            now: { .now }
        )
    }

    /// Creates a client with the way out and the clock of the caller's choice.
    init(
        endpoints: GraphEndpoints,
        exchange: @escaping GraphTransport.Exchange,
        credentials: @escaping @Sendable () -> GraphCredentials,
        library: any MediaLibrary = EmptyMediaLibrary(),
        logger: Logger,
        now: @escaping @Sendable () -> ContinuousClock.Instant
    ) {
        let transport = GraphTransport(endpoints: endpoints, exchange: exchange, logger: logger)
        self.endpoints = endpoints
        self.credentials = credentials
        self.transport = transport
        self.logger = logger
        uploads = MediaUploads(
            library: library,
            endpoints: endpoints,
            now: now,
            send: { request, file async throws(GraphSendError) in
                try await transport.perform(request, file: file, credentials: credentials())
            }
        )
        directory = AccountDirectory(
            endpoints: endpoints,
            logger: logger,
            now: now,
            ask: { request, credentials async throws(GraphSendError) in
                try await transport.perform(request, credentials: credentials)
            }
        )
    }

    // MARK: - Sending

    /// Sends a reply.
    ///
    /// Whether the event's account is ours is to be asked first: ``ownership(of:)``.
    ///
    /// - Throws: ``GraphSendError``, which says whether trying again can help.
    package func send(_ reply: Reply, to event: InboundEvent) async throws(GraphSendError) -> SentMessage {
        let credentials = credentials()
        let route = try await firstRoute(for: event, credentials: credentials)
        do throws(GraphSendError) {
            return try await send(reply, to: event, via: route, credentials: credentials)
        } catch {
            guard let other = await otherRoute(insteadOf: route, after: error, credentials: credentials) else {
                throw error
            }
            return try await send(reply, to: event, via: other, credentials: credentials)
        }
    }

    private func send(
        _ reply: Reply,
        to event: InboundEvent,
        via route: GraphRoute,
        credentials: GraphCredentials
    ) async throws(GraphSendError) -> SentMessage {
        guard let file = reply.file else {
            return try await send(reply, to: event, via: route, mediaID: nil, credentials: credentials)
        }
        let (id, isOld) = try await uploads.id(of: file, on: event.platform, via: route)
        do throws(GraphSendError) {
            return try await send(reply, to: event, via: route, mediaID: id, credentials: credentials)
        } catch {
            // Meta has no number of its own for an id that it has forgotten.
            guard isOld, case .refused(let refusal) = error.kind, refusal.disposition == .invalid else { throw error }
            await uploads.forget(file, on: event.platform, via: route)
            let (id, _) = try await uploads.id(of: file, on: event.platform, via: route)
            return try await send(reply, to: event, via: route, mediaID: id, credentials: credentials)
        }
    }

    private func send(
        _ reply: Reply,
        to event: InboundEvent,
        via route: GraphRoute,
        mediaID: String?,
        credentials: GraphCredentials
    ) async throws(GraphSendError) -> SentMessage {
        guard event.replyAddress != nil else { throw GraphSendError(.noAddress) }
        let request = MessageRequests.request(
            for: reply,
            to: event,
            via: route,
            endpoints: endpoints,
            mediaID: mediaID
        )
        guard let request else { throw GraphSendError(.notOnPlatform(event.platform)) }
        let answer = try await transport.perform(request, credentials: credentials)
        // A comment's answer is an object of its own.
        let id = answer["message_id"] ?? answer["messages"]?[0]?["id"] ?? answer["id"]
        return SentMessage(id: id?.identifier)
    }

    /// Shows the contact that the message was read and that an answer is being written, where that works.
    ///
    /// - Parameters:
    ///   - event: The message that is being answered.
    ///   - isFirst: Whether nothing has been shown for it before.
    package func showTyping(for event: InboundEvent, isFirst: Bool) async {
        let credentials = credentials()
        do throws(GraphSendError) {
            let route = try await firstRoute(for: event, credentials: credentials)
            let requests = TypingRequests.requests(for: event, isFirst: isFirst, via: route, endpoints: endpoints)
            for request in requests { _ = try await transport.perform(request, credentials: credentials) }
        } catch {
            logger.debug("no sign of typing was shown: \(error)", metadata: ["platform": "\(event.platform.rawValue)"])
        }
    }

    /// The route of an event's replies.
    ///
    /// Instagram's shared token has to be asked for its account.
    func firstRoute(
        for event: InboundEvent,
        credentials: GraphCredentials
    ) async throws(GraphSendError) -> GraphRoute {
        switch event.platform {
        case .messenger:
            return GraphRoute(platform: .messenger, account: event.account)
        case .whatsapp:
            guard let account = event.account ?? credentials.whatsAppPhoneNumberID else {
                throw GraphSendError(.noToken("WHATSAPP_PHONE_NUMBER_ID"))
            }
            return GraphRoute(platform: .whatsapp, account: account)
        case .instagram where credentials.instagram.names(event.account):
            return GraphRoute(platform: .instagram, account: event.account)
        case .instagram where credentials.reachesInstagramThroughPage:
            return GraphRoute(platform: .instagram, account: event.account, usesPageToken: true)
        case .instagram:
            let account = try await directory.answer(to: .instagram, credentials: credentials).get()
            guard let account else { throw GraphSendError(.badAnswer) }
            return GraphRoute(platform: .instagram, account: account.id)
        }
    }

    /// The route to try instead of one that Meta refused, or `nil` where there is none: only the id that Meta told for
    /// Instagram's shared token can have become wrong.
    private func otherRoute(
        insteadOf route: GraphRoute,
        after error: GraphSendError,
        credentials: GraphCredentials
    ) async -> GraphRoute? {
        guard case .refused(let refusal) = error.kind, refusal.disposition == .wrongAccountID,
            route.host == .instagram, !credentials.instagram.names(route.node)
        else { return nil }
        let account = await directory.account(otherThan: route.node, for: .instagram, credentials: credentials)
        guard let account else { return nil }
        logger.notice("Meta names another account for INSTAGRAM_ACCESS_TOKEN", metadata: ["account": "\(account.id)"])
        return GraphRoute(platform: .instagram, account: account.id)
    }

    // MARK: - Whose account it is

    /// Whether the business owns the account that an event came to.
    ///
    /// An event that names no account came to the one that the shared token is for. Account `0` is what the dashboard's
    /// test button sends.
    package func ownership(of event: InboundEvent) async -> Ownership {
        let credentials = credentials()
        guard event.account != "0" else { return .foreign }
        switch event.platform {
        case .whatsapp: return whatsAppOwnership(of: event.account, credentials: credentials)
        case .messenger: return await messengerOwnership(of: event.account, credentials: credentials)
        case .instagram: return await instagramOwnership(of: event.account, credentials: credentials)
        }
    }

    private func whatsAppOwnership(of account: String?, credentials: GraphCredentials) -> Ownership {
        if credentials.whatsApp.names(account) { return .ours }
        guard let own = credentials.whatsAppPhoneNumberID else {
            return credentials.whatsApp.named.isEmpty ? .unknown(.init(.noToken("WHATSAPP_PHONE_NUMBER_ID"))) : .foreign
        }
        return account == nil || account == own ? .ours : .foreign
    }

    /// Messenger's doubts are decided in favour: Meta itself refuses a page together with another page's token.
    private func messengerOwnership(of account: String?, credentials: GraphCredentials) async -> Ownership {
        if credentials.page.names(account) { return .ours }
        guard credentials.page.shared != nil else {
            return credentials.page.named.isEmpty ? .unknown(.init(.noToken("PAGE_ACCESS_TOKEN"))) : .foreign
        }
        let answer = await directory.answer(to: .page, credentials: credentials)
        return Self.isOther(account, than: answer) ? .foreign : .ours
    }

    private func instagramOwnership(of account: String?, credentials: GraphCredentials) async -> Ownership {
        if credentials.instagram.names(account) { return .ours }
        if credentials.reachesInstagramThroughPage {
            let answer = await directory.answer(to: .instagramOfPage, credentials: credentials)
            return Self.isOther(account, than: answer) ? .foreign : .ours
        }
        guard credentials.instagram.shared != nil else {
            let isUnset = credentials.instagram.named.isEmpty
            return isUnset ? .unknown(.init(.noToken("INSTAGRAM_ACCESS_TOKEN"))) : .foreign
        }
        switch await directory.answer(to: .instagram, credentials: credentials) {
        case .success(let known?): return account == nil || account == known.id ? .ours : .foreign
        case .success(nil): return .unknown(GraphSendError(.badAnswer))
        case .failure(let error): return .unknown(error)
        }
    }

    private static func isOther(_ account: String?, than answer: AccountDirectory.Answer) -> Bool {
        guard let account, case .success(let known?) = answer else { return false }
        return account != known.id
    }
}

extension GraphCredentials {
    /// Whether Instagram accounts are reached through the page that they are linked to.
    fileprivate var reachesInstagramThroughPage: Bool { instagram.shared == nil && page.shared != nil }

    /// Whether the replies of one Instagram account go through the page that it is linked to.
    package func usesPageToken(forInstagram account: String?) -> Bool {
        reachesInstagramThroughPage && !instagram.names(account)
    }
}

// MARK: - At the start

extension GraphClient {
    /// Asks which accounts the tokens are for, and says so in the log.
    ///
    /// - Returns: A line for each account, such as `Instagram: @acme.shop (17841400000000001)`.
    @discardableResult
    package func announce() async -> [String] {
        let credentials = credentials()
        var lines: [String] = []
        if credentials.page.shared != nil {
            let answer = await directory.answer(to: .page, credentials: credentials)
            lines.append(Self.line("Messenger", answer))
        }
        lines += credentials.page.named.keys.sorted().map { "Messenger: \($0)" }
        if credentials.instagram.shared != nil {
            let answer = await directory.answer(to: .instagram, credentials: credentials)
            lines.append(Self.line("Instagram", answer, namePrefix: "@"))
        } else if credentials.reachesInstagramThroughPage {
            let answer = await directory.answer(to: .instagramOfPage, credentials: credentials)
            // Most pages have no Instagram account: only one that is there is worth a line.
            if case .success(.some) = answer { lines.append(Self.line("Instagram", answer) + " through the page") }
        }
        lines += credentials.instagram.named.keys.sorted().map { "Instagram: \($0)" }
        let numbers = Set(credentials.whatsApp.named.keys).union([credentials.whatsAppPhoneNumberID].compactMap(\.self))
        lines += numbers.sorted().map { "WhatsApp: phone number id \($0)" }
        for line in lines { logger.info("\(line)") }
        return lines
    }

    private static func line(_ platform: String, _ answer: AccountDirectory.Answer, namePrefix: String = "") -> String {
        switch answer {
        case .success(let account?):
            account.name.map { "\(platform): \(namePrefix)\($0) (\(account.id))" } ?? "\(platform): \(account.id)"
        case .success(nil):
            "\(platform): Meta does not tell which account the token is for"
        case .failure(let error):
            "\(platform): not known yet which account the token is for. \(error)"
        }
    }
}
