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
                replies.flatMap { reply in requests(for: reply, in: record) }
            }
        }
    }

    private func request(for question: AIQuestion) -> PlannedRequest {
        let request = ChatRequest(for: ChatPrompt(question), baseURL: aiBaseURL)
        return PlannedRequest(method: "POST", url: request.url, body: request.body)
    }

    /// What stands for the id that a platform gives a file.
    private static let mediaID = "MEDIA_ID"

    /// The message, after the upload of its file where it has one that has not been uploaded for this account yet.
    private func requests(for reply: Reply, in record: DecisionRecord) -> [PlannedRequest] {
        let event = record.event
        let route = GraphRoute(
            platform: event.platform,
            account: event.account,
            usesPageToken: event.platform == .instagram && credentials.usesPageToken(forInstagram: event.account)
        )
        let message = MessageRequests.request(
            for: reply,
            to: event,
            via: route,
            endpoints: endpoints,
            mediaID: reply.file == nil ? nil : Self.mediaID
        )
        guard let message else { return [] }
        return [upload(for: reply, on: event.platform, via: route), message].compactMap(\.self)
            .map { request in
                PlannedRequest(method: request.method, url: request.url, body: request.body ?? .null)
            }
    }

    /// The upload of a reply's file, with the file's path where its content would be.
    private func upload(for reply: Reply, on platform: Platform, via route: GraphRoute) -> GraphRequest? {
        guard let file = reply.file, case .file(let path) = file.source else { return nil }
        let request = UploadRequest.make(file, on: platform, via: route, endpoints: endpoints)
        var fields = request.body?.object ?? [:]
        fields[UploadRequest.fieldName(on: platform)] = .string("@" + path)
        return GraphRequest(
            method: request.method,
            url: request.url,
            body: .object(fields),
            host: request.host,
            credential: request.credential
        )
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
