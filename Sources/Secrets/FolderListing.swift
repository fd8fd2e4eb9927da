import Glibc

/// The names in a folder.
enum FolderListing {
    /// The names of everything in a folder, sorted by their bytes; names that are not UTF-8 are left out.
    static func names(in folder: String) throws(ConfidentialFileError) -> [String] {
        guard let stream = opendir(folder) else {
            throw ConfidentialFileError(path: folder, reason: .init(openFailure: errno))
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
            }
            if let name, name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
