/// What rules may name besides themselves: files in their folder, and time zones.
///
/// Reading them is the caller's work, so that loading stays pure: the same bytes and resources always give the same rules.
package struct RulesResources: Sendable {
    /// A file that rules name, as far as it could be read.
    package enum NamedFile: Sendable, Hashable {
        /// The content of a text file, byte for byte.
        case content([UInt8])
        /// A file to be sent, which is not read here: its length in bytes.
        case media(length: Int64)
        /// Why it cannot be used, in words without a full stop, and what to do about it.
        case unusable(reason: String, help: String?)
    }

    /// The files that rules name, by the name that they use.
    package var files: [String: NamedFile]
    /// The content of a time zone's file (TZif) by the zone's name, or `nil` where there is no such zone.
    package var timeZone: @Sendable (String) -> [UInt8]?
    /// The names of all time zones, for suggestions.
    package var timeZoneNames: @Sendable () -> [String]

    /// Creates resources; without arguments there are none.
    package init(
        files: [String: NamedFile] = [:],
        timeZone: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        timeZoneNames: @escaping @Sendable () -> [String] = { [] }
    ) {
        self.files = files
        self.timeZone = timeZone
        self.timeZoneNames = timeZoneNames
    }
}
