/// Something on disk that can be kept live: where it is, what it holds, and which names belong to it.
///
/// Rules come from a file or a folder, secrets from several files with modes to check: to a reloader both are a source.
package protocol ReloadSource: Sendable {
    /// What a look at it gives to the load function.
    associatedtype Content: Sendable

    /// The path as it was given, for people.
    var path: String { get }

    /// Everything that it holds now, as it was at one moment.
    func look() throws(SourceReadError) -> SourceSighting<Content>

    /// The path without links, or `nil` where it leads to nothing.
    func resolvedPath() -> String?

    /// Whether a file of this name belongs to it, where the path is a folder.
    func takes(_ name: String) -> Bool
}

/// What a look at a source found.
package struct SourceSighting<Content: Sendable>: Sendable {
    /// All that a load may depend on.
    package let content: Content
    /// The identity of the content: two looks with the same one found the same.
    package let identity: String
    /// Files elsewhere that belong to it and are to be watched, too.
    package let companionPaths: [String]

    /// Creates a sighting.
    package init(content: Content, identity: String, companionPaths: [String] = []) {
        self.content = content
        self.identity = identity
        self.companionPaths = companionPaths
    }
}

extension SourceReader: ReloadSource {
    /// Everything that the source holds now, with the files to watch.
    package func look() throws(SourceReadError) -> SourceSighting<SourceSnapshot> {
        let snapshot = try read()
        return SourceSighting(
            content: snapshot,
            identity: snapshot.sha256,
            companionPaths: companionPaths(of: snapshot)
        )
    }
}
