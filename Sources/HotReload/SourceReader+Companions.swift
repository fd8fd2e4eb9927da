extension SourceReader {
    /// What changes when a file that the source names is written or replaced; `nil` where there is none.
    ///
    /// Nothing is opened, so that it may be asked often, and nothing of the file can leave its place.
    package func stamp(ofCompanion name: String) -> String? {
        guard SourceCompanion.isBelow(name) else { return nil }
        return (try? FileStatus.of(path: companionFolder + "/" + name))?.stamp
    }

    /// Reads a file that the source names now, whole, under the same rules as the reload does.
    ///
    /// - Parameters:
    ///   - name: Its name as the source writes it.
    ///   - maximumLength: The longest content, in bytes.
    /// - Returns: Its content, or why it cannot be used.
    /// - Throws: ``SourceReadError`` when it changes while it is read, or the source's folder cannot be opened.
    package func companion(_ name: String, maximumLength: Int) throws(SourceReadError) -> SourceCompanion.State {
        let folder: OpenFile
        do throws(SystemError) {
            folder = try OpenFile(path: companionFolder)
        } catch {
            throw Self.explain(error, path: companionFolder)
        }
        let request = SourceCompanion.Request(name: name, wantsContent: true)
        return try SourceCompanion.read(request, below: folder, maximumLength: maximumLength).state
    }
}
