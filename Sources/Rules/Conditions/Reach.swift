import Messaging

/// On which platforms and for which types of message a condition can hold: known before any message comes.
///
/// Diagnostics reason with it ("this rule can reach Instagram, which takes 1,000 bytes").
struct Reach: Sendable, Hashable {
    /// Two bounds on the values for which a condition holds, whatever else the message is.
    struct Bounds<Value: Sendable & Hashable & CaseIterable>: Sendable, Hashable {
        /// Outside of these it never holds.
        var possible: Set<Value>
        /// For these it always holds.
        ///
        /// Without this bound nothing could be said about a `not`.
        var certain: Set<Value>

        /// It may hold for every value, and certainly holds for none.
        static var anything: Bounds { Bounds(possible: Set(Value.allCases), certain: []) }

        /// It holds for exactly these values.
        static func exactly(_ values: Set<Value>) -> Bounds { Bounds(possible: values, certain: values) }

        /// Leaves the values for which another condition holds, too.
        ///
        /// Most conditions look at neither platform nor type: that they leave all is seen before sets are built.
        mutating func formIntersection(_ other: Bounds) {
            if other.possible.count < Value.allCases.count { possible.formIntersection(other.possible) }
            if !certain.isEmpty {
                if other.certain.isEmpty { certain = [] } else { certain.formIntersection(other.certain) }
            }
        }

        /// The bounds of the opposite.
        var negated: Bounds {
            let all = Set(Value.allCases)
            return Bounds(possible: all.subtracting(certain), certain: all.subtracting(possible))
        }
    }

    /// The platforms.
    var platforms: Bounds<Platform>
    /// The message types.
    var types: Bounds<MessageType>

    private static let anyPlatform = Bounds<Platform>.anything
    private static let anyType = Bounds<MessageType>.anything

    init(platforms: Bounds<Platform>? = nil, types: Bounds<MessageType>? = nil) {
        self.platforms = platforms ?? Self.anyPlatform
        self.types = types ?? Self.anyType
    }

    /// The reach of a condition that looks at neither.
    static let anything = Reach()

    /// The reach of the opposite.
    var negated: Reach { Reach(platforms: platforms.negated, types: types.negated) }

    /// The reach where all of these must hold.
    static func all(_ parts: [Reach]) -> Reach {
        guard let first = parts.first else { return always }
        return parts.dropFirst()
            .reduce(into: first) { reach, part in
                reach.platforms.formIntersection(part.platforms)
                reach.types.formIntersection(part.types)
            }
    }

    /// The reach where any one of these is enough.
    static func any(_ parts: [Reach]) -> Reach {
        all(parts.map(\.negated)).negated
    }

    private static let always = Reach(
        platforms: .exactly(Set(Platform.allCases)),
        types: .exactly(Set(MessageType.allCases))
    )

    /// The platforms on which a message of one of the types can come at all.
    ///
    /// Source: Meta's webhook references; WhatsApp has no comments and no stories of businesses, and only WhatsApp has
    /// forms, orders and contact cards.
    var tellingPlatforms: Set<Platform> {
        platforms.possible.filter { platform in
            !types.possible.allSatisfy { type in
                switch type {
                case .storyMention, .storyReply: platform != .instagram
                case .comment: platform == .whatsapp
                case .form, .order, .contacts: platform != .whatsapp
                default: false
                }
            }
        }
    }
}
