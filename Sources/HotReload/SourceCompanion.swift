/// A file that the files of a source name, such as a list of words beside the rules: it belongs to the source.
package struct SourceCompanion: Sendable, Hashable {
    /// What is wanted of a file.
    package struct Request: Sendable, Hashable {
        /// The file's name as the source writes it: a path below the source's folder.
        package let name: String
        /// Whether its content is wanted; otherwise only whether it is there, and how long it is.
        package let wantsContent: Bool

        /// Creates a request.
        package init(name: String, wantsContent: Bool) {
            self.name = name
            self.wantsContent = wantsContent
        }
    }

    /// What was found.
    package enum State: Sendable, Hashable {
        /// The whole content.
        case content([UInt8])
        /// The length in bytes, of a file whose content is not wanted.
        case length(Int)
        /// Why it cannot be used, to be read after the file's name ("is a folder, not a file"), and what to do.
        case unusable(reason: String, help: String?)
    }

    /// The file's name as the source writes it.
    package let name: String
    /// What was found.
    package let state: State

    /// The longest content, in bytes.
    package static let maximumLength = 1 << 20
}
