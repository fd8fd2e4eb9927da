/// Rules files that nobody writes on purpose, and some that somebody would: each must get an answer soon, without
/// filling the memory.
enum HostileFile: String, CaseIterable {
    case spaces = "16 MiB of spaces"
    case hugeText = "a reply of 16 MiB"
    case hugeFile = "100 MB of numbers"
    case deepBrackets = "16 MiB of opening brackets"
    case nestedLists = "10,000 lists inside one another"
    case nestedConditions = "500 conditions inside one another"
    case manyRules = "200,000 rules"
    case manyRulesOneMistake = "250,000 rules, the last one with a mistake"
    case millionRules = "1,000,000 rules"
    case manyEmptyRules = "480,000 rules without anything"
    case manyNumbers = "900,000 numbers as rules"
    case manyUnknownKeys = "900,000 unknown keys in one rule"
    case manyDuplicateIDs = "300,000 rules of one id"
    case duplicateKeys = "1,000,000 times the same key"
    case oneLineOfMistakes = "10,000 rules with mistakes in one line"
    case stackedMarks = "a mistake behind 5,000,000 combining marks"
    case longName = "the name of a platform, of 16 MiB"
    case lastByteMissing = "the last bracket of 16 MiB missing"
    case lastByteNUL = "a NUL at the end of 16 MiB"
    case lastByteNotUTF8 = "a byte that is not UTF-8 at the end of 16 MiB"
    case manyTokens = "400,000 texts that look like tokens"
    case longRegex = "a regex of 1 MB"
    case manyAlternatives = "a regex of 10,000 alternatives"
    case nestedRepeats = "500 regexes of nested repeats"
    case longRegexes = "1,000 regexes of 8 KB"
    case manyGroups = "10,000 regexes"
    case sharedList = "a list of 10,000 words in 1,000 rules"
    case manyWords = "500,000 words in one rule"
    case doublingSnippets = "40 snippets, each naming the next twice"
    case nestedSections = "100,000 sections inside one another"
    case manyPicks = "900,000 alternatives of one reply"
    case manyExamples = "100,000 examples"

    /// The file's bytes.
    var bytes: [UInt8] {
        let megabytes = 16 << 20
        switch self {
        case .spaces: return [UInt8](repeating: 0x20, count: megabytes)
        case .hugeText: return Self.rules(#"{ "id": "a", "reply": ""# + Self.repeated("words ", megabytes / 6) + "\" }")
        case .hugeFile: return Array(("[1" + Self.repeated(",1", 50_000_000) + "]").utf8)
        case .deepBrackets: return [UInt8](repeating: 0x5B, count: megabytes)
        case .nestedLists: return Array((Self.repeated("[", 10_000) + Self.repeated("]", 10_000)).utf8)
        case .nestedConditions:
            let when = Self.repeated(#"{ "any": [ "#, 245) + #"{ "text": "a" }"# + Self.repeated(" ] }", 245)
            return Self.rules(#"{ "id": "a", "when": \#(when), "reply": "b" }"#)
        case .manyRules: return Self.rules(200_000) { #"{"id":"r\#($0)","when":{"text":"w\#($0)"},"reply":"b"}"# }
        case .manyRulesOneMistake:
            return Self.rules(250_000) { #"{"id":"r\#($0)","\#($0 == 249_999 ? "repyl" : "reply")":"b"}"# }
        case .millionRules: return Self.rules(1_000_000) { #"{"id":"r\#($0)","reply":"b"}"# }
        case .manyEmptyRules: return Self.rules(480_000) { _ in "{}" }
        case .manyNumbers: return Self.rules(900_000) { _ in "0" }
        case .manyUnknownKeys:
            return Self.rules("{" + (0..<900_000).map { #""key\#($0)":1"# }.joined(separator: ",") + "}")
        case .manyDuplicateIDs: return Self.rules(300_000) { _ in #"{"id":"a","reply":"b"}"# }
        case .duplicateKeys: return Array(("{\"a\":1" + Self.repeated(",\"a\":1", 1_000_000) + "}").utf8)
        case .oneLineOfMistakes:
            return Self.rules(10_000) { #"{"id":"R \#($0)","wehn":{"text":["","a*b"]},"reply":"{{nmae}}"}"# }
        case .stackedMarks: return Self.rules(#"{ "id": "a\#(Self.repeated("\u{301}", 5_000_000))", "reply": 1 }"#)
        case .longName:
            return Self.rules(
                #"{ "id": "a", "when": { "platform": "\#(Self.repeated("whats", megabytes / 5))" }, "reply": "b" }"#
            )
        case .lastByteMissing: return Array(Self.manyLines.dropLast())
        case .lastByteNUL: return Self.manyLines.dropLast() + [0]
        case .lastByteNotUTF8: return Self.manyLines.dropLast(2) + [0x22, 0xFF, 0x22]
        case .manyTokens:
            return Self.rules(400_000) { _ in #"{"EA\#("A")B\#(Self.repeated("1", 20))":1}"# }
        case .longRegex: return Self.regexes(1) { _ in Self.repeated("(ab?c)", 170_000) }
        case .manyAlternatives: return Self.regexes(1) { _ in (0..<10_000).map { "w\($0)" }.joined(separator: "|") }
        case .nestedRepeats: return Self.regexes(500) { "(((\\\\w{1,9}x\($0)){1,20}){1,20}){1,9}" }
        case .longRegexes: return Self.regexes(1_000) { "\($0)" + Self.repeated("(?:[a-zé]|\\\\p{Greek}+?)", 320) }
        case .manyGroups: return Self.regexes(10_000) { "order\($0)\\\\s*#?(?<n>\\\\d{4,})" }
        case .sharedList:
            let list = (0..<10_000).map { "\"word\($0)\"" }.joined(separator: ",")
            return Self.rules(1_000, and: #""lists": { "l": [\#(list)] },"#) {
                #"{"id":"r\#($0)","when":{"text":["@l","x\#($0)"]},"reply":"b"}"#
            }
        case .manyWords:
            let list = (0..<500_000).map { "\"some word\($0)\"" }.joined(separator: ",")
            return Self.rules(#"{ "id": "a", "when": { "text": [\#(list)] }, "reply": "b" }"#)
        case .doublingSnippets:
            let snippets = (0..<40).map { #""s\#($0)": "{{> s\#($0 + 1)}}{{> s\#($0 + 1)}}""# } + [#""s40": "x""#]
            return Self.rules(1, and: #""snippets": { \#(snippets.joined(separator: ",")) },"#) { _ in
                #"{ "id": "a", "reply": "{{> s0}}", "examples": { "match": ["x"] } }"#
            }
        case .nestedSections:
            let text = Self.repeated("{{#name}}", 100_000) + Self.repeated("{{/name}}", 100_000)
            return Self.rules(#"{ "id": "a", "reply": "\#(text)" }"#)
        case .manyPicks:
            return Self.rules(
                #"{ "id": "a", "reply": { "pick": ["a"\#(Self.repeated(",\"b {{text}}\"", 900_000))] } }"#
            )
        case .manyExamples:
            let examples = (0..<100_000).map { "\"w \($0)\"" }.joined(separator: ",")
            return Self.rules(
                #"{ "id": "a", "when": { "text": "w" }, "reply": "b", "examples": { "match": [\#(examples)] } }"#
            )
        }
    }

    private static let manyLines: [UInt8] = {
        let line = "{ \"id\": \"a\", \"reply\": \"\(repeated("some words ", 20))\" },\n"
        return Array((#"{ "rules": [\#n"# + repeated(line, (16 << 20) / line.utf8.count - 8) + "{}]}").utf8)
    }()

    private static func rules(_ count: Int, and more: String = "", _ rule: (Int) -> String) -> [UInt8] {
        rules((0..<count).map(rule).joined(separator: ","), and: more)
    }

    private static func rules(_ text: String, and more: String = "") -> [UInt8] {
        Array(("{ \(more) \"rules\": [" + text + "] }").utf8)
    }

    private static func regexes(_ count: Int, _ pattern: (Int) -> String) -> [UInt8] {
        rules(count) { #"{"id":"r\#($0)","when":{"text":{"regex":"\#(pattern($0))"}},"reply":"b"}"# }
    }

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }
}
