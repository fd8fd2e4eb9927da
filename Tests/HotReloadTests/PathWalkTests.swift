import Testing

@testable import HotReload

struct PathWalkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What is watched on the way, within the test's folder and without its path.
    private func walk(_ name: String) -> (end: PathWalk.End, watched: [String: Set<PathWalk.Interest>]) {
        var watched: [String: Set<PathWalk.Interest>] = [:]
        let end = PathWalk.walk(folder.path(name)) { visited, interest in
            guard visited.hasPrefix(folder.path) else { return }
            watched[String(visited.dropFirst(folder.path.count)), default: []].insert(interest)
        }
        return (end, watched)
    }

    @Test("a file: all of its folder, and of each folder above only the way")
    func file() throws {
        try folder.makeFolder("a")
        try folder.write("a/b", "")
        let (end, watched) = walk("./a//b")
        #expect(end == .file)
        #expect(watched == ["": [.entry("a")], "/a": [.entry("b"), .everything]])
    }

    @Test("a folder: all of it")
    func folders() throws {
        try folder.makeFolder("a")
        let (end, watched) = walk("a/")
        #expect(end == .folder(folder.path("a")))
        #expect(watched == ["": [.entry("a")], "/a": [.everything]])
    }

    @Test("a link: all of the folder of each hop")
    func links() throws {
        for name in ["a", "b", "c"] { try folder.makeFolder(name) }
        try folder.write("c/file", "")
        try folder.symbolicLink("b/link", to: folder.path("c/file"))
        try folder.symbolicLink("a/link", to: "../b/link")
        let (end, watched) = walk("a/link")
        #expect(end == .file)
        #expect(watched["/a"] == [.entry("link"), .everything])
        #expect(watched["/c"] == [.entry("file"), .everything])
        // The system resolves "..", as no link is left before it.
        #expect(watched["/a/../b"] == [.entry("link"), .everything])
    }

    @Test("a path that ends early: the last folder that exists, for the name that is missing")
    func missing() throws {
        try folder.makeFolder("a")
        let (end, watched) = walk("a/b/c")
        #expect(end == .nowhere)
        #expect(watched == ["": [.entry("a")], "/a": [.entry("b")]])
        try folder.write("a/b", "")
        #expect(walk("a/b/c").end == .nowhere)
    }

    @Test("links in a circle end")
    func circle() throws {
        try folder.symbolicLink("a", to: "b")
        try folder.symbolicLink("b", to: "a")
        #expect(walk("a").end == .nowhere)
    }
}
