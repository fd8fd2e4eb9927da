/// A messaging platform that replyd answers on.
///
/// The raw value is the name that rules files, logs, metrics and `--json` output use.
package enum Platform: String, Sendable, Hashable, CaseIterable {
    case instagram
    case messenger
    case whatsapp

    /// The place among all platforms, from 0: for tables and sets of bits.
    package var ordinal: Int {
        switch self {
        case .instagram: 0
        case .messenger: 1
        case .whatsapp: 2
        }
    }
}
