/// What a platform tells afterwards about a message of ours: accepted is not delivered.
package struct DeliveryReport: Sendable, Hashable {
    /// How far a message got; the raw value is WhatsApp's own word.
    package enum Progress: String, Sendable, Hashable, CaseIterable {
        case sent
        case delivered
        case read
        case failed

        /// Which of two reports that came in the wrong order counts: the one that is further on.
        package var rank: Int {
            switch self {
            case .sent: 1
            case .delivered: 2
            case .read: 3
            case .failed: 4
            }
        }
    }

    /// How far it got.
    package let progress: Progress
    /// The platform's number of the error, where it failed and the platform told one.
    package let code: Int?
    /// What happened and what the operator can do about it, where it failed.
    package let reason: String?

    /// Creates a report.
    package init(progress: Progress, code: Int? = nil, reason: String? = nil) {
        self.progress = progress
        self.code = code
        self.reason = reason
    }
}
