import JSON

/// Reads a rules file as a whole: its JSON, and what concerns all of it.
enum DocumentReader {
    /// Whether a file could be read.
    enum Outcome {
        /// Its members.
        case document(Fields)
        /// It is JSON, but no rules file.
        case refused
        /// It is no JSON, so that nobody knows what it defines.
        case unreadable
    }

    /// Reads a file, and reports what is wrong with it.
    static func read(_ file: RulesFile, _ index: Int, _ problems: Problems) -> Outcome {
        guard let root = parse(file, index, problems) else { return .unreadable }
        return document(root, in: file, problems).map(Outcome.document) ?? .refused
    }

    /// How the bot is switched off, for files that answer nothing.
    static let switchingOff =
        "to switch the bot off on purpose have one rule that says so: "
        + #"{ "replyd": 1, "rules": [ { "id": "off", "silent": true } ] }"#

    private static func parse(_ file: RulesFile, _ index: Int, _ problems: Problems) -> Node? {
        if file.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) {
            problems.error(.emptyFile, at: .file(index), "this file is empty", help: switchingOff)
            return nil
        }
        do {
            let value = try JSONValue.parse(file.bytes, duplicateKeys: .refuse)
            return Node(value: value, place: Place(file: index))
        } catch {
            if let problem = JSONSource(file.bytes).syntaxProblem() {
                let related = problem.related.map { range in
                    Problem.Related(spot: .range(index, range), message: "the other one is here")
                }
                problems.add(
                    Problem(
                        level: .error,
                        code: problem.code,
                        spot: .range(index, problem.range),
                        message: problem.message,
                        help: problem.help,
                        related: related
                    )
                )
            } else {
                let place = SourcePosition(line: max(error.line, 1), column: max(error.column, 1), offset: 0)
                problems.error(
                    .invalidJSON,
                    at: .range(index, SourceRange(start: place, end: place)),
                    "this is not JSON: \(error.message)"
                )
            }
            return nil
        }
    }

    /// The members of a file, after the checks that concern it as a whole.
    private static func document(_ root: Node, in file: RulesFile, _ problems: Problems) -> Fields? {
        if TokenShape.mayOccur(in: file.bytes) { refuseTokens(in: root, problems) }
        guard root.isObject else {
            return root.mismatch(
                "an object `{ … }`",
                problems,
                help: #"put the rules into an object: { "replyd": 1, "rules": [ … ] }"#
            )
        }
        guard let document = Fields(root, .document, problems) else { return nil }
        if let version = document["replyd"], version.value != .integer(1) {
            problems.error(
                .unsupportedVersion,
                at: .value(version.place),
                "this version of replyd reads version 1 of the rules language",
                help: "write `\"replyd\": 1`"
            )
        }
        return document
    }

    /// Refuses a file with an access token or API key in it, wherever it stands.
    private static func refuseTokens(in node: Node, _ problems: Problems) {
        func refuse(at spot: Spot) {
            problems.error(
                .tokenInRules,
                at: spot,
                "this looks like an access token or an API key",
                help: "secrets belong in the environment or the secrets file, never in rules; "
                    + "consider this one leaked and have a new one made"
            )
        }
        guard !problems.mustStop() else { return }
        if let text = node.string {
            if !TokenShape.ranges(in: text).isEmpty { refuse(at: .value(node.place)) }
        } else if let object = node.value.object {
            for (key, value) in object.members {
                let member = Node(value: value, place: node.place.child(key))
                if !TokenShape.ranges(in: key).isEmpty { refuse(at: .key(member.place)) }
                refuseTokens(in: member, problems)
            }
        } else if let entries = node.entries {
            for entry in entries { refuseTokens(in: entry, problems) }
        }
    }
}
