import Assistant
import Conversations
import CurlClient
import HotReload
import Hummingbird
import JSON
import Journal
package import Logging
import MetaPlatform
import Rules
import Secrets
import ServiceLifecycle
import UnixSignals

/// The whole server: puts the parts together, runs them, and stops them in order.
package struct ReplydServer: Sendable {
    /// How long what is in hand may take after a stop was asked for.
    ///
    /// Past it, it is cut off.
    private static let shutdownGrace = Duration.seconds(15)

    /// The ports that the server listens on, told once both are open.
    package struct Ports: Sendable {
        /// Where webhooks come in.
        package let webhooks: Int
        /// Where the admin pages are.
        package let admin: Int
    }

    private let services: [any Service]
    private let counts: ActivityCounts
    private let logger: Logger

    /// Puts the server together.
    ///
    /// Nothing runs, and nothing is connected, before ``run()``.
    ///
    /// - Parameters:
    ///   - start: The settings, secrets and rules, checked.
    ///   - logger: Where the log goes.
    ///   - print: Where a dry run prints its blocks.
    ///   - notifySocket: Where systemd listens, if it does.
    ///   - onRefusedRules: Told the diagnostics, as text, when a change of the rules is refused.
    ///   - onListening: Told the ports.
    /// - Throws: ``StartProblem`` when the data folder cannot be used.
    package init(
        start: ServerStart,
        logger: Logger,
        print: @escaping @Sendable (String) -> Void,
        notifySocket: String? = nil,
        onRefusedRules: @escaping @Sendable (String) -> Void,
        onListening: @escaping @Sendable (Ports) -> Void
    ) throws(StartProblem) {
        let settings = start.settings
        let registry = MetricsPage.makeRegistry()
        let counts = ActivityCounts(metrics: registry)
        let notifier = ServiceNotifier(socketPath: notifySocket)
        let reloads = Reloads(
            start: start,
            metrics: registry,
            notifier: notifier,
            logger: logger,
            onRefusedRules: onRefusedRules
        )
        let secrets: @Sendable () -> Generation<SecretSet> = { reloads.secrets.current }
        let liveRules: @Sendable () -> RulesGeneration = {
            let generation = reloads.rules.current
            return RulesGeneration(number: generation.number, rules: generation.value)
        }
        let wiring =
            settings.dryRun
            ? ConversationWiring.dryRun(settings: settings, secrets: secrets, print: print)
            : try ConversationWiring.real(
                settings: settings,
                secrets: secrets,
                swaps: reloads.secretSwaps,
                redactor: start.redactor,
                logger: logger
            )
        let random: @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
        let inbox = wiring.storage.inbox
        let elapsed: @Sendable () -> Duration = { [start = ContinuousClock.now] in start.duration(to: .now) }
        var outboxParts = OutboxSender.Parts(
            store: wiring.storage.store,
            sender: wiring.sender,
            clock: ContinuousClock(),
            elapsed: elapsed,
            now: WallClock.milliseconds,
            random: random,
            counts: counts
        )
        outboxParts.limits = RateLimits(settings)
        outboxParts.uncertain = settings.resendsUncertain ? .resend : .hold
        let outbox = OutboxSender(parts: outboxParts, logger: logger)
        reloads.secretsBell.listen { outbox.noteNewSecrets() }
        let typing = TypingSigns(sender: wiring.sender, clock: ContinuousClock())
        var handlerParts = MessageHandler.Parts(
            rules: liveRules,
            store: wiring.storage.store,
            answerWriter: wiring.answerWriter,
            sender: wiring.sender,
            outbox: outbox,
            typing: typing,
            clock: ContinuousClock(),
            random: random,
            now: WallClock.milliseconds,
            elapsed: elapsed,
            counts: counts
        )
        handlerParts.profiles = wiring.profiles
        handlerParts.answersOldEvents = settings.dryRun
        handlerParts.loopBreaker = LoopBreaker(
            maximumAnswers: settings.loopLimit.count,
            window: settings.loopLimit.period
        )
        let handler = MessageHandler(parts: handlerParts, logger: logger)
        let journalServices = wiring.storage.journal.map { pair in
            JournalService(pair, outbox: outbox, retention: .init(log: settings.retention), logger: logger)
        }
        let reader = WebhookReader(counts: counts, logger: logger)
        let conversations = ConversationService(
            inbox: inbox,
            handler: handler,
            readEvents: reader.events
        )
        let status = StatusPage(
            isDryRun: settings.dryRun,
            rules: reloads.rules,
            secrets: reloads.secrets,
            inbox: inbox,
            conversations: conversations,
            outbox: outbox,
            journal: wiring.storage.journal?.journal,
            counts: counts
        )
        let metricsPage = MetricsPage(
            registry: registry,
            queues: [
                MetricsPage.Queue(name: "webhooks") { inbox.depth },
                MetricsPage.Queue(name: "events") { conversations.eventsInWork },
            ]
        )
        let desk = reloads.desk
        let listening = ListeningPorts { ports in
            onListening(ports)
            notifier.ready(status: desk.statusLine)
        }
        let webhooks = Router(context: BasicRequestContext.self)
        WebhookRoutes(verifyTokens: { secrets().value.verifyTokens }, logger: logger).add(to: webhooks)
        let intake = WebhookIntake(
            appSecrets: { secrets().value.appSecrets },
            takesUnsigned: settings.dryRun,
            inbox: inbox,
            counts: counts,
            logger: logger
        )
        PublicRoutes(
            rules: liveRules,
            isReady: { inbox.isAccepting },
            retentionDays: settings.dryRun ? nil : Int(settings.retention / 86_400_000)
        )
        .add(to: webhooks)
        let admin = Router(context: AdminContext.self)
        AdminRoutes(
            gate: AdminGate(
                token: { secrets().value[.adminToken] },
                configuredHost: settings.admin.host,
                logger: logger
            ),
            pages: AdminRoutes.Pages(
                status: { status.json },
                metrics: { metricsPage.text },
                reload: {
                    ReloadAnswer.response(
                        to: await desk.reload(.request),
                        rulesPath: settings.rules,
                        secretsPath: start.layers.environmentFilePath
                    )
                }
            )
        )
        .add(to: admin)

        self.counts = counts
        self.logger = logger
        // A stop ends the services in reverse order: first no more webhooks, then what is in hand, last the network.
        services =
            wiring.services + [journalServices].compactMap(\.self) + [
                reloads.rules,
                reloads.secrets,
                HangUpService { _ = await desk.reload(.signal) },
                outbox,
                typing,
                conversations,
                ListenerService(
                    name: "admin pages",
                    address: settings.admin,
                    setting: "--admin",
                    router: admin,
                    logger: logger,
                    onListening: { listening.opened(admin: $0) }
                ),
                ListenerService(
                    name: "webhooks",
                    address: settings.listen,
                    setting: "--port",
                    router: webhooks,
                    intake: intake,
                    logger: logger,
                    onListening: { listening.opened(webhooks: $0) }
                ),
                StopNotice(notifier: notifier),
            ]
    }

    /// Runs until SIGTERM or SIGINT; then takes nothing in any more and finishes what is in hand.
    ///
    /// - Returns: How many replies were cut off because they took longer than a stop may take.
    /// - Throws: ``StartProblem`` when an address cannot be listened on.
    package func run() async throws -> Int {
        var quietLogger = logger
        quietLogger.logLevel = max(logger.logLevel, .warning)
        var configuration = ServiceGroupConfiguration(
            services: services,
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: quietLogger
        )
        configuration.maximumGracefulShutdownDuration = Self.shutdownGrace
        try await ServiceGroup(configuration: configuration).run()
        return counts[.repliesCutOff]
    }
}
