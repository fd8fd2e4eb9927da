/// Why a source is read again.
///
/// The raw value is a log and metric label.
package enum ReloadTrigger: String, Sendable, Hashable, CaseIterable, Comparable {
    /// The safety poll, which catches what the kernel does not report (network and overlay file systems).
    case poll
    /// The kernel reported a change.
    case change
    /// The service starts: whatever changed since the first load is picked up.
    case start
    /// SIGHUP.
    case signal
    /// Somebody asked, and waits for the verdict.
    case request

    /// Orders triggers by how much they tell: a load that several caused is named after the greatest.
    package static func < (left: Self, right: Self) -> Bool { left.precedence < right.precedence }

    private var precedence: Int {
        switch self {
        case .poll: 0
        case .change: 1
        case .start: 2
        case .signal: 3
        case .request: 4
        }
    }
}
