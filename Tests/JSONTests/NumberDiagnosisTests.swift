import Testing

@testable import JSON

/// What people are told about numbers.
@Suite struct NumberDiagnosisTests {
    @Test func leadingZero() {
        expectProblem(
            in: """
                {"code": 007}
                """,
            """
            number-format 1:10-1:13
            | {"code": 007}
            |          ^^^
            A number may not begin with `0`.
            Help: Write `7`, or `"007"` in quotation marks when the zeros belong to it.
            """
        )
    }

    @Test func negativeLeadingZero() {
        expectProblem(
            in: """
                [-0012.5]
                """,
            """
            number-format 1:2-1:9
            | [-0012.5]
            |  ^^^^^^^
            A number may not begin with `0`.
            Help: Write `-12.5`, or `"-0012.5"` in quotation marks when the zeros belong to it.
            """
        )
    }

    @Test func onlyZeros() {
        expectProblem(
            in: """
                [00]
                """,
            """
            number-format 1:2-1:4
            | [00]
            |  ^^
            A number may not begin with `0`.
            Help: Write `0`, or `"00"` in quotation marks when the zeros belong to it.
            """
        )
    }

    @Test func plusSign() {
        expectProblem(
            in: """
                [+5]
                """,
            """
            number-format 1:2-1:4
            | [+5]
            |  ^^
            A number may not begin with `+`.
            Help: Write `5`.
            """
        )
    }

    @Test func noDigitBeforeThePoint() {
        expectProblem(
            in: """
                [.5]
                """,
            """
            number-format 1:2-1:4
            | [.5]
            |  ^^
            A digit is missing before the decimal point.
            Help: Write `0.5`.
            """
        )
    }

    @Test func noDigitBeforeThePointNegative() {
        expectProblem(
            in: """
                [-.5]
                """,
            """
            number-format 1:2-1:5
            | [-.5]
            |  ^^^
            A digit is missing before the decimal point.
            Help: Write `-0.5`.
            """
        )
    }

    @Test func noDigitAfterThePoint() {
        expectProblem(
            in: """
                [5.]
                """,
            """
            number-format 1:2-1:4
            | [5.]
            |  ^^
            A digit is missing after the decimal point.
            Help: Write `5.0`.
            """
        )
    }

    @Test func underscoreInNumber() {
        expectProblem(
            in: """
                [1_000]
                """,
            """
            number-format 1:2-1:7
            | [1_000]
            |  ^^^^^
            A number may not hold `_`.
            Help: Write `1000`.
            """
        )
    }

    @Test func lonelyMinus() {
        expectProblem(
            in: """
                [-]
                """,
            """
            number-format 1:2-1:3
            | [-]
            |  ^
            A number is missing after `-`.
            Help: Write one, or put the `-` in quotation marks.
            """
        )
    }

    @Test func integerTooLarge() {
        expectProblem(
            in: """
                {"id": 12345678901234567890}
                """,
            """
            number-too-large 1:8-1:28
            | {"id": 12345678901234567890}
            |        ^^^^^^^^^^^^^^^^^^^^
            The number `12345678901234567890` is too large.
            Help: Write it in quotation marks, as a text.
            """
        )
    }

    @Test func realTooLarge() {
        expectProblem(
            in: """
                [1e400]
                """,
            """
            number-too-large 1:2-1:7
            | [1e400]
            |  ^^^^^
            The number `1e400` is too large.
            Help: Write it in quotation marks, as a text.
            """
        )
    }

    @Test func lonelyPlus() {
        expectProblem(
            in: """
                [+]
                """,
            """
            number-format 1:2-1:3
            | [+]
            |  ^
            A number is missing after `+`.
            Help: Write one, or put the `+` in quotation marks.
            """
        )
    }
}
