import JSON

/// Makes up replies of all kinds, many of them too long, too many or too similar for some platform.
struct RandomReplies {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    private static let pieces = [
        "price ", "Größe ", "سلام ", "👩‍👩‍👧‍👦", "e\u{301}", "\n", "1. ", "https://acme.example/a ", "कुल ", "👍🏽 ", "x",
    ]
    private static let variables = ["{{text}}", "{{name}}", "{{platform}}", "{{#name}}Hi {{name}}{{/name}}"]

    private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

    /// A text of any kind of signs, up to so many pieces.
    mutating func text(upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &generator))
            .map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    /// A text of a rule: often with variables, seldom so long that it must be split.
    private mutating func template() -> JSONValue {
        let length = chance(15) ? 1500 : chance(30) ? 150 : 8
        var text = "a" + self.text(upTo: length)
        if chance(40) { text += Self.variables.randomElement(using: &generator) ?? "" }
        return .string(text)
    }

    private mutating func title(_ number: Int) -> JSONValue {
        var title = chance(85) ? "Choice \(number)" : "Choice"
        if chance(10) { title += text(upTo: 6) }
        if chance(15) { title += Self.variables.randomElement(using: &generator) ?? "" }
        return .string(title)
    }

    private mutating func choice(_ number: Int, isRow: Bool) -> JSONValue {
        let title = title(number)
        if chance(30) { return title }
        var choice: JSONObject = ["title": title]
        switch Int.random(in: 0..<(isRow ? 3 : 6), using: &generator) {
        case 0: choice["rule"] = "r"
        case 1: choice["payload"] = .string("P\(number)" + String(repeating: "x", count: chance(5) ? 300 : 3))
        case 3: choice["url"] = "https://acme.example/shop"
        case 4: choice["phone"] = "+49 30 123456"
        default: break
        }
        if isRow, chance(40) { choice["description"] = .string("d" + text(upTo: chance(20) ? 40 : 5)) }
        return .object(choice)
    }

    private mutating func choices(isRow: Bool) -> JSONValue {
        let count = chance(70) ? Int.random(in: 1...4, using: &generator) : Int.random(in: 1...16, using: &generator)
        return .array((1...count).map { choice($0, isRow: isRow) })
    }

    private mutating func list() -> JSONValue {
        if chance(40) { return choices(isRow: true) }
        var list = JSONObject()
        if chance(60) {
            let button: JSONValue = chance(80) ? "Open" : template()
            list["button"] = button
        }
        if chance(50) {
            list["rows"] = choices(isRow: true)
        } else {
            let count = Int.random(in: 1...3, using: &generator)
            list["sections"] = .array(
                (1...count)
                    .map { number in
                        var section: JSONObject = ["rows": choices(isRow: true)]
                        if chance(90) { section["title"] = .string("Part \(number)" + text(upTo: chance(10) ? 20 : 0)) }
                        return .object(section)
                    }
            )
        }
        return .object(list)
    }

    private mutating func message() -> JSONValue {
        if chance(15) { return template() }
        var message = JSONObject()
        if chance(80) { message["text"] = template() }
        if chance(25) {
            let kind = ["image", "video", "audio", "document", "sticker"].randomElement(using: &generator) ?? "image"
            let source: JSONValue = chance(60) ? "https://acme.example/a.pdf" : ["file": "a.pdf"]
            message[kind] = source
        }
        if chance(35) { message["buttons"] = choices(isRow: false) } else if chance(30) { message["list"] = list() }
        if chance(20) { message["react"] = "❤️" }
        return .object(message)
    }

    private mutating func part() -> JSONValue {
        guard chance(15) else { return message() }
        let alternatives = [message(), message()]
        return ["pick": .array(alternatives)]
    }

    private mutating func whatsAppTemplate() -> JSONValue {
        var template: JSONObject = ["name": "t", "language": "en"]
        if chance(50) {
            template["body"] = .array((0..<Int.random(in: 1...3, using: &generator)).map { _ in self.template() })
        }
        if chance(30) {
            let header: JSONValue = chance(50) ? self.template() : ["image": ["file": "a.pdf"]]
            template["header"] = header
        }
        if chance(30) { template["buttons"] = [["rule": "r"], ["url": self.template()]] }
        return ["template": .object(template)]
    }

    /// The members of a rule that say what is sent.
    mutating func rule() -> JSONObject {
        var rule: JSONObject = [:]
        let count = Int.random(in: 1...3, using: &generator)
        var reply = JSONValue.array((0..<count).map { _ in part() })
        if chance(25) {
            let own = chance(50) ? whatsAppTemplate() : message()
            reply = ["whatsapp": own, "else": message()]
        }
        rule["reply"] = reply
        if chance(30) { rule["public"] = .array([template()]) }
        if chance(20) { rule["outside_window"] = whatsAppTemplate()["template"] }
        return rule
    }
}
