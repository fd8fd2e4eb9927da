/// What the command line asks for.
struct Options {
    /// The program `replyd`.
    var replyd = ""
    /// The server to compare with.
    var bare = ""
    /// How long each measurement takes, in seconds.
    var seconds = 5.0
    /// How often each is made.
    var rounds = 3
    /// How many messages memory and size are looked at after.
    var messages = 1_000_000

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
            case "--bare": bare = try value(of: argument)
            case "--replyd": replyd = try value(of: argument)
            case "--messages":
                guard let number = Int(try value(of: argument)), number > 0 else {
                    throw Misuse(description: "--messages needs a number")
                }
                messages = number
            case "--quick": (seconds, rounds, messages) = (2, 1, 20_000)
            default:
                throw Misuse(
                    description: "script/bench --only server [--quick] [--messages N]; there is no \(argument)"
                )
            }
        }
        guard !bare.isEmpty, !replyd.isEmpty else {
            throw Misuse(description: "--replyd and --bare name the programs")
        }
    }
}
