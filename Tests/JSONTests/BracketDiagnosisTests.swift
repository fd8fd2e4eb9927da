import Testing

@testable import JSON

/// What people are told about brackets, and things that belong nowhere.
@Suite struct BracketDiagnosisTests {
    @Test func unclosedBraceAtTheEnd() {
        expectProblem(
            in: """
                {
                  "a": 1

                """,
            """
            unclosed-bracket 1:1-1:2
            | {
            | ^
            The `{` of line 1 is never closed.
            Help: Add `}` where this part ends, at the latest at the end of the file.
            """
        )
    }

    @Test func unclosedBracketAtTheEnd() {
        expectProblem(
            in: """
                ["a",
                 "b"
                """,
            """
            unclosed-bracket 1:1-1:2
            | ["a",
            | ^
            The `[` of line 1 is never closed.
            Help: Add `]` where this part ends, at the latest at the end of the file.
            """
        )
    }

    @Test func severalBracketsOpenAtTheEnd() {
        expectProblem(
            in: """
                {
                  "rules": [
                    {"id": "a"}
                """,
            """
            unclosed-bracket 2:12-2:13
            |   "rules": [
            |            ^
            The `[` of line 2 is never closed.
            Help: 2 brackets are open: add `]}` at the end of the file.
            """
        )
    }

    @Test func unclosedBraceFoundByIndentation() {
        expectProblem(
            in: """
                {
                  "defaults": {
                    "a": {
                      "b": 1
                    },
                  "rules": {
                    "c": 2
                  }
                }

                """,
            """
            unclosed-bracket 2:15-2:16
            |   "defaults": {
            |               ^
            The `{` of line 2 is never closed.
            Help: Add `}` where this part ends, at the latest at the end of the file.
            """
        )
    }

    @Test func unclosedBraceBeforeTheNextObject() {
        expectProblem(
            in: """
                [
                  {
                    "id": "a"
                  ,
                  {"id": "b"}
                ]
                """,
            """
            unclosed-bracket 2:3-2:4
            |   {
            |   ^
            The `{` of line 2 is not closed.
            Help: Add `}` before the `,` on line 4.
            See 5:3-5:4
            """
        )
    }

    @Test func unclosedBraceBeforeTheNextObjectWithoutComma() {
        expectProblem(
            in: """
                [
                  {"id": "a"
                  {"id": "b"}
                ]
                """,
            """
            unclosed-bracket 2:3-2:4
            |   {"id": "a"
            |   ^
            The `{` of line 2 is not closed.
            Help: Add `}` before the `{` on line 3.
            See 3:3-3:4
            """
        )
    }

    @Test func unclosedBraceBeforeABracket() {
        expectProblem(
            in: """
                {
                  "rules": [
                    {"id": "a"
                  ]
                }
                """,
            """
            unclosed-bracket 3:5-3:6
            |     {"id": "a"
            |     ^
            The `{` of line 3 is not closed.
            Help: Add `}` before the `]` on line 4.
            See 4:3-4:4
            """
        )
    }

    @Test func unclosedBracketBeforeABrace() {
        expectProblem(
            in: """
                {
                  "any": ["a", "b"
                }
                """,
            """
            unclosed-bracket 2:10-2:11
            |   "any": ["a", "b"
            |          ^
            The `[` of line 2 is not closed.
            Help: Add `]` before the `}` on line 3.
            See 3:1-3:2
            """
        )
    }

    @Test func wrongClosingBracket() {
        expectProblem(
            in: """
                ["a", "b"}
                """,
            """
            mismatched-bracket 1:10-1:11
            | ["a", "b"}
            |          ^
            The `[` of line 1 is closed with `}`.
            Help: Write `]` instead.
            See 1:1-1:2
            """
        )
    }

    @Test func extraClosingBrace() {
        expectProblem(
            in: """
                {"a": 1}
                }
                """,
            """
            extra-bracket 2:1-2:2
            | }
            | ^
            This `}` closes nothing.
            Help: Remove it: all is closed on line 1.
            """
        )
    }

    @Test func closingBraceAlone() {
        expectProblem(
            in: """
                }
                """,
            """
            extra-bracket 1:1-1:2
            | }
            | ^
            This `}` closes nothing.
            Help: Remove it.
            """
        )
    }

    @Test func contentAfterTheEnd() {
        expectProblem(
            in: """
                {"a": 1}
                {"b": 2}
                """,
            """
            content-after-end 2:1-2:2
            | {"b": 2}
            | ^
            Something follows where the file should end.
            Help: All that was opened is closed on line 1. Remove what follows, or the bracket that closes too early.
            """
        )
    }

    @Test func commaAfterTheEnd() {
        expectProblem(
            in: """
                {"a": 1},
                """,
            """
            content-after-end 1:9-1:10
            | {"a": 1},
            |         ^
            Something follows where the file should end.
            Help: All that was opened is closed on line 1. Remove what follows, or the bracket that closes too early.
            """
        )
    }

    @Test func outerBracesMissing() {
        expectProblem(
            in: """
                "id": "a",
                "reply": "b"
                """,
            """
            content-after-end 1:1-1:5
            | "id": "a",
            | ^^^^
            Names and values must stand between `{` and `}`.
            Help: Write `{` before `"id"`, and `}` at the end of the file.
            """
        )
    }

    @Test func objectWithoutNames() {
        expectProblem(
            in: """
                { {"a": 1} }
                """,
            """
            unexpected 1:3-1:4
            | { {"a": 1} }
            |   ^
            `{` does not belong here.
            Help: Expected: a name in quotation marks, or `}`.
            """
        )
    }

    @Test func strayCharacter() {
        expectProblem(
            in: """
                {"a": 1 ) }
                """,
            """
            unexpected 1:9-1:10
            | {"a": 1 ) }
            |         ^
            `)` does not belong here.
            Help: Expected: a comma or `}`.
            """
        )
    }

    @Test func strayBracketInList() {
        expectProblem(
            in: """
                ["a" ) ]
                """,
            """
            unexpected 1:6-1:7
            | ["a" ) ]
            |      ^
            `)` does not belong here.
            Help: Expected: a comma or `]`.
            """
        )
    }
}
