import Messaging
import Testing

@Suite("Texts that are longer than a message")
struct TextSplitterTests {
    private let whatsapp = PlatformLimits.of(.whatsapp)
    private let instagram = PlatformLimits.of(.instagram)

    @Test("A text that fits is one message, without white space at its ends; an empty one is none")
    func fits() {
        #expect(TextSplitter.split("Hello there", limits: whatsapp) == ["Hello there"])
        #expect(TextSplitter.split("\n  Hello \n", limits: whatsapp) == ["Hello"])
        #expect(TextSplitter.split("", limits: whatsapp).isEmpty)
        #expect(TextSplitter.split(" \n\t ", limits: whatsapp).isEmpty)
        #expect(TextSplitter.split(String(repeating: "a", count: 4096), limits: whatsapp).count == 1)
    }

    @Test("One character over the limit makes two messages")
    func oneOver() {
        let pieces = TextSplitter.split(String(repeating: "a", count: 4097), limits: whatsapp)
        #expect(pieces.map(\.count) == [4096, 1])
    }

    @Test("A text is cut after a paragraph rather than a line, a sentence, a word")
    func preferences() {
        let first = String(repeating: "a", count: 700)
        let tail = String(repeating: "b", count: 600)
        #expect(TextSplitter.split("\(first)\n\nxx\nyy. zz \(tail)", limits: instagram).first == first)
        #expect(TextSplitter.split("\(first)\r\n\r\nxx\nyy. zz \(tail)", limits: instagram).first == first)
        #expect(TextSplitter.split("\(first) xx\nyy. zz \(tail)", limits: instagram).first == "\(first) xx")
        #expect(TextSplitter.split("\(first) yy. zz \(tail)", limits: instagram).first == "\(first) yy.")
        #expect(TextSplitter.split("\(first) zz \(tail)", limits: instagram).first == "\(first) zz")
        #expect(TextSplitter.split("\(first)。zz\(tail)", limits: instagram).first == "\(first)。")
    }

    @Test("A gap in the first half is not used: the cut is made in the word")
    func firstHalf() {
        let text = "short " + String(repeating: "a", count: 1200)
        #expect(TextSplitter.split(text, limits: instagram).first?.utf8.count == 1000)
    }

    @Test(
        "A message may end exactly before a space, a line end or a paragraph",
        arguments: [" ", "\n", "\n\n", "\r\n"]
    )
    func exactEnd(gap: String) {
        let first = String(repeating: "a", count: 600) + " " + String(repeating: "b", count: 399)
        let pieces = TextSplitter.split("\(first)\(gap)next", limits: instagram)
        #expect(pieces == [first, "next"])
    }

    @Test("A message that ends with its sentence exactly at the limit is kept whole")
    func exactSentence() {
        let first = String(repeating: "a", count: 600) + " " + String(repeating: "b", count: 398) + "."
        #expect(TextSplitter.split("\(first) Next one", limits: instagram) == [first, "Next one"])
    }

    @Test("Instagram counts bytes, and no character is torn", arguments: ["é", "قیمت", "👩‍👩‍👧‍👦", "🇵🇰", "e\u{301}"])
    func bytes(unit: String) {
        let text = String(repeating: unit, count: 600)
        let pieces = TextSplitter.split(text, limits: instagram)
        #expect(pieces.joined() == text)
        #expect(pieces.count > 1)
        #expect(pieces.allSatisfy { $0.utf8.count <= 1000 })
        // Torn characters would make more of them, or other ones.
        #expect(pieces.flatMap(Array.init) == Array(text))
    }

    @Test("One character that is longer than a message is cut between its scalars")
    func giantCharacter() {
        let text = "a" + String(repeating: "\u{301}", count: 5000)
        let pieces = TextSplitter.split(text, limits: whatsapp)
        #expect(pieces.count == 2)
        #expect(pieces.joined().unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(pieces.allSatisfy { $0.unicodeScalars.count <= 4096 })
    }

    @Test(
        "A long text loses nothing but white space, whatever it is made of",
        arguments: ["a", "word ", "Sentence one. ", "line\n", "\u{301}", "👩‍👩‍👧‍👦", " ", "\r\n"]
    )
    func long(unit: String) {
        let text = String(repeating: unit, count: (1 << 17) / unit.utf8.count)
        for platform in Platform.allCases {
            let limits = PlatformLimits.of(platform)
            let pieces = TextSplitter.split(text, limits: limits)
            #expect(pieces.allSatisfy { limits.length(of: $0) <= limits.maximumTextLength && !$0.isEmpty })
            #expect(Self.inked(pieces.joined()) == Self.inked(text))
        }
    }

    @Test("1 MiB of marks on one letter is cut too: the work grows with the length, not with its square")
    func megabyteOfMarks() {
        let marks = String(repeating: "\u{301}", count: 1 << 19)
        #expect(TextSplitter.split("a" + marks, limits: instagram).count == 1049)
    }

    @Test("Any text is within the limits and loses nothing but white space", arguments: Platform.allCases)
    func anything(platform: Platform) {
        let units = ["a", " ", "\n", ". ", "é", "文。", "قیمت ", "👩‍👩‍👧‍👦", "\u{301}", "🇵🇰", "\r\n", "\u{200D}"]
        var state: UInt64 = 5
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let limits = PlatformLimits.of(platform)
        for _ in 0..<100 {
            var text = ""
            for _ in 0..<next(60) { text += String(repeating: units[next(units.count)], count: 1 + next(300)) }
            let maximum = 1 + next(limits.maximumTextLength)
            let pieces = TextSplitter.split(text, limits: limits, maximumLength: max(4, maximum))
            #expect(pieces.allSatisfy { !$0.isEmpty && limits.length(of: $0) <= max(4, maximum) })
            #expect(Self.inked(pieces.joined()) == Self.inked(text))
        }
    }

    private static func inked(_ text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }
    }
}
