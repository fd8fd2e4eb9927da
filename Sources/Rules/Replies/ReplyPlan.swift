import Messaging

/// What a rule sends: messages, choices between messages, and what differs from platform to platform, all in order.
struct ReplyPlan: Sendable {
    /// One entry of a `reply`.
    enum Part: Sendable {
        case message(MessagePlan)
        case pick([MessagePlan])
        case byPlatform(ByPlatform)

        fileprivate var isByPlatform: Bool {
            if case .byPlatform = self { true } else { false }
        }
    }

    /// An entry that is another one on each platform.
    struct ByPlatform: Sendable {
        /// What a platform is sent that has a reply of its own.
        let own: [Platform: ReplyPlan]
        /// What the others are sent; `nil` for nothing.
        let others: ReplyPlan?
        /// Where it is written.
        let place: Place
    }

    let parts: [Part]
    /// The messages that are sent in any case and on any platform; `nil` where there is something to choose.
    let onlyMessages: [MessagePlan]?

    init(parts: [Part]) {
        self.parts = parts
        let messages = parts.compactMap { part -> MessagePlan? in
            if case .message(let message) = part { message } else { nil }
        }
        onlyMessages = messages.count == parts.count ? messages : nil
    }

    /// Every message that may be sent, with the platforms, of those given, that it may be sent on.
    func messages(on platforms: Set<Platform>) -> [(message: MessagePlan, platforms: Set<Platform>)] {
        parts.flatMap { part -> [(message: MessagePlan, platforms: Set<Platform>)] in
            switch part {
            case .message(let message): return [(message, platforms)]
            case .pick(let messages): return messages.map { ($0, platforms) }
            case .byPlatform(let choice):
                let own = choice.own.sorted { $0.key.rawValue < $1.key.rawValue }
                    .flatMap { $1.messages(on: platforms.intersection([$0])) }
                return own + (choice.others?.messages(on: platforms.subtracting(choice.own.keys)) ?? [])
            }
        }
    }

    /// The messages to send now on a platform, and what each `pick` chose.
    ///
    /// The first `pick` of a rule is remembered under the rule's id, further ones under `id#2`, `id#3`.
    func resolved(
        forRule id: String,
        on platform: Platform,
        lastPicks: [String: Int],
        using generator: inout some RandomNumberGenerator
    ) -> (messages: [MessagePlan], picks: [String: Int]) {
        var messages: [MessagePlan] = []
        var picks: [String: Int] = [:]
        for part in parts(on: platform) {
            switch part {
            case .message(let message): messages.append(message)
            case .pick(let alternatives):
                let key = picks.isEmpty ? id : "\(id)#\(picks.count + 1)"
                let index = RandomPick.index(from: alternatives.count, after: lastPicks[key], using: &generator)
                guard alternatives.indices.contains(index) else { continue }
                picks[key] = index
                messages.append(alternatives[index])
            case .byPlatform: continue
            }
        }
        return (messages, picks)
    }

    /// The entries for a platform, without any that differ between platforms.
    private func parts(on platform: Platform) -> [Part] {
        guard parts.contains(where: \.isByPlatform) else { return parts }
        return parts.flatMap { part -> [Part] in
            guard case .byPlatform(let choice) = part else { return [part] }
            return (choice.own[platform] ?? choice.others)?.parts(on: platform) ?? []
        }
    }
}
