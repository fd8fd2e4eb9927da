import HotReload
import MetaPlatform

/// The files to send that lie beside the rules: read only while they are uploaded.
struct RulesMediaLibrary: MediaLibrary {
    /// The largest file that any platform takes, in bytes: a document on WhatsApp.
    private static let maximumLength = 100 << 20

    private let reader: SourceReader

    /// Creates a library.
    ///
    /// - Parameter reader: Reads the rules, whose folder the files are in.
    init(reader: SourceReader) {
        self.reader = reader
    }

    func stamp(of path: String) throws(MediaFileError) -> String {
        guard let stamp = reader.stamp(ofCompanion: path) else {
            throw MediaFileError("does not exist any more: put it back, or take it out of the rules")
        }
        return stamp
    }

    func file(_ path: String) throws(MediaFileError) -> MediaFile {
        let before = try stamp(of: path)
        let state: SourceCompanion.State
        do throws(SourceReadError) {
            state = try reader.companion(path, maximumLength: Self.maximumLength)
        } catch {
            throw MediaFileError("cannot be read: \(error)")
        }
        switch state {
        case .content(let content):
            guard try stamp(of: path) == before else { throw MediaFileError("was replaced while it was read") }
            return MediaFile(stamp: before, content: content)
        case .unusable(let reason, let help):
            throw MediaFileError([reason, help].compactMap(\.self).joined(separator: ": "))
        case .length:
            throw MediaFileError("cannot be read")
        }
    }
}
