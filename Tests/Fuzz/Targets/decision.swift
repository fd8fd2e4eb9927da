import Messaging

/// Some bytes choose rules and the kind of message, the rest is what the customer wrote.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(data, count)
    let rules = ruleSets[input.takeByte() % ruleSets.count]
    let platform = Platform.allCases[input.takeByte() % Platform.allCases.count]
    let type = MessageType.allCases[input.takeByte() % MessageType.allCases.count]
    let parts = input.takeByte()
    let chance = UInt64(input.takeByte())
    let payload = parts & 1 == 0 ? nil : input.takeText()
    let name = parts & 2 == 0 ? nil : input.takeText()
    let text = parts & 4 == 0 ? input.takeRest() : nil
    rules.ask(
        RulesUnderTest.event(text, platform: platform, type: type, payload: payload, name: name),
        chance: chance
    )
    return 0
}

/// The sets, each of which has its reason to be; those that this version of the language does not know are left out.
private let ruleSets: [RulesUnderTest] = {
    var sets: [RulesUnderTest] = []
    for text in required + optional.map(\.json) {
        let (rules, diagnostics) = RulesUnderTest.load(Array(text.utf8))
        if let rules {
            sets.append(rules)
        } else {
            let isOptional = optional.contains { $0.json == text && diagnostics.contains($0.unlessRefusedWith) }
            promise(isOptional, "a rule set of this target is refused:\n\(diagnostics)\n\(text)")
        }
    }
    return sets
}()

private func rules(_ list: [String], otherwise: [String] = [], and more: String = "") -> String {
    let numbered = (list + otherwise).enumerated().map { #"{ "id": "r\#($0)", \#($1) }"# }
    let first = numbered.prefix(list.count).joined(separator: ",\n")
    let last = numbered.dropFirst(list.count).joined(separator: ",\n")
    return #"{ "replyd": 1, \#(more) "rules": [\#(first)], "otherwise": [\#(last)] }"#
}

private let required: [String] = [
    // Every mode, in several scripts, each rule going on to the next.
    rules([
        #""when": { "text": ["price*", "how much", "قیمت", "价格", "ราคา", "कितना", "👍", "c#", "?"] }, "continue": true, "reply": "1""#,
        #""when": { "text": { "words": ["half", "cuánto cuesta"], "except": ["half price", "no*"] } }, "continue": true, "reply": "2""#,
        #""when": { "text": { "contains": ["a", "ba", "aba", "ß", "か", " b"] } }, "continue": true, "reply": "3 {{text}}""#,
        #""when": { "text": { "equals": ["ok", "...", "don't"] } }, "continue": true, "reply": "4""#,
        #""when": { "text": { "starts_with": ["hi", "¿"], "ends_with": ["bye", "!"] } }, "continue": true, "reply": "5""#,
        #""when": { "text": { "words": "a", "except": { "regex": "^a+$", "except": "aaa" } } }, "continue": true, "reply": "6""#,
        #""when": { "none": [ { "text": "x" }, { "type": "image" } ], "not": { "platform": "instagram" } }, "continue": true, "reply": "7""#,
        #""when": [ { "platform": "whatsapp", "text": "y" }, { "payload": ["P", "P_*"] } ], "continue": true, "reply": "8 {{name}}""#,
    ]),
    // Regexes: captures, alternatives of conditions that capture, look-arounds, patterns that run into their limits.
    rules([
        #""when": { "text": { "regex": "(a+)+$" } }, "continue": true, "reply": "{{match.1}}""#,
        #""when": { "text": { "regex": ["order\\s*#?(?<n>\\d{4,})", "(?<n>[A-Z]{2}\\d+)"] } }, "continue": true, "reply": "{{n}}""#,
        #""when": { "any": [ { "text": { "regex": "(?<x>b)(?<y>c)" } }, { "text": { "regex": "(?<x>d)|(?<y>e)" } } ] }, "continue": true, "reply": "{{#x}}{{x}}{{/x}}{{^y}}no{{/y}}""#,
        #""when": { "text": { "regex": "(\\w+) \\1" } }, "continue": true, "reply": "{{match.1}} {{text}}""#,
        #""when": { "text": { "regex": "(?<=ä)o|\\bé\\b|\\p{Arabic}+(?!\\d)" } }, "continue": true, "reply": "m""#,
        #""when": { "text": { "regex": "^\\s*$" } }, "continue": true, "reply": "m""#,
    ]),
    // What is sent: several texts, alternatives, partials, texts that must be split, defaults.
    rules(
        [
            #""when": { "text": "long" }, "continue": true, "reply": ["{{text}} {{text}} {{text}} {{text}}", { "pick": ["1", "2 {{text}}", "{{> s}}"] }]"#,
            #""when": { "type": "any" }, "continue": true, "reply": "{{first_name}} {{name}} {{platform}} {{type}} {{> s}}""#,
            #""when": { "type": ["comment", "reaction", "media"] }, "silent": true"#,
            #""when": { "type": "text", "text": "@greetings" }, "reply": "hello""#,
        ],
        otherwise: [#""when": { "type": "message" }, "ai": true"#],
        and: #"""
            "defaults": { "first_name": "there" }, "lists": { "greetings": ["hi", "hello", "salam", "سلام"] },
            "snippets": { "s": "— {{#name}}{{name}}{{/name}}{{^name}}team{{/name}}" },
            "ai": { "model": "m", "instructions": "i", "on_error": "{{text}}" },
            """#
    ),
]

/// Parts of the language that came later, with the word in the diagnostics that says so.
private let optional: [(json: String, unlessRefusedWith: String)] = [
    (
        rules([
            #""when": { "text": { "words": ["price", "address", "قیمت"], "typos": 1, "except": ["prize"] } }, "continue": true, "reply": "1""#,
            #""when": { "text": { "words": ["delivery cost"], "typos": 1 } }, "continue": true, "reply": "2""#,
        ]), "typos"
    ),
    (
        rules([
            #""when": { "text": { "only": ["ok", "thanks", "👍", "thank you"] } }, "continue": true, "reply": "1""#,
            #""when": { "text": { "words": "café", "accents": true } }, "continue": true, "reply": "2""#,
            #""when": { "text": { "script": "arabic" } }, "continue": true, "reply": "3""#,
        ]), "only"
    ),
]
