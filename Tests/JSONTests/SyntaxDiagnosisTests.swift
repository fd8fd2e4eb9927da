import Testing

@testable import JSON

/// What people are told about whole files, keys and limits.
@Suite struct SyntaxDiagnosisTests {
    @Test func emptyFile() {
        expectProblem(
            in: "",
            """
            empty-file 1:1-1:1
            |
            | ^
            The file is empty.
            Help: Write at least `{}`.
            """
        )
    }

    @Test func onlyWhitespace() {
        expectProblem(
            in: "\n  \n",
            """
            empty-file 1:1-1:1
            |
            | ^
            The file is empty.
            Help: Write at least `{}`.
            """
        )
    }

    @Test func byteOrderMark() {
        expectProblem(
            in: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
            "byte-order-mark 1:1-1:2\n| \u{FEFF}{}\n| ^\nThe file begins with an invisible character, the byte order mark.\nHelp: Save it as “UTF-8”, not as “UTF-8 with BOM”."
        )
    }

    @Test func utf16() {
        expectProblem(
            in: [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00],
            "wrong-encoding 1:1-1:1\n| \u{FFFD}\u{FFFD}{\u{0}}\u{0}\n| ^\nThe file is saved as UTF-16.\nHelp: Save it as UTF-8: most editors offer it under “Save as”, or in the bar below the text."
        )
    }

    @Test func utf16WithoutMark() {
        expectProblem(
            in: [0x7B, 0x00, 0x7D, 0x00],
            "wrong-encoding 1:1-1:1\n| {\u{0}}\u{0}\n| ^\nThe file is saved as UTF-16.\nHelp: Save it as UTF-8: most editors offer it under “Save as”, or in the bar below the text."
        )
    }

    @Test func duplicateKey() {
        expectProblem(
            in: """
                {
                  "text": "a",
                  "b": 1,
                  "text": "c"
                }
                """,
            """
            duplicate-key 4:3-4:9
            |   "text": "c"
            |   ^^^^^^
            The name `"text"` is used twice between the same braces.
            Help: It was used on line 2 before. Remove one of the two, or give it another name.
            See 2:3-2:9
            """
        )
    }

    @Test func duplicateKeyByEscape() {
        expectProblem(
            in: #"""
                {"a": 1, "\u0061": 2}
                """#,
            #"""
            duplicate-key 1:10-1:18
            | {"a": 1, "\u0061": 2}
            |          ^^^^^^^^
            The name `"\u0061"` is used twice between the same braces.
            Help: It was used on line 1 before. Remove one of the two, or give it another name.
            See 1:2-1:5
            """#
        )
    }

    @Test func duplicateKeyByEncoding() {
        expectProblem(
            in: "{\"é\": 1, \"e\u{301}\": 2}",
            "duplicate-key 1:10-1:14\n| {\"é\": 1, \"e\u{301}\": 2}\n|          ^^^^\nThe name `\"e\u{301}\"` is used twice between the same braces.\nHelp: It was used on line 1 before. Remove one of the two, or give it another name.\nSee 1:2-1:5"
        )
    }

    @Test func nestedTooDeep() {
        let problem = JSONSource([UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)).syntaxProblem()
        #expect(problem?.code == "nested-too-deep")
        #expect(problem?.range.start == SourcePosition(line: 1, column: 513, offset: 512))
        #expect(problem?.message == "Brackets are nested more than 512 levels deep.")
        #expect(problem?.help == "Check whether brackets before this place were meant to be closed.")
    }

    @Test func bytesThatAreNotUTF8() {
        expectProblem(
            in: [0x80],
            "invalid-utf8 1:1-1:1\n| \u{FFFD}\n| ^\nThe file is not UTF-8: it holds the byte 0x80 here.\nHelp: Save it as UTF-8; letters with accents are stored in an older encoding now."
        )
    }
}
