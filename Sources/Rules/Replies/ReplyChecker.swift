import Messaging
import Templates

/// Checks before any message comes that each part of a reply can be sent on every platform that it can reach.
///
/// An error where it never could be; a warning, in words, where something else would be sent in its place.
struct ReplyChecker {
    typealias Situation = TemplateChecker.Situation

    let templates: TemplateChecker
    var problems: Problems { templates.problems }

    /// Checks all that a rule sends.
    func check(_ draft: RuleDraft, in situation: Situation) {
        for plan in draft.plans {
            checkPlatforms(of: plan, in: situation)
            for (message, platforms) in plan.messages(on: situation.platforms) {
                check(message, in: situation.on(platforms))
            }
            checkComments(plan, in: situation)
        }
        if let visible = draft.publicReply { check(visible, mayQuote: draft.publicMayQuote, in: situation) }
        if let plan = draft.outsideWindow { check(plan, at: draft.place.child("outside_window"), in: situation) }
    }

    // MARK: - Platforms

    private func checkPlatforms(of plan: ReplyPlan, in situation: Situation) {
        for case .byPlatform(let choice) in plan.parts {
            for platform in Platform.allCases where choice.own[platform] != nil {
                guard !situation.platforms.contains(platform) else { continue }
                problems.warning(
                    .unreachablePlatform,
                    at: .key(choice.place.child(platform.rawValue)),
                    "this rule never answers on \(platform.rawValue)"
                )
            }
            let left = situation.platforms.subtracting(choice.own.keys)
            if choice.others != nil, left.isEmpty {
                problems.warning(
                    .unreachablePlatform,
                    at: .key(choice.place.child("else")),
                    "every platform that this rule answers on has a reply of its own: `else` is never sent"
                )
            } else if choice.others == nil, !left.isEmpty {
                problems.warning(
                    .nothingForPlatform,
                    at: .opening(choice.place),
                    "on \(Self.list(left)) this sends nothing",
                    help: "add an `else` for the platforms that have no reply of their own"
                )
            }
        }
    }

    /// Meta takes one private message for a comment.
    private func checkComments(_ plan: ReplyPlan, in situation: Situation) {
        guard situation.types.contains(.comment) else { return }
        for platform in situation.platforms.subtracting([.whatsapp]).sorted(by: { $0.rawValue < $1.rawValue }) {
            var count = 0
            var first: Place?
            for part in plan.parts {
                // Alternatives of a `pick` are one message, whichever of them is sent.
                let messages = ReplyPlan(parts: [part]).messages(on: [platform]).filter { !$0.platforms.isEmpty }
                var counts = messages.map { self.count(of: $0.message, on: platform) }
                if case .pick = part { counts = [counts.max() ?? 0] }
                count += counts.reduce(0, +)
                first = first ?? messages.first?.message.place
            }
            guard count > 1, let first else { continue }
            problems.warning(
                .onePrivateReply,
                at: .value(first),
                "Meta takes one private message for a comment, and this reply has \(count): only the first goes out there"
            )
            return
        }
    }

    private func count(of message: MessagePlan, on platform: Platform) -> Int {
        renderer(on: platform, messageID: nil).render(message).replies.count
    }

    /// What fills in texts as short as they can be, and shows what would be sent then.
    func renderer(on platform: Platform, messageID: String? = "") -> ReplyRenderer {
        ReplyRenderer(
            TemplateRenderer(
                snippets: templates.snippets,
                defaults: [:],
                accountNames: [:],
                clock: templates.context.clock
            ),
            TemplateValues(),
            on: platform,
            messageID: messageID
        )
    }

    // MARK: - One message

    private func check(_ message: MessagePlan, in situation: Situation) {
        for text in message.texts { templates.check(text, in: situation) }
        if let text = message.text, message.menu == nil, message.media == nil {
            templates.checkLength(of: text, in: situation)
        }
        if let media = message.media { check(media, caption: message.menu == nil ? message.text : nil, in: situation) }
        if let menu = message.menu { check(menu, below: message.text, in: situation) }
        if let template = message.template { check(template, in: situation) }
        if let reaction = message.reaction { check(reaction, in: situation) }
    }

    /// Platforms take an emoji on a message in the private chat.
    private func check(_ reaction: MessagePlan.Reaction, in situation: Situation) {
        let without = situation.types.subtracting(MessageType.takingReactions)
        guard !without.isEmpty else { return }
        let list = without.map(\.rawValue).sorted().joined(separator: " or ")
        problems.warning(
            .noReactions,
            at: .value(reaction.place),
            "a \(list) cannot be given an emoji: this is not sent for one"
        )
    }

    private func check(_ media: MediaPlan, caption: TemplateText?, in situation: Situation) {
        checkFile(media, on: situation.platforms)
        guard let caption else { return }
        let length = templates.shortest(caption).unicodeScalars.count
        var apart: Set<Platform> = []
        for platform in situation.platforms {
            let limits = PlatformLimits.of(platform)
            if !limits.hasCaption(media.kind) {
                apart.insert(platform)
            } else if length > limits.maximumCaptionLength {
                problems.warning(
                    .captionApart,
                    at: .value(caption.place),
                    "this text has at least \(length) characters, and \(platform.rawValue) takes "
                        + "\(limits.maximumCaptionLength) beside \(media.kind.withArticle): it follows as a message of its own"
                )
            }
        }
        if !apart.isEmpty {
            problems.warning(
                .captionApart,
                at: .value(caption.place),
                "on \(Self.list(apart)) no text can stand beside \(media.kind.withArticle): "
                    + "it follows as a message of its own"
            )
        }
        templates.checkLength(of: caption, in: situation)
    }

    func checkFile(_ media: MediaPlan, on platforms: Set<Platform>) {
        for platform in platforms.sorted(by: { $0.rawValue < $1.rawValue }) {
            let maximum = PlatformLimits.maximumFileLength(media.kind, on: platform)
            guard let length = media.length, length > maximum else { continue }
            problems.error(
                .fileTooLarge,
                at: .value(media.place),
                "this file has \(Self.size(length)), and \(platform.rawValue) takes \(Self.size(maximum)) for "
                    + "\(media.kind.withArticle): it could never be sent",
                help: "make it smaller, or give \(platform.rawValue) a reply of its own: "
                    + "{ \"\(platform.rawValue)\": …, \"else\": … }"
            )
        }
        let elsewhere = platforms.subtracting([.whatsapp])
        if media.kind == .sticker, !elsewhere.isEmpty {
            problems.warning(
                .otherForm,
                at: .key(media.place),
                "only WhatsApp has stickers of one's own: on \(Self.list(elsewhere)) it is sent as an image"
            )
        }
    }

    // MARK: - Templates

    private func check(_ template: TemplatePlan, in situation: Situation) {
        let elsewhere = situation.platforms.subtracting([.whatsapp])
        if !elsewhere.isEmpty {
            problems.error(
                .onlyWhatsApp,
                at: .key(template.place),
                "only WhatsApp has templates: on \(Self.list(elsewhere)) this could never be sent",
                help: "put it into a reply for WhatsApp alone: { \"whatsapp\": { \"template\": … }, \"else\": … }"
            )
        }
        checkParts(of: template, in: situation)
    }

    private func checkParts(of template: TemplatePlan, in situation: Situation) {
        let whatsapp = situation.on([.whatsapp])
        for text in template.texts {
            mustNotBeEmpty(text, in: whatsapp, "what fills a gap of a template")
            mustFit(text, PlatformLimits.maximumParameterLength, "what fills a gap of a template")
        }
        if case .media(let media) = template.header { checkFile(media, on: [.whatsapp]) }
        for case .payload(let payload) in template.buttons
        where payload.unicodeScalars.count > PlatformLimits.of(.whatsapp).maximumPayloadLength {
            problems.error(
                .longPayload,
                at: .key(template.place.child("buttons")),
                "a payload has \(payload.unicodeScalars.count) characters, and whatsapp takes "
                    + "\(PlatformLimits.of(.whatsapp).maximumPayloadLength)"
            )
        }
    }

    private func check(_ plan: OutsideWindowPlan, at place: Place, in situation: Situation) {
        guard situation.platforms.contains(.whatsapp) else {
            problems.warning(
                .noEffect,
                at: .key(place),
                "this rule never answers on whatsapp, so `outside_window` changes nothing"
            )
            return
        }
        guard case .template(let template) = plan else { return }
        let whatsapp = situation.on([.whatsapp])
        for text in template.texts { templates.check(text, in: whatsapp) }
        checkParts(of: template, in: whatsapp)
    }

    // MARK: - In public

    private func check(_ plan: PublicPlan, mayQuote: Bool, in situation: Situation) {
        let platforms = situation.platforms.subtracting([.whatsapp])
        if !situation.types.contains(.comment) || platforms.isEmpty {
            problems.warning(
                .publicWithoutComments,
                at: .key(plan.place),
                "this rule answers no comments, so `public` is never written",
                help: "add `\"type\": \"comment\"` to its `when`"
            )
        }
        for text in plan.texts {
            templates.check(text, in: situation.on(platforms))
            if !mayQuote { refuseQuotes(in: text, situation) }
            let length = templates.shortest(text).unicodeScalars.count
            for platform in platforms.sorted(by: { $0.rawValue < $1.rawValue }) {
                let maximum = PlatformLimits.of(platform).maximumCommentLength
                guard length > maximum else { continue }
                problems.error(
                    .longReply,
                    at: .value(text.place),
                    "this text has at least \(length) characters, and a comment on \(platform.rawValue) has \(maximum) at most"
                )
            }
        }
    }

    private func refuseQuotes(in text: TemplateText, _ situation: Situation) {
        for (reference, spot) in templates.written(by: text) {
            // A capture of the name of a variable hides it.
            guard
                situation.captures?.possible.contains(reference.name) == true
                    || EventVariable(rawValue: reference.name)?.isPersonal == true
            else { continue }
            problems.error(
                .quotesInPublic,
                at: spot,
                "`\(Quote.plain(reference.name))` would write a stranger's words or name below the post, for all to read",
                help: "write something of your own, or say that you want this: \"public_may_quote\": true"
            )
        }
    }

    // MARK: - Words

    /// Platforms in words: `instagram and messenger`.
    static func list(_ platforms: Set<Platform>) -> String {
        platforms.map(\.rawValue).sorted().joined(separator: " and ")
    }

    /// A file's length in words, in MB or KB.
    private static func size(_ length: Int64) -> String {
        guard length >= 1 << 20 else { return "\((length + 1023) >> 10) KB" }
        let tenths = (length * 10 + (1 << 20) - 1) >> 20
        return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}
