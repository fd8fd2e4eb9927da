import Conversations
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

    func send(_ reply: Reply, to event: InboundEvent) async throws(SendFailure) -> String? {
        guard !reply.words.contains(where: redactor.redactor.containsSecret) else {
            throw SendFailure(
                reason: "The reply holds one of this server's secrets: look for it in the rules.",
                label: "secret_in_reply",
                isTransient: false
            )
        }
        do {
            return try await client.send(reply, to: event).id
        } catch {
            throw SendFailure(error)
        }
    }
}

extension SendFailure {
    /// What a failure of the Graph API means to a conversation.
    fileprivate init(_ error: GraphSendError) {
        self.init(
            reason: error.description,
            label: error.label,
            isTransient: error.isTransient,
            mayHaveArrived: error.mayHaveArrived,
            retryAfter: error.retryAfter
        )
    }
}
