import Testing

@testable import JSON

@Suite struct JSONRepairTests {
    private func repair(_ text: String) -> String? {
        JSONRepair.repair(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(arguments: [
        (#"{"a": "hi \ud83d"}"#, #"{"a": "hi \ufffd"}"#),
        (#"["\ude00 hi"]"#, #"["\ufffd hi"]"#),
        (#"["\uD83D\uD83D\uDE00"]"#, #"["\ufffd\uD83D\uDE00"]"#),
        (#"["\ude00\ud83d"]"#, #"["\ufffd\ufffd"]"#),
        (#"["\ud83d\n"]"#, #"["\ufffd\n"]"#),
        (#"["\\\ud83d"]"#, #"["\\\ufffd"]"#),
        (#"{"\u0000": "a\u0000b"}"#, #"{"\ufffd": "a\ufffdb"}"#),
        ("[12345678901234567890]", #"["12345678901234567890"]"#),
        ("[9223372036854775808,-9223372036854775809]", #"["9223372036854775808","-9223372036854775809"]"#),
        (#"{"a":1e400,"b":-1.5E+999}"#, #"{"a":"1e400","b":"-1.5E+999"}"#),
        ("12345678901234567890", #""12345678901234567890""#),
    ])
    func repairs(broken: String, mended: String) throws {
        #expect(repair(broken) == mended)
        #expect(throws: JSONSyntaxError.self) { try JSONValue.parse(broken) }
        #expect(throws: Never.self) { try JSONValue.parse(mended) }
        #expect(repair(mended) == nil)
    }

    @Test(arguments: [
        "", "{}", #"["\ud83d\ude00"]"#, #"["\\ud83d \\u0000"]"#, "[9223372036854775807, -9223372036854775808]",
        #"["12345678901234567890"]"#, "[1e-400, 0.5, 1e308]", "[12345678901234567890x]", "[x12345678901234567890]",
        "[012345678901234567890]", "[1e]", #"["\ud8"]"#, #"["\x"]"#, "[\"raw\u{0}\"]", "[\"raw\n\"]", "[1,]",
        #"["open"#,
        #"["\"#, #"["\u"#, "\u{FEFF}[]", #""é😀""#,
    ])
    func leavesAlone(text: String) {
        #expect(repair(text) == nil)
    }

    @Test func replacesBytesThatAreNotUTF8InStrings() {
        func bytes(_ inner: [UInt8]) -> [UInt8] { [0x5B, 0x22] + inner + [0x22, 0x5D] }
        let mark = Array("\u{FFFD}".utf8)
        #expect(JSONRepair.repair(bytes([0x61, 0xE9, 0x62])) == bytes([0x61] + mark + [0x62]))
        #expect(JSONRepair.repair(bytes([0xE2, 0x82])) == bytes(mark))
        #expect(JSONRepair.repair(bytes([0xF0, 0x9F, 0x98])) == bytes(mark))
        #expect(JSONRepair.repair(bytes([0xED, 0xA0, 0x80])) == bytes(mark + mark + mark))
        #expect(JSONRepair.repair(bytes([0xC0, 0x80])) == bytes(mark + mark))
        #expect(JSONRepair.repair([0x5B, 0xE9, 0x5D]) == nil)
    }

    @Test(arguments: [UInt64(4), 5, 6])
    func repairingTwiceChangesNothing(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        var repaired = 0
        for _ in 0..<4_000 {
            let document: [UInt8]
            switch seed {
            case 4: document = generator.document()
            case 5: document = generator.mutatedDocument()
            default: document = generator.bytes()
            }
            guard let mended = JSONRepair.repair(document) else { continue }
            repaired += 1
            let shown = String(decoding: document, as: UTF8.self).debugDescription
            try #require(mended != document, "\(shown)")
            try #require(JSONRepair.repair(mended) == nil, "\(shown)")
            // What jansson accepts needs no repair.
            try #require((try? JSONValue.parse(document)) == nil, "\(shown)")
        }
        #expect(repaired > 20)
    }
}
