import Foundation

/// How long replyd takes to say what it thinks of rules files that nobody should have written.
struct HostileReport {
    /// How long one file may take, in seconds.
    private static let longestRun = 20.0

    /// Loads each file in a process of its own.
    ///
    /// - Returns: The table.
    func run() throws -> String {
        var table = Table(columns: ["a file of", "MiB", "processor, s", "most memory, MiB", "what is said"])
        for (index, file) in HostileFile.allCases.enumerated() {
            let child = try ChildProcess(
                CommandLine.arguments[0],
                ["--errand-hostile", "\(index)"],
                limit: Self.longestRun
            )
            let said = child.output.split(separator: "\n").last { $0.hasPrefix("said ") }?.dropFirst(5)
            let ending = child.wasStopped ? "over \(Int(Self.longestRun)) s" : "ended with \(child.status)"
            table.add([
                file.rawValue,
                child.figures("size").first.map { Table.number($0 / 1_048_576) } ?? "–",
                child.figures("time").first.map { Table.number($0 / 1e9) } ?? "–",
                child.figures("peak").first.map { Table.number($0 / 1_048_576) } ?? "–",
                said.map(String.init) ?? ending,
            ])
        }
        return table.text
    }

    /// Loads one of the files and prints what it took.
    static func errand(_ index: Int) throws {
        let bytes = HostileFile.allCases[index].bytes
        print("size", bytes.count)
        fflush(nil)
        let start = Sample.processorTime()
        let said = ReplydRules.summary(of: [ReplydRules.File(name: "rules.json", bytes: bytes)])
        print("time", Sample.processorTime() - start)
        print("peak", Errand.residentBytes("VmHWM:"))
        print("said", said)
    }
}
