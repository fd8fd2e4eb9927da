/// Why a file is not one of the time zone database.
package enum TimeZoneFileError: Error, Sendable, Hashable {
    /// It does not begin as such a file does.
    case notATimeZoneFile
    /// It ends too early.
    case truncated
    /// Its parts contradict each other.
    case inconsistent
    /// The rule for the years to come cannot be read.
    case badFooter
    /// It counts leap seconds, which no clock of a server does: one of the files under `right/`.
    case countsLeapSeconds
}
