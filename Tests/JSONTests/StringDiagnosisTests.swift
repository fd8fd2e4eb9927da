import Testing

@testable import JSON

/// What people are told about the inside of strings.
@Suite struct StringDiagnosisTests {
    @Test func missingClosingQuoteOfAName() {
        expectProblem(
            in: """
                {"platform: "whatsapp"}
                """,
            """
            unclosed-string 1:2-1:3
            | {"platform: "whatsapp"}
            |  ^
            The name that begins here has no closing quotation mark.
            Help: Write `"platform":`.
            """
        )
    }

    @Test func missingClosingQuote() {
        expectProblem(
            in: """
                {
                  "text": "Hello,
                  "platform": "whatsapp"
                }
                """,
            """
            unclosed-string 2:11-2:12
            |   "text": "Hello,
            |           ^
            The text that begins here has no closing quotation mark.
            Help: Add `"` before the comma at the end of the line.
            """
        )
    }

    @Test func missingClosingQuoteWithoutComma() {
        expectProblem(
            in: """
                {
                  "text": "Hello
                }
                """,
            """
            unclosed-string 2:11-2:12
            |   "text": "Hello
            |           ^
            The text that begins here has no closing quotation mark.
            Help: Add `"` where the text ends.
            """
        )
    }

    @Test func missingClosingQuoteInAList() {
        expectProblem(
            in: """
                [
                  "one,
                  "two"
                ]
                """,
            """
            unclosed-string 2:3-2:4
            |   "one,
            |   ^
            The text that begins here has no closing quotation mark.
            Help: Add `"` before the comma at the end of the line.
            """
        )
    }

    @Test func missingClosingQuoteAtTheEndOfTheFile() {
        expectProblem(
            in: """
                ["one
                """,
            """
            unclosed-string 1:2-1:3
            | ["one
            |  ^
            The text that begins here has no closing quotation mark.
            Help: Add `"` where the text ends.
            """
        )
    }

    @Test func missingClosingQuoteOfAKey() {
        expectProblem(
            in: """
                {
                  "name: 1,
                  "b": 2
                }
                """,
            """
            unclosed-string 2:3-2:4
            |   "name: 1,
            |   ^
            The name that begins here has no closing quotation mark.
            Help: Add `"` where the name ends.
            """
        )
    }

    @Test func escapedClosingQuote() {
        expectProblem(
            in: #"""
                {
                  "path": "C:\",
                  "b": 2
                }
                """#,
            #"""
            unclosed-string 2:11-2:12
            |   "path": "C:\",
            |           ^
            The text that begins here has no closing quotation mark.
            Help: The backslash makes the last `"` a part of the text: write `\\` instead of `\`.
            """#
        )
    }

    @Test func straightQuoteClosedByACurlyOne() {
        expectProblem(
            in: """
                {
                  "text": "Hello”,
                  "b": 1
                }
                """,
            """
            smart-quotes 2:17-2:18
            |   "text": "Hello”,
            |                 ^
            The text begins with a straight quotation mark and ends with a curly one.
            Help: Write `"` instead of `”`.
            See 2:11-2:12
            """
        )
    }

    @Test func lineBreakInString() {
        expectProblem(
            in: """
                {
                  "text": "Hello,
                  how are you?",
                  "b": 1
                }
                """,
            #"""
            line-break-in-string 2:18-2:18
            |   "text": "Hello,
            |                  ^
            The text runs over the end of the line.
            Help: Write `\n` where the line should break, and keep the whole text on one line.
            See 2:11-2:12
            """#
        )
    }

    @Test func lineBreakAfterABackslash() {
        expectProblem(
            in: #"""
                {
                  "text": "Hello,\
                  how are you?"
                }
                """#,
            #"""
            line-break-in-string 2:19-2:19
            |   "text": "Hello,\
            |                   ^
            The text runs over the end of the line.
            Help: Write `\n` where the line should break, and keep the whole text on one line.
            See 2:11-2:12
            """#
        )
    }

    @Test func windowsLineBreakInString() {
        expectProblem(
            in: "{\r\n  \"text\": \"Hello,\r\n  how are you?\"\r\n}",
            #"""
            line-break-in-string 2:18-2:18
            |   "text": "Hello,
            |                  ^
            The text runs over the end of the line.
            Help: Write `\n` where the line should break, and keep the whole text on one line.
            See 2:11-2:12
            """#
        )
    }

    @Test func tabInString() {
        expectProblem(
            in: "{\"a\": \"x\ty\"}",
            #"""
            control-character 1:9-1:10
            | {"a": "x→y"}
            |         ^
            A tab stands inside the text.
            Help: Write `\t` instead, or a space.
            """#
        )
    }

    @Test func controlCharacterInString() {
        expectProblem(
            in: "{\"a\": \"x\u{7}y\"}",
            "control-character 1:9-1:10\n| {\"a\": \"x\u{7}y\"}\n|         ^\nAn invisible control character (U+0007) stands inside the text.\nHelp: Delete it."
        )
    }

    @Test func badEscape() {
        expectProblem(
            in: #"""
                {"regex": "\d+"}
                """#,
            #"""
            bad-escape 1:12-1:14
            | {"regex": "\d+"}
            |            ^^
            `\d` means nothing in JSON.
            Help: Write `\\d` for a backslash before `d`.
            """#
        )
    }

    @Test func escapedApostrophe() {
        expectProblem(
            in: #"""
                {"a": "it\'s"}
                """#,
            #"""
            bad-escape 1:10-1:12
            | {"a": "it\'s"}
            |          ^^
            `\'` means nothing in JSON.
            Help: Write `'` without the backslash.
            """#
        )
    }

    @Test func escapeOfACharacterBeyondASCII() {
        expectProblem(
            in: #"""
                {"a": "\é"}
                """#,
            #"""
            bad-escape 1:8-1:10
            | {"a": "\é"}
            |        ^^
            `\é` means nothing in JSON.
            Help: Write `\\é` for a backslash before `é`.
            """#
        )
    }

    @Test func shortHexEscape() {
        expectProblem(
            in: #"""
                {"a": "\u12 "}
                """#,
            #"""
            bad-escape 1:8-1:12
            | {"a": "\u12 "}
            |        ^^^^
            `\u12` is not complete: `\u` needs four hexadecimal digits.
            Help: Write the character itself, or all four digits, such as `\u00e9`. For a backslash write `\\`.
            """#
        )
    }

    @Test func nulEscape() {
        expectProblem(
            in: #"""
                {"a": "x\u0000"}
                """#,
            #"""
            nul-character 1:9-1:15
            | {"a": "x\u0000"}
            |         ^^^^^^
            `\u0000` is not allowed in a text.
            Help: Remove it.
            """#
        )
    }

    @Test func halfEmoji() {
        expectProblem(
            in: #"""
                {"a": "hi \ud83d"}
                """#,
            #"""
            half-emoji 1:11-1:17
            | {"a": "hi \ud83d"}
            |           ^^^^^^
            `\ud83d` is only one half of an emoji.
            Help: Write the emoji itself, or both halves, such as `\ud83d\ude00`.
            """#
        )
    }

    @Test func secondHalfOfAnEmoji() {
        expectProblem(
            in: #"""
                {"a": "\ude00 hi"}
                """#,
            #"""
            half-emoji 1:8-1:14
            | {"a": "\ude00 hi"}
            |        ^^^^^^
            `\ude00` is only one half of an emoji.
            Help: Write the emoji itself, or both halves, such as `\ud83d\ude00`.
            """#
        )
    }

    @Test func twoFirstHalves() {
        expectProblem(
            in: #"""
                {"a": "\ud83d\ud83d\ude00"}
                """#,
            #"""
            half-emoji 1:8-1:14
            | {"a": "\ud83d\ud83d\ude00"}
            |        ^^^^^^
            `\ud83d` is only one half of an emoji.
            Help: Write the emoji itself, or both halves, such as `\ud83d\ude00`.
            """#
        )
    }

    @Test func latin1InString() {
        expectProblem(
            in: [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x20, 0x22, 0x63, 0x61, 0x66, 0xE9, 0x22, 0x7D],
            "invalid-utf8 1:11-1:12\n| {\"a\": \"caf\u{FFFD}\"}\n|           ^\nThe file is not UTF-8: it holds the byte 0xE9 here.\nHelp: Save it as UTF-8; letters with accents are stored in an older encoding now."
        )
    }

    @Test func latin1Outside() {
        expectProblem(
            in: [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x20, 0x63, 0x61, 0x66, 0x2C, 0x20, 0xE9, 0x7D],
            "unquoted-value 1:7-1:10\n| {\"a\": caf, \u{FFFD}}\n|       ^^^\nThe text `caf` has no quotation marks.\nHelp: Write `\"caf\"`."
        )
    }

    @Test func missingClosingQuoteAfterBalancedCurlyQuotes() {
        expectProblem(
            in: """
                {
                  "text": "say “hi”
                }
                """,
            """
            unclosed-string 2:11-2:12
            |   "text": "say “hi”
            |           ^
            The text that begins here has no closing quotation mark.
            Help: Add `"` where the text ends.
            """
        )
    }
}
