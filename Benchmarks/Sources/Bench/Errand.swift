import CLinux
import Foundation
import Rules

/// What is measured in a process of its own, so that nothing before it has warmed a cache or taken memory.
///
/// It prints lines of a name and a number.
enum Errand {
    /// Loads the rules of a folder cold, then after edits of one file at a time.
    case load(folder: String)
    /// Loads the rules of a folder and decides a million messages, or as many as fit into some seconds.
    case memory(folder: String, seconds: Double)
    /// Loads one of the hostile files.
    case hostile(Int)

    func run() throws {
        switch self {
        case .load(let folder): try Self.load(try RulesFolder.read(folder))
        case .memory(let folder, let seconds): try Self.memory(folder, seconds)
        case .hostile(let index): try HostileReport.errand(index)
        }
    }

    private static func load(_ files: [ReplydRules.File]) throws {
        let cache = LoadCache()
        try timed("cold") { try ReplydRules.loadOnly(files, after: cache) }
        var files = files
        for edition in 1...5 {
            let place = files.count * edition / 6
            let old = files[place]
            let text = String(decoding: old.bytes, as: UTF8.self).replacing("edition=0", with: "edition=\(edition)")
            files[place] = ReplydRules.File(name: old.name, bytes: Array(text.utf8))
            try timed("edited") { try ReplydRules.loadOnly(files, after: cache) }
        }
    }

    private static func timed(_ name: String, _ work: () throws -> Void) rethrows {
        let (start, processorStart) = (Sample.now(), Sample.processorTime())
        try work()
        print(name, Sample.now() - start)
        print(name + "-processor", Sample.processorTime() - processorStart)
        fflush(nil)
    }

    private static func memory(_ folder: String, _ seconds: Double) throws {
        let rules = try ReplydRules(try RulesFolder.read(folder))
        // The server does so after each load.
        replyd_return_memory()
        print("loaded", residentBytes())
        let texts = try String(contentsOfFile: folder + "/messages", encoding: .utf8).split(separator: "\n")
        let events = texts.map { ReplydRules.event(String($0)) }
        let end = Sample.now() + seconds * 1e9
        var count = 0
        while count < 1_000_000, count % 1_000 != 0 || Sample.now() < end {
            _ = rules.decide(events[count % events.count])
            count += 1
        }
        print("decided", count)
        print("after", residentBytes())
        print("peak", residentBytes("VmHWM:"))
    }

    /// How much memory this process has, by a line of its status.
    static func residentBytes(_ name: String = "VmRSS:") -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return (line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) } ?? 0) << 10
    }
}
