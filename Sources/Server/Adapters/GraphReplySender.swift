import Conversations
import CurlClient
import Messaging
import MetaPlatform
import Secrets

/// Sends replies through Meta's Graph API.
struct GraphReplySender: ReplySender {
    private let client: GraphClient
    private let generation: @Sendable () -> Int
    private let redactor: RedactorBox

    /// Creates a sender.
    ///
    /// - Parameters:
    ///   - client: Makes the requests.
    ///   - generation: The number of the secrets that the client uses now.
    ///   - redactor: Finds secrets: a reply that holds one is not sent, wherever it came from.
    init(client: GraphClient, generation: @escaping @Sendable () -> Int, redactor: RedactorBox) {
        self.client = client
        self.generation = generation
        self.redactor = redactor
    }

    var secretsGeneration: Int { generation() }

    func ownership(of event: InboundEvent) async -> AccountOwnership {
        switch await client.ownership(of: event) {
        case .ours: .ours
        case .foreign: .foreign
        case .unknown(let error): .unknown(SendFailure(error))
        }
    }

    func showTyping(for event: InboundEvent, isFirst: Bool) async {
        guard case .ours = await client.ownership(of: event) else { return }
        await client.showTyping(for: event, isFirst: isFirst)
    }

    func send(_ reply: Reply, to destination: Destination) async throws(SendFailure) -> String? {
        guard !reply.words.contains(where: redactor.redactor.containsSecret) else {
            throw SendFailure(
                reason: "The reply holds one of this server's secrets: look for it in the rules.",
                label: "secret_in_reply",
                remedy: .none
            )
        }
        let event = InboundEvent(destination)
        // What was decided on while the account was not known must not go out with another account's token.
        switch await client.ownership(of: event) {
        case .ours: break
        case .foreign:
            throw SendFailure(
                reason: "The account is not one of ours: its id is in no secret and no token belongs to it.",
                label: "foreign_account",
                remedy: .none
            )
        case .unknown(let error): throw SendFailure(error)
        }
        do {
            return try await client.send(reply, to: event).id
        } catch {
            throw SendFailure(error)
        }
    }
}

extension InboundEvent {
    /// As much of the event that is answered as its answer needs.
    fileprivate init(_ destination: Destination) {
        self.init(
            platform: destination.platform,
            kind: .message,
            account: destination.account,
            contact: destination.conversation.contact,
            replyAddress: destination.address
        )
    }
}

extension SendFailure {
    /// What a failure of the Graph API means to a conversation.
    fileprivate init(_ error: GraphSendError) {
        self.init(
            reason: error.description,
            label: error.label,
            code: error.code,
            remedy: Remedy(error),
            mayHaveArrived: error.mayHaveArrived,
            retryAfter: error.retryAfter
        )
    }
}

extension SendFailure.Remedy {
    /// What can be done about a failure of the Graph API.
    fileprivate init(_ error: GraphSendError) {
        switch error.kind {
        // A wrong clock, a missing root certificate or a proxy in between is mended by somebody: the reply waits for that.
        case .network(let network): self = network.isTransient || network.code == .tls ? .outage : .none
        case .noToken: self = .account
        case .badAnswer, .badUpload: self = .outage
        case .noAddress, .notOnPlatform: self = .none
        // A file may be there again in a moment: an editor replaces it, or somebody puts it back.
        case .unusableFile: self = .retry
        case .refused(let refusal):
            switch refusal.disposition {
            // An error with a number is Meta's own answer; one without is a broken or overloaded way to it.
            case .retry: self = refusal.code == nil ? .outage : .retry
            case .pairLimit: self = .pairLimit
            case .throttled: self = .throttled
            // Error 10 is told of single messages too: it must not silence the account.
            case .permission: self = refusal.code == 10 ? .none : .account
            case .tokenInvalid, .accountStopped, .wrongAccountID: self = .account
            case .windowClosed: self = .windowClosed
            case .recipientUnavailable, .invalid: self = .none
            }
        }
    }
}
