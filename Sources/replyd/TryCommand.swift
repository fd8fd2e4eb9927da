import ArgumentParser
import Conversations
import Foundation
import HotReload
import JSON
import Messaging
import MetaPlatform
import Rules
import Secrets
import Server

/// `replyd try`: what the rules would answer, and why.
///
/// Nothing is sent.
struct TryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try",
        abstract: "Shows what the rules would answer to a message, why, and what would be sent. Nothing is sent.",
        discussion: """
            replyd try "how much is it?" --platform whatsapp --name Amina
            replyd try --type image
            replyd try --webhook body.json --json
            """
    )

    @Argument(help: "What the customer writes.")
    var text: String?

    @Option(help: "A raw webhook body in a file, or - for standard input: one line for each event in it.")
    var webhook: String?

    @OptionGroup var location: RulesLocation

    @Option(help: "instagram, messenger or whatsapp.")
    var platform = Platform.whatsapp

    @Option(help: "The type of the message, such as image or comment. Default: text, or button with --payload.")
    var type: MessageType?

    @Option(help: "The payload of the button that was pressed.")
    var payload: String?

    @Option(help: "The customer's name.")
    var name: String?

    @Option(help: "The customer's id or phone number.")
    var contact = "15550001111"

    @Option(help: "How long ago the customer last wrote, such as 14d. Default: a customer who has never written.")
    var quiet: String?

    @Option(help: "When the message arrives, such as 2026-11-27T09:00, on the clocks of the rules. Default: now.")
    var at: String?

    @Flag(help: "One JSON object a line, for programs.")
    var json = false

    func validate() throws {
        let says = [text != nil, webhook != nil, type != nil, payload != nil]
        guard says.contains(true) else {
            throw ValidationError("Say what the customer sends: a text, --type, --payload, or --webhook FILE.")
        }
        if webhook != nil, text != nil || type != nil || payload != nil {
            throw ValidationError("--webhook brings its own messages: leave out the text, --type and --payload.")
        }
        if let quiet {
            do {
                _ = try WrittenDuration(quiet)
            } catch {
                throw ValidationError("--quiet is no length of time: write it like 14d or 12h.")
            }
        }
        if let at { _ = try Self.date(at) }
    }

    func run() throws {
        let layers = location.settings()
        let settings = OperatorSettings.resolve(layers).settings
        let secrets = SecretSet(layers)
        let load = try location.load(settings)
        guard let rules = load.ruleSet else {
            let renderer = DiagnosticRenderer(.text, usesColour: StandardStream.error.isTerminal)
            StandardStream.error.write(secrets.redactor.redact(renderer.render(load.diagnostics)))
            throw ExitCode.badInput
        }
        let preview = RulesPreview(rules: rules, planner: PlannedRequests(settings: settings, secrets: secrets))
        var random = SystemRandomNumberGenerator()
        let now = try moment(rules.clock)
        let events = try events(accounts: secrets, now: now)
        if events.isEmpty { StandardStream.error.write("note: this webhook holds no event\n") }
        for event in events {
            let report = preview.report(on: event, in: circumstances(of: event, now: now), using: &random)
            let output =
                json ? report.json.serialized() + "\n" : webhook == nil ? report.text : report.line + "\n"
            StandardStream.output.write(secrets.redactor.redact(output))
        }
    }

    private func events(accounts: SecretSet, now: Int64) throws -> [InboundEvent] {
        guard let webhook else { return [event(accounts: accounts, now: now)] }
        let parsed = WebhookParser.parse(try body(of: webhook))
        for note in parsed.notes {
            StandardStream.error.write("note: \(LogEscaping.escaped(note))\n")
        }
        if case .unparsed(let reason) = parsed.outcome {
            StandardStream.error.write("replyd: \(webhook) cannot be parsed: \(LogEscaping.escaped(reason))\n")
            throw ExitCode.badInput
        }
        var seen: Set<EventKey> = []
        return parsed.events.map { event in
            var event = event
            if event.ignored == nil, !seen.insert(EventKey(event)).inserted { event.ignored = .repeated }
            return event
        }
    }

    private func body(of path: String) throws -> [UInt8] {
        let limit = WebhookIntake.maximumBodyBytes
        let body: [UInt8]
        do {
            let file =
                path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            body = Array(try file.read(upToCount: limit + 1) ?? Data())
        } catch {
            StandardStream.error.write("replyd: \(path) cannot be read: give the path of a webhook's body, or -.\n")
            throw ExitCode.wrongUse
        }
        guard body.count <= limit else {
            StandardStream.error.write("replyd: \(path) is over 4 MiB, more than replyd takes from Meta.\n")
            throw ExitCode.badInput
        }
        return body
    }

    private func event(accounts: SecretSet, now: Int64) -> InboundEvent {
        let type = type ?? (payload == nil ? .text : .button)
        let isPostback = payload != nil && platform != .whatsapp && type == .button
        let isComment = type == .comment
        return InboundEvent(
            platform: platform,
            kind: isComment ? .comment : isPostback ? .postback : type == .reaction ? .reaction : .message,
            type: type,
            account: platform == .whatsapp ? accounts.whatsappPhoneNumberIDs.first : nil,
            contact: contact,
            name: name,
            id: isComment ? "COMMENT_ID" : "MESSAGE_ID",
            text: text,
            payload: payload,
            timestamp: now,
            replyAddress: isComment ? .comment("COMMENT_ID") : .contact(contact)
        )
    }

    /// What `--at` and `--quiet` say about the moment and the contact, and what the event says about them.
    private func circumstances(of event: InboundEvent, now: Int64) -> Circumstances {
        let silence = quiet.flatMap { try? WrittenDuration($0).seconds }
        let last = silence.map { now - Int64($0) * 1_000 }
        return Circumstances(now: now, contact: ContactFacts(lastMessageAt: last, userName: event.userName))
    }

    /// When the message arrives, in milliseconds since 1970-01-01 UTC: what `--at` says, or now.
    private func moment(_ clock: BusinessClock) throws -> Int64 {
        guard let at else { return WallClock.milliseconds() }
        guard let instant = clock.instant(of: try Self.date(at)) else {
            throw ValidationError("--at is no moment: write the year, too, like 2026-11-27T09:00.")
        }
        return instant
    }

    private static func date(_ text: String) throws -> WrittenDate {
        do {
            return try WrittenDate(text)
        } catch {
            let meant = error.suggestion.map { " Did you mean \($0)?" } ?? ""
            throw ValidationError("--at is no time: write it like 2026-11-27T09:00.\(meant)")
        }
    }
}

extension Platform: ExpressibleByArgument {}
extension MessageType: ExpressibleByArgument {}
