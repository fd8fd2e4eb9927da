import Foundation

/// Measures the built server over loopback: a platform that floods it with signed webhooks, a Graph API that takes its
/// replies, and beside it, in the same minutes, a bare server that only says 200.
///
/// Nothing here passes or fails: a table is printed, and whoever reads it judges. The one who posts and the Graph API take
/// their share of the same processors, as they do for the bare server.
@main enum ServerBench {
    static func main() throws {
        let options: Options
        do {
            options = try Options(Array(CommandLine.arguments.dropFirst()))
        } catch {
            print("bench: \(error.description)")
            exit(2)
        }
        print(Machine.description + "\n")
        var report = try Report(options)
        try report.run()
    }
}
