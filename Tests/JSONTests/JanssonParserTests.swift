import Testing

@testable import JSON

@Suite struct JanssonParserTests {
    @Test func readsEveryKindOfValue() throws {
        let document = #" {"a": [null, true, false, -7, 2.5, 1e2, "x\n\u00e9\ud83d\ude00"], "b": {}, "c": []} "#
        let expected: JSONValue = [
            "a": [nil, true, false, -7, 2.5, 100.0, "x\né😀"], "b": [:], "c": [],
        ]
        #expect(try JSONValue.parse(document) == expected)
    }

    @Test(arguments: [("1", JSONValue.integer(1)), (#""a""#, "a"), ("null", nil), (" -0 ", 0), ("1E2", 100.0)])
    func readsScalarsAlone(document: String, expected: JSONValue) throws {
        #expect(try JSONValue.parse(document) == expected)
    }

    @Test func integersKeepAllTheirDigits() throws {
        #expect(try JSONValue.parse("9223372036854775807") == .integer(.max))
        #expect(try JSONValue.parse("-9223372036854775808") == .integer(.min))
        #expect(try JSONValue.parse("17841405793187218") == 17_841_405_793_187_218)
    }

    @Test func readsMemoryOfSomebodyElse() throws {
        let bytes = Array(#"xx{"a": 1}xx"#.utf8)
        let value = try bytes.withUnsafeBytes { buffer in
            try JSONValue.parse(UnsafeRawBufferPointer(rebasing: buffer[2..<10]))
        }
        #expect(value == ["a": 1])
    }

    @Test(arguments: [
        ("", "line 1, column 1: the document is empty", JSONSyntaxError.Code.empty),
        (" \n ", "line 2, column 1: the document is empty", .empty),
        ("{\"a\": 1,\n}", "line 2, column 1: string or '}' expected", .syntax),
        ("[1, secret]", "line 1, column 10: invalid token", .syntax),
        ("[\"a\\x\"]", "line 1, column 5: invalid escape", .syntax),
        ("[1", "line 1, column 2: ']' expected near end of file", .unexpectedEnd),
        ("{} {}", "line 1, column 4: end of file expected", .contentAfterEnd),
        ("[\"\\u0000\"]", "line 1, column 9: \\u0000 is not allowed without JSON_ALLOW_NUL", .nulCharacter),
        ("{\"\\u0000\": 1}", "line 1, column 9: NUL byte in object key not supported", .nulCharacter),
        ("[\"a\u{0}\"]", "line 1, column 4: NUL byte", .nulCharacter),
        ("[1\u{0}]", "line 1, column 3: NUL byte", .nulCharacter),
        ("[1,,\u{0}]", "line 1, column 4: unexpected token", .syntax),
        ("\u{0}", "line 1, column 1: NUL byte", .nulCharacter),
        ("[12345678901234567890]", "line 1, column 21: too big integer", .numberTooLarge),
        ("[1e400]", "line 1, column 6: real number overflow", .numberTooLarge),
        ("[\"é\", \"\\ud83d\"]", "line 1, column 14: invalid Unicode '\\uD83D'", .syntax),
    ])
    func refuses(document: String, description: String, code: JSONSyntaxError.Code) {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document) }
        #expect(error?.description == description)
        #expect(error?.code == code)
    }

    @Test func refusesBytesThatAreNotUTF8() {
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse([0x22, 0xE9, 0x22]) }
        #expect(error?.code == .invalidUTF8)
        #expect(error?.description == "line 1, column 1: unable to decode byte 0xe9")
    }

    @Test func quotesNothingOfTheDocument() {
        for document in ["[secret]", "{\"secret\" secret}", "\"secret", "[\"secret\\x\"]"] {
            let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document) }
            #expect(error?.description.contains("secret") == false)
        }
    }

    @Test func nestingHasALimit() throws {
        func document(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(throws: Never.self) { try JSONValue.parse(document(512)) }
        #expect(throws: Never.self) { try JSONValue.parse("[[1], [1], [\"[[[[\", \"\\\"[[[\"]]", maximumDepth: 2) }
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document(513)) }
        #expect(error?.code == .tooDeep)
        #expect(error?.description == "line 1, column 513: nested more than 512 levels deep")
        let greatest = #expect(throws: JSONSyntaxError.self) {
            try JSONValue.parse(document(1_001), maximumDepth: 100_000)
        }
        #expect(greatest?.code == .tooDeep)
        let earlier = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse("[,[[[", maximumDepth: 2) }
        #expect(earlier?.code == .syntax)
    }

    @Test func hostileNestingIsRefusedAtOnce() {
        let document = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document) }
        #expect(error?.code == .tooDeep)
    }

    @Test(arguments: [#"{"a": 1, "b": 2, "a": 3}"#, #"{"a": 1, "b": 2, "\u0061": 3}"#])
    func duplicateKeys(document: String) throws {
        #expect(try JSONValue.parse(document) == ["a": 3, "b": 2])
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document, duplicateKeys: .refuse) }
        #expect(error?.code == .duplicateKey)
    }

    @Test func keysThatLookTheSameAreTheSame() throws {
        let document = "{\"\u{E9}\": 1, \"b\": 2,\n \"e\u{301}\": 3}"
        #expect(try JSONValue.parse(document) == ["é": 3, "b": 2])
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(document, duplicateKeys: .refuse) }
        #expect(error?.description == "line 2, column 2: duplicate object key")
    }
}
