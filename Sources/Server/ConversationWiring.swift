import Assistant
import Conversations
import CurlClient
import HotReload
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
    /// Knows the names of contacts whose messages do not tell them; `nil` asks nobody.
    let profiles: (any ProfileLookup)?
    /// Where bodies, decisions, messages and contacts are kept.
    let storage: Storage
    /// What has to run for these parts to work.
    let services: [any Service]

    /// The real thing: Meta's Graph API and the AI service, each with connections of its own, so that a slow model never
    /// takes a place that a reply needs.
    ///
    /// - Parameters:
    ///   - settings: The operator's settings.
    ///   - secrets: The secrets of the moment, asked with every call, so that a rotated token is used at once.
    ///   - swaps: One element after each swap of the secrets.
    ///   - redactor: Finds secrets in what goes out.
    ///   - logger: Where the log goes.
    /// - Returns: The parts.
    /// - Throws: ``StartProblem`` when the data folder cannot be used.
    static func real(
        settings: OperatorSettings,
        secrets: @escaping @Sendable () -> Generation<SecretSet>,
        swaps: AsyncStream<Void>,
        redactor: RedactorBox,
        logger: Logger
    ) throws(StartProblem) -> ConversationWiring {
        let graphTransport = CurlTransport(logger: logger)
        let aiTransport = CurlTransport(logger: logger)
        let graph = GraphClient(
            endpoints: GraphEndpoints(settings),
            transport: graphTransport,
            credentials: { GraphCredentials(secrets().value) },
            library: RulesMediaLibrary(reader: RulesSource(path: settings.rules).reader),
            logger: logger
        )
        let assistant = ChatAssistant(
            baseURL: settings.openAIBaseURL,
            transport: aiTransport,
            key: { secrets().value[.openAIAPIKey] }
        )
        return ConversationWiring(
            sender: GraphReplySender(client: graph, generation: { secrets().number }, redactor: redactor),
            answerWriter: ChatAnswerWriter(assistant: assistant, redactor: redactor),
            profiles: GraphProfileLookup(client: graph),
            storage: try .onDisk(settings, logger: logger),
            services: [graphTransport, aiTransport, AccountAnnouncement(client: graph, swaps: swaps)]
        )
    }

    /// Calls nobody: decisions are printed in place of being sent.
    static func dryRun(
        settings: OperatorSettings,
        secrets: @escaping @Sendable () -> Generation<SecretSet>,
        print: @escaping @Sendable (String) -> Void
    ) -> ConversationWiring {
        let planner: @Sendable () -> PlannedRequests = {
            PlannedRequests(settings: settings, secrets: secrets().value)
        }
        return ConversationWiring(
            sender: DryRunSender(),
            answerWriter: DryRunAnswerWriter(),
            profiles: nil,
            storage: .inMemory(DryRunStore(planner: planner, print: print)),
            services: []
        )
    }
}
