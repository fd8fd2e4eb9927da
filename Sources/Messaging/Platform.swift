/// A messaging platform that replyd answers on.
///
/// The raw value is the name that rules files, logs, metrics and `--json` output use.
package enum Platform: String, Sendable, Hashable, CaseIterable {
    case instagram
    case messenger
    case whatsapp
}
