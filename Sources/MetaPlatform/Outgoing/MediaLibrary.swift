/// Where the files lie that rules send.
package protocol MediaLibrary: Sendable {
    /// What changes when a file is replaced; cheap, since it is asked with each message that names the file.
    func stamp(of path: String) throws(MediaFileError) -> String

    /// A file's content, and the stamp of just this content.
    func file(_ path: String) throws(MediaFileError) -> MediaFile
}

/// A file to send, read whole.
package struct MediaFile: Sendable {
    /// What changes when it is replaced.
    package let stamp: String
    /// Its content.
    package let content: [UInt8]

    /// Creates a file.
    package init(stamp: String, content: [UInt8]) {
        self.stamp = stamp
        self.content = content
    }
}

/// Why a file that rules name cannot be sent, in words to be read after the file's name.
package struct MediaFileError: Error, Sendable, Hashable {
    /// Such as “does not exist: create it, or correct the name”.
    package let reason: String

    /// Creates an error.
    package init(_ reason: String) {
        self.reason = reason
    }
}

/// A library without files: for whoever sends none.
package struct EmptyMediaLibrary: MediaLibrary {
    /// Creates the library.
    package init() {}

    package func stamp(of path: String) throws(MediaFileError) -> String { throw Self.error }

    package func file(_ path: String) throws(MediaFileError) -> MediaFile { throw Self.error }

    private static let error = MediaFileError("cannot be read here")
}
