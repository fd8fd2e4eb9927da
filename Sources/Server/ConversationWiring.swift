import Assistant
import Conversations
import CurlClient
import Logging
import Messaging
import MetaPlatform
import Secrets
import ServiceLifecycle

/// What conversations work with at their outer ends: the real platforms and the real model, or a dry run's printer.
struct ConversationWiring: Sendable {
    /// Sends replies.
    let sender: any ReplySender
    /// Asks the AI model.
    let answerWriter: any AnswerWriter
    /// Where bodies, decisions, messages and contacts are kept.
    let storage: Storage
    /// What has to run for these parts to work.
    let services: [any Service]

    /// The real thing: Meta's Graph API and the AI service, each with connections of its own, so that a slow model never
    /// takes a place that a reply needs.
    static func real(
        settings: OperatorSettings,
        secrets: SecretSet,
        logger: Logger
    ) throws(StartProblem) -> ConversationWiring {
        let graphTransport = CurlTransport(logger: logger)
        let aiTransport = CurlTransport(logger: logger)
        let graph = GraphClient(
            endpoints: GraphEndpoints(settings),
            transport: graphTransport,
            credentials: { GraphCredentials(secrets) },
            logger: logger
        )
        let assistant = ChatAssistant(
            baseURL: settings.openAIBaseURL,
            transport: aiTransport,
            key: { secrets[.openAIAPIKey] }
        )
        return ConversationWiring(
            sender: GraphReplySender(client: graph, generation: { 1 }, redactor: secrets.redactor),
            answerWriter: ChatAnswerWriter(assistant: assistant, redactor: secrets.redactor),
            storage: try .onDisk(settings, logger: logger),
            services: [graphTransport, aiTransport, AccountAnnouncement(client: graph)]
        )
    }

    /// Calls nobody: decisions are printed in place of being sent.
    static func dryRun(
        settings: OperatorSettings,
        secrets: SecretSet,
        print: @escaping @Sendable (String) -> Void
    ) -> ConversationWiring {
        let planner = PlannedRequests(settings: settings, secrets: secrets)
        return ConversationWiring(
            sender: DryRunSender(),
            answerWriter: DryRunAnswerWriter(),
            storage: .inMemory(DryRunStore(planner: planner, print: print)),
            services: []
        )
    }
}
