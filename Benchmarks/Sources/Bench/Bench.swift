import Foundation

/// Measures replyd, and beside it in the same minutes what people use for the same job.
///
/// Nothing here passes or fails: a table is printed, and whoever reads it judges.
@main enum Bench {
    static func main() throws {
        let options: Options
        do {
            options = try Options(Array(CommandLine.arguments.dropFirst()))
        } catch {
            print("bench: \(error.description)")
            exit(2)
        }
        if let errand = options.errand {
            try errand.run()
        } else {
            try report(options)
        }
    }

    private static func report(_ options: Options) throws {
        print(Machine.description + "\n")
        var targets = TargetReport(options)
        if options.parts.contains(.decide) {
            var decisions = DecideReport(options, others: contenders(options))
            let text = try decisions.run()
            print("One decision, in µs: replyd, then the others as hit p50 / miss p50.")
            print(text + "\n")
            targets.addDecisions(decisions.medians)
        }
        if options.parts.contains(.parse) {
            print("Reading one webhook body, in µs; beside it, only making values of its JSON.")
            print(ParseReport(options).run() + "\n")
        }
        print(try targets.run())
        if options.parts.contains(.hostile) { print("\n" + (try HostileReport().run())) }
    }

    private static func contenders(_ options: Options) -> [any Contender] {
        var contenders: [any Contender] = [PCRE2Contender(), SwiftRegexContender()]
        guard let python = options.python else { return contenders }
        do {
            let worker = try PythonWorker(python: python, script: options.script)
            contenders.append(try PythonContender(.re, worker: worker))
            contenders.append(try PythonContender(.zen, worker: worker))
        } catch {
            print("without \(contenders.count == 2 ? "Python" : "zen"): \(error)")
        }
        return contenders
    }
}
