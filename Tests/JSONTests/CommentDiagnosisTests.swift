import Testing

@testable import JSON

/// What people are told about comments and invisible characters.
@Suite struct CommentDiagnosisTests {
    @Test func lineComment() {
        expectProblem(
            in: """
                {
                  // greeting
                  "id": "a"
                }
                """,
            """
            comment 2:3-2:14
            |   // greeting
            |   ^^^^^^^^^^^
            JSON has no comments.
            Help: Remove it. To keep a remark, make it an entry: `"note": "…"`.
            """
        )
    }

    @Test func commentAtTheEndOfALine() {
        expectProblem(
            in: """
                {
                  "id": "a", // greeting
                  "b": 1
                }
                """,
            """
            comment 2:14-2:25
            |   "id": "a", // greeting
            |              ^^^^^^^^^^^
            JSON has no comments.
            Help: Remove it. To keep a remark, make it an entry: `"note": "…"`.
            """
        )
    }

    @Test func blockComment() {
        expectProblem(
            in: """
                {
                  /* two
                  lines */
                  "id": "a"
                }
                """,
            """
            comment 2:3-3:11
            |   /* two
            |   ^^^^^^
            JSON has no comments.
            Help: Remove it. To keep a remark, make it an entry: `"note": "…"`.
            """
        )
    }

    @Test func unclosedBlockComment() {
        expectProblem(
            in: """
                [1, /* two]
                """,
            """
            comment 1:5-1:12
            | [1, /* two]
            |     ^^^^^^^
            JSON has no comments.
            Help: Remove it. To keep a remark, make it an entry: `"note": "…"`.
            """
        )
    }

    @Test func hashComment() {
        expectProblem(
            in: """
                # rules
                {}
                """,
            """
            comment 1:1-1:8
            | # rules
            | ^^^^^^^
            JSON has no comments.
            Help: Remove it. To keep a remark, make it an entry: `"note": "…"`.
            """
        )
    }

    @Test func noBreakSpace() {
        expectProblem(
            in: "{\n\u{A0}\u{A0}\"a\": 1\n}",
            "invisible-character 2:1-2:2\n| \u{A0}\u{A0}\"a\": 1\n| ^\nAn invisible character stands here (U+00A0, no-break space).\nHelp: Delete it; where a space is meant, type one."
        )
    }

    @Test func zeroWidthSpace() {
        expectProblem(
            in: "{\"a\": 1\u{200B}}",
            "invisible-character 1:8-1:9\n| {\"a\": 1\u{200B}}\n|        ^\nAn invisible character stands here (U+200B, zero width space).\nHelp: Delete it; where a space is meant, type one."
        )
    }

    @Test func controlCharacterBetweenTokens() {
        expectProblem(
            in: "{\"a\": \u{7} 1}",
            "invisible-character 1:7-1:8\n| {\"a\": \u{7} 1}\n|       ^\nAn invisible character stands here (U+0007).\nHelp: Delete it; where a space is meant, type one."
        )
    }
}
