import Foundation

/// Where it was measured.
enum Machine {
    /// One line: processor, cores, system.
    static var description: String {
        let processor = lines(of: "/proc/cpuinfo").first { $0.hasPrefix("model name") }
        let name =
            processor?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
        let system = lines(of: "/etc/os-release").first { $0.hasPrefix("PRETTY_NAME=") }?.dropFirst(12) ?? "?"
        let cores = ProcessInfo.processInfo.activeProcessorCount
        return "\(name), \(cores) cores, \(system.replacing("\"", with: "")), load \(load)"
    }

    private static var load: String {
        lines(of: "/proc/loadavg").first?.split(separator: " ").first.map(String.init) ?? "?"
    }

    private static func lines(of path: String) -> [String] {
        ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }
}
