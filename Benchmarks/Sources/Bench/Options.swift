/// What the command line asks for.
struct Options {
    /// The parts of the report.
    enum Part: String, CaseIterable {
        case decide
        case parse
        case load
        case memory
        case check
        /// Only when it is asked for: it takes longer than all the others.
        case hostile
    }

    /// Fewer cases, shorter measurements.
    var isQuick = false
    /// The parts to run.
    var parts: Set<Part> = [.decide, .parse, .load, .memory, .check]
    /// The program `replyd`, for `check`.
    var replyd: String?
    /// The Python that has the other engines, and the script for it.
    var python: String?
    var script = "Python/contender.py"
    /// What a process of ours was started for, in place of a report.
    var errand: Errand?

    /// The command line cannot be understood.
    struct Misuse: Error {
        let description: String
    }

    init(_ arguments: [String]) throws(Misuse) {
        var rest = arguments[...]
        func value(of option: String) throws(Misuse) -> String {
            guard let value = rest.popFirst() else { throw Misuse(description: "\(option) needs a value") }
            return value
        }
        while let argument = rest.popFirst() {
            switch argument {
            case "--quick": isQuick = true
            case "--only":
                let names = try value(of: argument).split(separator: ",").map(String.init)
                parts = Set(names.compactMap(Part.init))
                guard parts.count == names.count else {
                    throw Misuse(description: "--only takes " + Part.allCases.map(\.rawValue).joined(separator: ","))
                }
            case "--replyd": replyd = try value(of: argument)
            case "--python": python = try value(of: argument)
            case "--script": script = try value(of: argument)
            case "--errand-load": errand = .load(folder: try value(of: argument))
            case "--errand-memory": errand = .memory(folder: try value(of: argument), seconds: isQuick ? 3 : 20)
            case "--errand-hostile": errand = .hostile(Int(try value(of: argument)) ?? 0)
            case "--help":
                throw Misuse(description: "script/bench [--quick] [--only decide,parse,load,memory,check,hostile]")
            default: throw Misuse(description: "there is no option \(argument)")
            }
        }
        if replyd == nil { parts.remove(.check) }
    }
}
