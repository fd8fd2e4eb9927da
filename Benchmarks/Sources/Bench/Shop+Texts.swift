import JSON

/// The shop's rules in the forms that each contender reads.
extension Shop {
    /// The rules as rules files.
    ///
    /// - Parameters:
    ///   - files: Over how many files the rules are spread.
    ///   - hasExamples: Whether each rule has one.
    /// - Returns: The content of each file.
    func documents(files: Int, hasExamples: Bool = true) -> [String] {
        let size = max(1, (rules.count + files - 1) / files)
        return stride(from: 0, to: rules.count, by: size)
            .map { start in
                let part = rules[start..<min(start + size, rules.count)]
                let document: JSONValue = ["replyd": 1, "rules": .array(part.map { $0.json(hasExample: hasExamples) })]
                return document.serialized(indented: true)
            }
    }
}

extension Shop.Rule {
    fileprivate func json(hasExample: Bool) -> JSONValue {
        var text = JSONObject()
        if let regex {
            text["regex"] = .string(regex.pattern)
        } else {
            text["words"] = .array(keywords.map { .string($0.isPrefix ? $0.text + "*" : $0.text) })
            if forgivesTypos { text["typos"] = 1 }
        }
        let link = "https://shop.example/\(id)"
        let reply = "Hi {{first_name}}{{^first_name}}there{{/first_name}}! \(link)?edition=0"
        var rule: JSONObject = ["id": .string(id), "when": ["text": .object(text)], "reply": .string(reply)]
        if hasExample { rule["examples"] = ["match": [.string(example)]] }
        return .object(rule)
    }

    /// The rule as the one regex that a bot without an engine would have for it.
    var naivePattern: String {
        if let regex { return regex.pattern }
        let words = keywords.map { keyword in
            let words = keyword.text.split(separator: " ").map(Self.escaped)
            return words.joined(separator: #"\s+"#) + (keyword.isPrefix ? #"\w*"# : "")
        }
        return #"\b(?:"# + words.joined(separator: "|") + #")\b"#
    }

    /// The rule as a cell of a decision table of zen, whose language has no whole words.
    var zenCell: String {
        if let regex { return #"matches($, "\#(regex.pattern)")"# }
        return keywords.map { #"contains($, "\#($0.text.lowercased())")"# }.joined(separator: " or ")
    }

    private static func escaped(_ word: Substring) -> String {
        word.map { $0.isLetter || $0.isNumber ? "\($0)" : "\\\($0)" }.joined()
    }
}
