import Testing

@testable import JSON

/// What people are told about quotation marks that are not JSON.
@Suite struct QuotationDiagnosisTests {
    @Test func unescapedQuote() {
        expectProblem(
            in: """
                {"reply": "Say "hello" to us"}
                """,
            #"""
            unescaped-quote 1:16-1:17
            | {"reply": "Say "hello" to us"}
            |                ^
            The text ends at this quotation mark, but `hello` follows.
            Help: Write `\"` for a quotation mark inside a text.
            """#
        )
    }

    @Test func singleQuotes() {
        expectProblem(
            in: """
                {'id': "a"}
                """,
            """
            single-quotes 1:2-1:6
            | {'id': "a"}
            |  ^^^^
            `'` is not a quotation mark that JSON knows.
            Help: Write double quotation marks: `"id"`.
            """
        )
    }

    @Test func singleQuotesAroundAnApostrophe() {
        expectProblem(
            in: """
                [
                  'it's here'
                ]
                """,
            """
            single-quotes 2:3-2:14
            |   'it's here'
            |   ^^^^^^^^^^^
            `'` is not a quotation mark that JSON knows.
            Help: Write double quotation marks: `"it's here"`.
            """
        )
    }

    @Test func backticks() {
        expectProblem(
            in: """
                [`a`]
                """,
            """
            single-quotes 1:2-1:5
            | [`a`]
            |  ^^^
            A backtick is not a quotation mark that JSON knows.
            Help: Write double quotation marks: `"a"`.
            """
        )
    }

    @Test func smartQuotes() {
        expectProblem(
            in: """
                {“id”: "a"}
                """,
            """
            smart-quotes 1:2-1:6
            | {“id”: "a"}
            |  ^^^^
            `“` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"id"`.
            """
        )
    }

    @Test func germanQuotes() {
        expectProblem(
            in: """
                {"reply": „Hallo“}
                """,
            """
            smart-quotes 1:11-1:18
            | {"reply": „Hallo“}
            |           ^^^^^^^
            `„` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"Hallo"`.
            """
        )
    }

    @Test func smartSingleQuotes() {
        expectProblem(
            in: """
                {"reply": ‘it’s here’}
                """,
            """
            smart-quotes 1:11-1:22
            | {"reply": ‘it’s here’}
            |           ^^^^^^^^^^^
            `‘` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"it’s here"`.
            """
        )
    }

    @Test func guillemets() {
        expectProblem(
            in: """
                ["a", «b»]
                """,
            """
            smart-quotes 1:7-1:10
            | ["a", «b»]
            |       ^^^
            `«` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"b"`.
            """
        )
    }

    @Test func curlyQuoteClosedByAStraightOne() {
        expectProblem(
            in: """
                {"a": “hello"}
                """,
            """
            smart-quotes 1:7-1:14
            | {"a": “hello"}
            |       ^^^^^^^
            `“` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"hello"`.
            """
        )
    }

    @Test func curlyQuoteThatIsNotClosed() {
        expectProblem(
            in: """
                {"a": “
                }
                """,
            """
            smart-quotes 1:7-1:8
            | {"a": “
            |       ^
            `“` is not a quotation mark that JSON knows.
            Help: Write straight quotation marks: `"…"`.
            """
        )
    }

    @Test func unescapedQuoteBeforeALetterBeyondASCII() {
        expectProblem(
            in: """
                {"reply": "Say "über" to us"}
                """,
            #"""
            unescaped-quote 1:16-1:17
            | {"reply": "Say "über" to us"}
            |                ^
            The text ends at this quotation mark, but `über` follows.
            Help: Write `\"` for a quotation mark inside a text.
            """#
        )
    }
}
