import Testing

@testable import JSON

/// What people are told about commas.
@Suite struct CommaDiagnosisTests {
    @Test func trailingCommaInObject() {
        expectProblem(
            in: """
                {
                  "id": "hello",
                  "reply": "Hi!",
                }
                """,
            """
            trailing-comma 3:17-3:18
            |   "reply": "Hi!",
            |                 ^
            A comma stands after the last entry.
            Help: Remove the comma before `}`.
            """
        )
    }

    @Test func trailingCommaInList() {
        expectProblem(
            in: """
                ["a", "b", ]
                """,
            """
            trailing-comma 1:10-1:11
            | ["a", "b", ]
            |          ^
            A comma stands after the last item of the list.
            Help: Remove the comma before `]`.
            """
        )
    }

    @Test func twoCommasInARow() {
        expectProblem(
            in: """
                [1,, 2]
                """,
            """
            extra-comma 1:4-1:5
            | [1,, 2]
            |    ^
            Two commas stand in a row.
            Help: Remove one of them.
            """
        )
    }

    @Test func commaBeforeTheFirstItem() {
        expectProblem(
            in: """
                [ , 1]
                """,
            """
            extra-comma 1:3-1:4
            | [ , 1]
            |   ^
            A comma stands before the first item of the list.
            Help: Remove it.
            """
        )
    }

    @Test func commaBeforeTheFirstEntry() {
        expectProblem(
            in: """
                { , "a": 1}
                """,
            """
            extra-comma 1:3-1:4
            | { , "a": 1}
            |   ^
            A comma stands before the first entry.
            Help: Remove it.
            """
        )
    }

    @Test func missingCommaBetweenEntries() {
        expectProblem(
            in: """
                {
                  "id": "hello"

                  "reply": "Hi!"
                }
                """,
            """
            missing-comma 2:16-2:16
            |   "id": "hello"
            |                ^
            A comma is missing between two entries.
            Help: Add a comma here, before `"reply"` on line 4.
            See 4:3-4:10
            """
        )
    }

    @Test func missingCommaBetweenItems() {
        expectProblem(
            in: """
                ["a" "b"]
                """,
            """
            missing-comma 1:5-1:5
            | ["a" "b"]
            |     ^
            A comma is missing between two items of a list.
            Help: Add a comma here, before `"b"` on line 1.
            See 1:6-1:9
            """
        )
    }

    @Test func missingCommaBetweenObjectsOfAList() {
        expectProblem(
            in: """
                [
                  {"id": "a"}
                  {"id": "b"}
                ]
                """,
            """
            missing-comma 2:14-2:14
            |   {"id": "a"}
            |              ^
            A comma is missing between two items of a list.
            Help: Add a comma here, before `{` on line 3.
            See 3:3-3:4
            """
        )
    }

    @Test func missingCommaBeforeAWord() {
        expectProblem(
            in: """
                [1 true]
                """,
            """
            missing-comma 1:3-1:3
            | [1 true]
            |   ^
            A comma is missing between two items of a list.
            Help: Add a comma here, before `true` on line 1.
            See 1:4-1:8
            """
        )
    }

    @Test func missingCommaBeforeAnUnquotedName() {
        expectProblem(
            in: """
                {
                  "a": 1
                  b: 2
                }
                """,
            """
            missing-comma 2:9-2:9
            |   "a": 1
            |         ^
            A comma is missing between two entries.
            Help: Add a comma here, before `b` on line 3.
            See 3:3-3:4
            """
        )
    }

    @Test func semicolonInsteadOfComma() {
        expectProblem(
            in: """
                {"a": 1; "b": 2}
                """,
            """
            missing-comma 1:8-1:9
            | {"a": 1; "b": 2}
            |        ^
            Here stands `;` where a comma is needed.
            Help: Write `,` instead.
            """
        )
    }

    @Test func commaMissingAfterABalancedCurlyText() {
        expectProblem(
            in: """
                {"a": "say “hi”" "b": 1}
                """,
            """
            missing-comma 1:17-1:17
            | {"a": "say “hi”" "b": 1}
            |                 ^
            A comma is missing between two entries.
            Help: Add a comma here, before `"b"` on line 1.
            See 1:18-1:21
            """
        )
    }
}
