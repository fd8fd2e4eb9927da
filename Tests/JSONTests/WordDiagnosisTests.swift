import Testing

@testable import JSON

/// What people are told about words without quotation marks.
@Suite struct WordDiagnosisTests {
    @Test func unquotedKey() {
        expectProblem(
            in: """
                {platform: "whatsapp"}
                """,
            """
            unquoted-key 1:2-1:10
            | {platform: "whatsapp"}
            |  ^^^^^^^^
            The name `platform` has no quotation marks.
            Help: Write `"platform"`.
            """
        )
    }

    @Test func unquotedKeyOfTwoWords() {
        expectProblem(
            in: """
                {first name: "x"}
                """,
            """
            unquoted-key 1:2-1:12
            | {first name: "x"}
            |  ^^^^^^^^^^
            The name `first name` has no quotation marks.
            Help: Write `"first name"`.
            """
        )
    }

    @Test func keyWithoutOpeningQuote() {
        expectProblem(
            in: """
                {name": 1}
                """,
            """
            unquoted-key 1:2-1:6
            | {name": 1}
            |  ^^^^
            The name `name` has no quotation marks.
            Help: Write `"name"`.
            """
        )
    }

    @Test func numberAsKey() {
        expectProblem(
            in: """
                {1: "a"}
                """,
            """
            unquoted-key 1:2-1:3
            | {1: "a"}
            |  ^
            The name `1` has no quotation marks.
            Help: Write `"1"`.
            """
        )
    }

    @Test func unquotedValue() {
        expectProblem(
            in: """
                {"reply": Hello there, "b": 1}
                """,
            """
            unquoted-value 1:11-1:22
            | {"reply": Hello there, "b": 1}
            |           ^^^^^^^^^^^
            The text `Hello there` has no quotation marks.
            Help: Write `"Hello there"`.
            """
        )
    }

    @Test func unquotedValueWithEmoji() {
        expectProblem(
            in: """
                ["a", 😀 hi]
                """,
            """
            unquoted-value 1:7-1:11
            | ["a", 😀 hi]
            |       ^^^^
            The text `😀 hi` has no quotation marks.
            Help: Write `"😀 hi"`.
            """
        )
    }

    @Test func unquotedURL() {
        expectProblem(
            in: """
                {"url": https://acme.example/menu}
                """,
            """
            unquoted-value 1:9-1:34
            | {"url": https://acme.example/menu}
            |         ^^^^^^^^^^^^^^^^^^^^^^^^^
            The text `https://acme.example/menu` has no quotation marks.
            Help: Write `"https://acme.example/menu"`.
            """
        )
    }

    @Test func unquotedTime() {
        expectProblem(
            in: """
                {"from": 10:30, "to": 12:00}
                """,
            """
            unquoted-value 1:10-1:15
            | {"from": 10:30, "to": 12:00}
            |          ^^^^^
            The text `10:30` has no quotation marks.
            Help: Write `"10:30"`.
            """
        )
    }

    @Test func unquotedTimeWithLeadingZero() {
        expectProblem(
            in: """
                {"from": 09:30}
                """,
            """
            unquoted-value 1:10-1:15
            | {"from": 09:30}
            |          ^^^^^
            The text `09:30` has no quotation marks.
            Help: Write `"09:30"`.
            """
        )
    }

    @Test func unquotedDate() {
        expectProblem(
            in: """
                {"until": 2026-12-24}
                """,
            """
            unquoted-value 1:11-1:21
            | {"until": 2026-12-24}
            |           ^^^^^^^^^^
            The text `2026-12-24` has no quotation marks.
            Help: Write `"2026-12-24"`.
            """
        )
    }

    @Test func unquotedDuration() {
        expectProblem(
            in: """
                {"every": 24h}
                """,
            """
            unquoted-value 1:11-1:14
            | {"every": 24h}
            |           ^^^
            The text `24h` has no quotation marks.
            Help: Write `"24h"`.
            """
        )
    }

    @Test func unquotedPhoneNumber() {
        expectProblem(
            in: """
                {"phone": +49 30 901820}
                """,
            """
            unquoted-value 1:11-1:24
            | {"phone": +49 30 901820}
            |           ^^^^^^^^^^^^^
            The text `+49 30 901820` has no quotation marks.
            Help: Write `"+49 30 901820"`.
            """
        )
    }

    @Test func pythonTrue() {
        expectProblem(
            in: """
                {"a": True}
                """,
            """
            wrong-literal 1:7-1:11
            | {"a": True}
            |       ^^^^
            `True` is not JSON.
            Help: Write `true`, in small letters.
            """
        )
    }

    @Test func pythonFalse() {
        expectProblem(
            in: """
                {"a": FALSE}
                """,
            """
            wrong-literal 1:7-1:12
            | {"a": FALSE}
            |       ^^^^^
            `FALSE` is not JSON.
            Help: Write `false`, in small letters.
            """
        )
    }

    @Test func pythonNone() {
        expectProblem(
            in: """
                {"a": None}
                """,
            """
            wrong-literal 1:7-1:11
            | {"a": None}
            |       ^^^^
            `None` is not JSON.
            Help: Write `null`, or leave the entry out.
            """
        )
    }

    @Test func undefined() {
        expectProblem(
            in: """
                {"a": undefined}
                """,
            """
            wrong-literal 1:7-1:16
            | {"a": undefined}
            |       ^^^^^^^^^
            `undefined` is not JSON.
            Help: Write `null`, or leave the entry out.
            """
        )
    }

    @Test func notANumber() {
        expectProblem(
            in: """
                {"a": NaN}
                """,
            """
            wrong-literal 1:7-1:10
            | {"a": NaN}
            |       ^^^
            `NaN` is not JSON.
            Help: JSON has no such number: write `null`.
            """
        )
    }

    @Test func minusInfinity() {
        expectProblem(
            in: """
                {"a": -Infinity}
                """,
            """
            wrong-literal 1:7-1:16
            | {"a": -Infinity}
            |       ^^^^^^^^^
            `-Infinity` is not JSON.
            Help: JSON has no such number: write `null`.
            """
        )
    }

    @Test func wordBeforeAComment() {
        expectProblem(
            in: """
                {"a": yes // really
                }
                """,
            """
            unquoted-value 1:7-1:10
            | {"a": yes // really
            |       ^^^
            The text `yes` has no quotation marks.
            Help: Write `"yes"`.
            """
        )
    }

    @Test func longUnquotedValue() {
        expectProblem(
            in: """
                ["a", very very very very very very very very very very very very very very very very very very very very ]
                """,
            """
            unquoted-value 1:7-1:106
            | ["a", very very very very very very very very very very very very very very very very very very very very ]
            |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            The text `very very very very very very very very…` has no quotation marks.
            Help: Put it in quotation marks.
            """
        )
    }

    @Test func amountWithCurrency() {
        expectProblem(
            in: """
                {"price": 5€}
                """,
            """
            unquoted-value 1:11-1:13
            | {"price": 5€}
            |           ^^
            The text `5€` has no quotation marks.
            Help: Write `"5€"`.
            """
        )
    }
}
