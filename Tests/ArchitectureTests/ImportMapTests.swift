import Foundation
import Testing

/// Holds every file's imports to the module map: dependencies point only downwards.
@Suite struct ImportMapTests {
    /// What each module may import of our own modules.
    ///
    /// The compiler alone would not refuse an import of a module that a dependency depends on.
    static let allowed: [String: Set<String>] = [
        "JSON": ["CJansson"],
        "Messaging": [],
        "TextMatch": ["CPCRE2", "CUtf8proc"],
        "Templates": [],
        "Rules": ["JSON", "Messaging", "Templates", "TextMatch"],
        "Secrets": [],
        "CurlClient": ["CLibcurl"],
        "HotReload": [],
        "Assistant": ["CurlClient", "JSON", "Secrets"],
        "MetaPlatform": ["CurlClient", "JSON", "Messaging", "Secrets"],
        "Conversations": ["Messaging", "Rules"],
        "Journal": ["Conversations", "JSON", "Messaging"],
        "Prometheus": [],
        "Server": [
            "Assistant", "CLinux", "Conversations", "CurlClient", "HotReload", "JSON", "Journal", "Messaging",
            "MetaPlatform", "Prometheus", "Rules", "Secrets",
        ],
        "replyd": [
            "Conversations", "HotReload", "JSON", "Journal", "Messaging", "MetaPlatform", "Rules", "Secrets", "Server",
        ],
    ]

    /// Modules that are values and functions only: no files, sockets, clocks, locks on the outside world.
    static let pure: Set<String> = ["JSON", "Messaging", "TextMatch", "Templates", "Rules"]

    /// What a pure module may import besides our own modules.
    static let allowedInPureModules: Set<String> = ["Swift", "Synchronization"]

    static let shims: Set<String> = ["CJansson", "CLibcurl", "CLinux", "CPCRE2", "CUtf8proc"]

    @Test func everyFolderInSourcesIsOnTheMap() throws {
        let folders = try Set(FileManager.default.contentsOfDirectory(atPath: Self.sources.path))
        #expect(folders == Set(Self.allowed.keys).union(Self.shims))
    }

    @Test(arguments: allowed.keys.sorted())
    func importsFollowTheMap(module: String) throws {
        let ours = Set(Self.allowed.keys).union(Self.shims)
        let allowed = try #require(Self.allowed[module])
        for (file, imports) in try Self.imports(of: module) {
            let forbidden = imports.intersection(ours).subtracting(allowed)
            #expect(forbidden.isEmpty, "\(module)/\(file) imports \(forbidden.sorted())")
        }
    }

    /// What a pure module may import for a reason of its own: comparing and searching bytes; working out parts that have
    /// nothing to do with each other on all processors.
    static let allowedByModule: [String: Set<String>] = [
        "TextMatch": ["Darwin", "Glibc", "Musl"], "Rules": ["Dispatch"],
    ]

    @Test(arguments: pure.sorted())
    func pureModulesTouchNothingOutside(module: String) throws {
        let allowed = try #require(Self.allowed[module]).union(Self.allowedInPureModules)
            .union(Self.allowedByModule[module] ?? [])
        for (file, imports) in try Self.imports(of: module) {
            #expect(imports.isSubset(of: allowed), "\(module)/\(file) imports \(imports.subtracting(allowed).sorted())")
        }
    }

    /// Any body may come: what reads it has nothing to touch, and is tried on its own by `script/fuzz` and `script/bench`.
    @Test func whatReadsWebhooksTouchesNothingOutside() throws {
        let readers = try Self.imports(of: "MetaPlatform").filter { $0.file.hasPrefix("Webhooks/") }
        #expect(!readers.isEmpty)
        for (file, imports) in readers {
            #expect(imports.isSubset(of: ["JSON", "Messaging"]), "\(file) imports \(imports.sorted())")
        }
    }

    @Test(arguments: allowed.keys.sorted())
    func noModuleHoldsATypeOfItsOwnName(module: String) throws {
        let declaration = try Regex("\\b(struct|class|enum|actor|protocol|typealias)\\s+\(module)\\b")
        for (file, text) in try Self.texts(of: module) {
            #expect(text.firstMatch(of: declaration) == nil, "\(module)/\(file)")
        }
    }

    static let sources = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")

    static func texts(of module: String) throws -> [(file: String, text: String)] {
        let folder = sources.appendingPathComponent(module)
        let paths = try #require(FileManager.default.enumerator(atPath: folder.path)).compactMap { $0 as? String }
        return try paths.filter { $0.hasSuffix(".swift") }.sorted()
            .map { path in
                (path, try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8))
            }
    }

    static func imports(of module: String) throws -> [(file: String, imports: Set<String>)] {
        let line =
            /^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
        return try texts(of: module)
            .map { file, text in
                let names = text.split(whereSeparator: \.isNewline)
                    .compactMap { $0.firstMatch(of: line).map { String($0.1) } }
                return (file, Set(names))
            }
    }
}
