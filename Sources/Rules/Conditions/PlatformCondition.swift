import Messaging

/// `platform`: where the message came from.
struct PlatformCondition: Condition {
    static let term = Term(
        "platform",
        "Where the message came from: instagram, messenger, whatsapp, or a list of these.",
        .oneOrMore(.name(.platforms))
    )

    let platforms: Set<Platform>

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        let names = node.oneOrMore(context.problems) { $0.name(from: .platforms, context.problems) }
        guard let names else { return nil }
        return Self(platforms: Set(names.compactMap(Platform.init(rawValue:))))
    }

    func holds(for subject: inout Subject) -> Bool {
        platforms.contains(subject.event.platform)
    }

    func failure(for subject: inout Subject) -> String {
        "platform: wanted \(wanted), the message is from \(subject.event.platform.rawValue)"
    }

    var summary: String { "platform \(wanted)" }

    var reach: Reach { Reach(platforms: .exactly(platforms)) }

    var alternatives: [Alternative] {
        platforms.sorted { $0.rawValue < $1.rawValue }
            .map { platform in
                Alternative(label: "platform \(platform.rawValue)", isVeto: false) { $0.event.platform == platform }
            }
    }

    private var wanted: String { platforms.map(\.rawValue).sorted().joined(separator: " or ") }
}
