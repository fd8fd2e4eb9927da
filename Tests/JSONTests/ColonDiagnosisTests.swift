import Testing

@testable import JSON

/// What people are told about colons, and names and values without them.
@Suite struct ColonDiagnosisTests {
    @Test func missingColon() {
        expectProblem(
            in: """
                {"name" "Anna"}
                """,
            """
            missing-colon 1:8-1:8
            | {"name" "Anna"}
            |        ^
            A colon is missing after the name `"name"`.
            Help: Write `"name":` and then the value.
            """
        )
    }

    @Test func missingColonBeforeAWord() {
        expectProblem(
            in: """
                {"open" true}
                """,
            """
            missing-colon 1:8-1:8
            | {"open" true}
            |        ^
            A colon is missing after the name `"open"`.
            Help: Write `"open":` and then the value.
            """
        )
    }

    @Test func equalsSignInsteadOfColon() {
        expectProblem(
            in: """
                {"name" = "Anna"}
                """,
            """
            missing-colon 1:9-1:10
            | {"name" = "Anna"}
            |         ^
            A colon is missing after the name `"name"`.
            Help: Write `:` instead of `=`.
            """
        )
    }

    @Test func missingValueAfterColon() {
        expectProblem(
            in: """
                {"a": , "b": 1}
                """,
            """
            missing-value 1:6-1:6
            | {"a": , "b": 1}
            |      ^
            A value is missing after the colon.
            Help: Write one, such as `"a text"`, `10` or `true`.
            """
        )
    }

    @Test func missingValueBeforeBrace() {
        expectProblem(
            in: """
                {"a":
                }
                """,
            """
            missing-value 1:6-1:6
            | {"a":
            |      ^
            A value is missing after the colon.
            Help: Write one, such as `"a text"`, `10` or `true`.
            """
        )
    }

    @Test func nameWithoutValue() {
        expectProblem(
            in: """
                {"price", "cost"}
                """,
            """
            missing-value 1:2-1:9
            | {"price", "cost"}
            |  ^^^^^^^
            The name `"price"` has no value.
            Help: Write `"price": ` and a value. A list of texts without names stands between `[` and `]`.
            """
        )
    }

    @Test func colonInList() {
        expectProblem(
            in: """
                {
                  "rules": [
                    {"id": "a"},
                  "otherwise": "x"
                }
                """,
            """
            colon-in-list 4:14-4:15
            |   "otherwise": "x"
            |              ^
            A list has no names, only values.
            Help: Put names and values between `{` and `}`. Or, if the list of line 2 should end before `"otherwise"`, add `]` there.
            See 2:12-2:13
            """
        )
    }

    @Test func secondColon() {
        expectProblem(
            in: """
                {"a": "b": 1}
                """,
            """
            unexpected 1:10-1:11
            | {"a": "b": 1}
            |          ^
            `:` does not belong here.
            Help: Expected: a comma or `}`.
            """
        )
    }

    @Test func colonWithoutName() {
        expectProblem(
            in: """
                { : 1}
                """,
            """
            unexpected 1:3-1:4
            | { : 1}
            |   ^
            `:` does not belong here.
            Help: Expected: a name in quotation marks, or `}`.
            """
        )
    }

    @Test func strayCharacterInsteadOfValue() {
        expectProblem(
            in: """
                {"a": ; }
                """,
            """
            unexpected 1:7-1:8
            | {"a": ; }
            |       ^
            `;` does not belong here.
            Help: Expected: a value.
            """
        )
    }
}
