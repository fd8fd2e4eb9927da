import Messaging
import Rules
import Testing

@Suite("Whatever is sent is within the platform's limits")
struct ReplyPropertyTests {
    private static let units = [
        "a", "word ", "Sentence. ", "line\n", "é", "قیمت ", "👩‍👩‍👧‍👦", "e\u{301}\u{302}", "\u{301}", "🇵🇰", "文字。", "\r\n\r\n",
        "{{> x}} ", "\u{200D}",
    ]

    private static func text(_ maximum: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        let count = Int.random(in: 0...maximum, using: &generator)
        while text.utf8.count < count {
            let unit = units.randomElement(using: &generator) ?? "a"
            text += String(repeating: unit, count: Int.random(in: 1...20, using: &generator))
        }
        return text
    }

    @Test("any text, caption, title, row and description", arguments: Platform.allCases)
    func anything(platform: Platform) throws {
        let shapes = [
            #""{{text}}""#, #"{ "image": "https://acme.example/a.png", "text": "{{text}}" }"#,
            #"{ "text": "x{{text}}", "buttons": ["a{{name}}", "b", { "title": "c{{text}}", "payload": "P" }] }"#,
            #"{ "text": "x{{text}}", "buttons": ["a{{name}}", { "title": "b{{text}}", "url": "https://acme.example" }] }"#,
            #"{ "text": "x{{text}}", "buttons": ["1{{name}}", "2{{name}}", "3{{name}}", "4{{name}}", "5{{name}}"] }"#,
            #"{ "text": "x{{text}}", "list": { "button": "o{{name}}", "sections": [ { "title": "t{{name}}", "rows": [ { "title": "1{{text}}", "description": "{{text}}" }, "2{{name}}" ] } ] } }"#,
        ]
        var generator = SeededGenerator(seed: 11)
        for shape in shapes {
            let rules = try ruleSet(reply: shape)
            for _ in 0..<40 {
                let event = message(
                    Self.text(9_000, using: &generator),
                    from: platform,
                    name: Self.text(60, using: &generator)
                )
                let replies = rules.replies(to: event)
                for reply in replies { #expect(Self.violations(in: reply, on: platform).isEmpty) }
                for plain in replies.flatMap({ $0.plainTexts(on: platform) }) {
                    #expect(Self.violations(in: .text(plain), on: platform).isEmpty)
                }
            }
        }
    }

    /// What a platform would refuse about a message.
    private static func violations(in reply: Reply, on platform: Platform) -> [String] {
        let limits = PlatformLimits.of(platform)
        var found: [String] = []
        func check(_ length: Int, _ maximum: Int, _ what: String) {
            if !(1...maximum).contains(length) { found.append("\(what): \(length)") }
        }
        func choices(_ titles: [String], _ maximum: Int, _ payloads: [String], _ most: Int) {
            check(titles.count, most, "choices")
            for title in titles { check(title.unicodeScalars.count, maximum, "title") }
            if Set(titles).count < titles.count { found.append("two titles are the same") }
            if Set(payloads).count < payloads.count { found.append("two payloads are the same") }
        }
        switch reply {
        case .text(let text): check(limits.length(of: text), limits.maximumTextLength, "text")
        case .media(let media):
            if let caption = media.caption {
                check(caption.unicodeScalars.count, limits.maximumCaptionLength, "caption")
            }
        case .buttons(let message):
            let payloads = message.buttons.compactMap {
                if case .press(let payload) = $0.action { payload } else { nil }
            }
            let hasLinks = payloads.count < message.buttons.count
            check(
                limits.length(of: message.text),
                hasLinks ? limits.maximumLinkTextLength : limits.maximumMenuTextLength,
                "text above buttons"
            )
            choices(
                message.buttons.map(\.title),
                20,
                payloads,
                hasLinks ? limits.maximumLinkButtons : limits.maximumPressButtons
            )
        case .list(let list):
            if platform != .whatsapp { found.append("a list") }
            check(list.text.unicodeScalars.count, 1024, "text above a list")
            check(list.button.unicodeScalars.count, 20, "button")
            let rows = list.sections.flatMap(\.rows)
            choices(rows.map(\.title), 24, rows.map(\.payload), 10)
            for row in rows { if let text = row.description { check(text.unicodeScalars.count, 72, "description") } }
            for section in list.sections {
                if let title = section.title { check(title.unicodeScalars.count, 24, "section") }
            }
        case .template, .reaction, .publicText: break
        }
        return found
    }
}
