import Testing

@testable import JSON

@Suite struct JSONSourceTests {
    private let source = JSONSource(
        Array(
            """
            {
              "rules": [
                {"id": "a", "text": "hé\\n\\ud83d\\ude00!"},
            \t{"id":
                  []}
              ],\r
              "a/b": -1.5
            }
            """
            .utf8
        )
    )

    private func show(_ range: SourceRange?) -> String? {
        range.map { "\($0.start.line):\($0.start.column)-\($0.end.line):\($0.end.column)" }
    }

    @Test(
        arguments: [
            ([], "1:1-8:2"),
            (["rules"], "2:12-6:4"),
            (["rules", 0], "3:5-3:45"),
            (["rules", 0, "id"], "3:12-3:15"),
            (["rules", 1], "4:2-5:10"),
            (["rules", 1, "id"], "5:7-5:9"),
            (["a/b"], "7:10-7:14"),
            (["rules", 2], nil),
            (["rules", -1], nil),
            (["rules", "0"], nil),
            ([0], nil),
            (["missing"], nil),
            (["a/b", "c"], nil),
        ] as [(JSONPointer, String?)]
    )
    func rangesOfValues(pointer: JSONPointer, expected: String?) {
        #expect(show(source.range(ofValueAt: pointer)) == expected)
    }

    @Test func rangesOfKeys() {
        #expect(show(source.range(ofKeyAt: ["rules"])) == "2:3-2:10")
        #expect(show(source.range(ofKeyAt: ["rules", 1, "id"])) == "4:3-4:7")
        #expect(source.range(ofKeyAt: ["rules", 1]) == nil)
        #expect(source.range(ofKeyAt: []) == nil)
        #expect(source.range(ofKeyAt: ["missing"]) == nil)
    }

    /// The string is `hé⏎😀!`: one, two, one, four and one bytes.
    @Test(arguments: [
        (0..<1, "3:26-3:27"),
        (1..<3, "3:27-3:28"),
        (2..<3, "3:27-3:28"),
        (3..<4, "3:28-3:30"),
        (4..<8, "3:30-3:42"),
        (5..<6, "3:30-3:42"),
        (3..<8, "3:28-3:42"),
        (8..<9, "3:42-3:43"),
        (0..<9, "3:26-3:43"),
        (0..<100, "3:26-3:43"),
        (4..<4, "3:30-3:30"),
        (9..<9, "3:43-3:43"),
        (50..<60, "3:43-3:43"),
    ])
    func rangesInStrings(part: Range<Int>, expected: String) {
        #expect(show(source.range(inStringAt: ["rules", 0, "text"], utf8: part)) == expected)
    }

    @Test func onlyStringsHaveParts() {
        #expect(source.range(inStringAt: ["rules"], utf8: 0..<1) == nil)
        #expect(source.range(inStringAt: ["a/b"], utf8: 0..<1) == nil)
        #expect(source.range(inStringAt: ["missing"], utf8: 0..<1) == nil)
    }

    @Test func lines() {
        #expect(source.line(1) == "{")
        #expect(source.line(6) == "  ],")
        #expect(source.line(8) == "}")
        #expect(source.line(0) == "")
        #expect(source.line(9) == "")
    }

    @Test func offsetsAreBytes() {
        let range = JSONSource(Array(#"["é", 1]"#.utf8)).range(ofValueAt: [1])
        #expect(range?.start == SourcePosition(line: 1, column: 7, offset: 7))
        #expect(range?.end == SourcePosition(line: 1, column: 8, offset: 8))
    }

    @Test func aDocumentThatWasParsedHasTheSamePlaces() throws {
        let bytes = Array(#"{"b":[1,{"\u0061":2},3],"a":{},"c":{"é":[[]],"d":4,"e\u0301x":5}}"#.utf8)
        _ = try JSONValue.parse(bytes, duplicateKeys: .refuse)
        let (source, parsed) = (JSONSource(bytes), JSONSource(bytes, isParsed: true))
        // Also backwards: members are listed as far as they are asked for.
        let pointers: [JSONPointer] = [
            ["c", "d"], ["c", "e\u{301}x"], ["c", "é"], ["c", "é", 0], ["c", "f"], ["b", 2], ["b", 0], ["b", 1, "a"],
            ["b", 3], ["a"], ["a", "a"], ["a", 0], ["b"], [],
        ]
        for pointer in pointers + pointers.reversed() {
            #expect(show(parsed.range(ofValueAt: pointer)) == show(source.range(ofValueAt: pointer)), "\(pointer)")
            #expect(show(parsed.range(ofKeyAt: pointer)) == show(source.range(ofKeyAt: pointer)), "\(pointer)")
        }
        #expect(show(parsed.range(ofValueAt: ["c", "é"])) == "1:41-1:45")
    }

    @Test func keysAreFoundDecoded() {
        let source = JSONSource(Array(#"{"\u0061\n": 1}"#.utf8))
        #expect(show(source.range(ofKeyAt: ["a\n"])) == "1:2-1:12")
    }

    @Test func aBrokenDocumentHasNoPlaces() {
        let source = JSONSource(Array(#"{"a": 1, "b": }"#.utf8))
        #expect(source.syntaxProblem() != nil)
        #expect(source.range(ofValueAt: []) == nil)
        #expect(source.range(ofValueAt: ["a"]) == nil)
        #expect(source.line(1) == #"{"a": 1, "b": }"#)
    }
}
