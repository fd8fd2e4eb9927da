import Assistant
package import Conversations
import JSON
import Messaging
import MetaPlatform
package import Secrets

/// Turns decisions into the requests that sending them would make.
package struct PlannedRequests: Sendable {
    private let endpoints: GraphEndpoints
    private let credentials: GraphCredentials
    private let aiBaseURL: String

    /// Creates a planner for where the settings say that Meta and the AI service are.
    ///
    /// - Parameters:
    ///   - settings: The operator's settings.
    ///   - secrets: Which tokens there are decides which of Meta's hosts Instagram's replies go to.
    package init(settings: OperatorSettings, secrets: SecretSet) {
        credentials = GraphCredentials(secrets)
        endpoints = GraphEndpoints(settings)
        aiBaseURL = settings.openAIBaseURL
    }

    /// The requests of a decision, in order: its messages, and the question to the model where one would be asked.
    package func requests(for record: DecisionRecord) -> [PlannedRequest] {
        record.steps.flatMap { step -> [PlannedRequest] in
            switch step.outcome {
            case .silent, .handoff:
                []
            case .ai(let question, .notAsked, _):
                [request(for: question)]
            case .reply(let replies), .ai(_, _, let replies):
                replies.compactMap { reply in request(for: reply, in: record) }
            }
        }
    }

    private func request(for question: AIQuestion) -> PlannedRequest {
        let request = ChatRequest(for: ChatPrompt(question), baseURL: aiBaseURL)
        return PlannedRequest(method: "POST", url: request.url, body: request.body)
    }

    private func request(for reply: Reply, in record: DecisionRecord) -> PlannedRequest? {
        let event = record.event
        let route = GraphRoute(
            platform: event.platform,
            account: event.account,
            usesPageToken: event.platform == .instagram && credentials.usesPageToken(forInstagram: event.account)
        )
        return MessageRequests.request(for: reply, to: event, via: route, endpoints: endpoints)
            .map { request in
                PlannedRequest(method: request.method, url: request.url, body: request.body ?? .null)
            }
    }
}

extension GraphEndpoints {
    /// Where the settings say that the Graph API is.
    init(_ settings: OperatorSettings) {
        self.init(
            metaURL: settings.metaGraphURL,
            instagramURL: settings.instagramGraphURL,
            version: settings.graphVersion
        )
    }
}
