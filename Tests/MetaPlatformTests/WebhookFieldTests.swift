import JSON
import Testing

@testable import MetaPlatform

@Suite("Values in webhooks")
struct WebhookFieldTests {
    @Test(
        "moments",
        arguments: [
            (.integer(1), 1000), (.integer(999_999_999_999), nil), (.integer(253_402_300_799), 253_402_300_799_000),
            (.integer(1_000_000_000_000), 1_000_000_000_000), (.integer(253_402_300_800_000), nil), (.integer(0), nil),
            (.integer(-5), nil), (.integer(.max), nil), (.integer(.min), nil),
            (.real(1_763_800_000.9), 1_763_800_000_000),
            (.real(1e300), nil), (.real(.nan), nil), (.string("1763800000123"), 1_763_800_000_123), (.string(""), nil),
            (.string("99999999999999999999"), nil), (.string("soon"), nil), (.bool(true), nil), (.null, nil),
            (.string("2025-11-22T08:26:40+0000"), 1_763_800_000_000),
            (.string("2025-11-22T08:26:40Z"), 1_763_800_000_000),
            (.string("2025-11-22T10:26:40.250+02:00"), 1_763_800_000_250),
            (.string("2025-11-22 03:26:40-0500"), 1_763_800_000_000),
            (.string("2024-02-29T00:00:00"), 1_709_164_800_000),
            (.string("2000-01-01T00:00:00Z"), 946_684_800_000), (.string("2025-13-22T08:26:40Z"), nil),
            (.string("2025-11-22T08:26:40+"), nil), (.string("2025-11-22T08:26:40Z."), nil),
            (.string("2025-11-22"), nil),
            (.string("9999-12-31T23:59:60-9999"), nil),
        ] as [(JSONValue, Int64?)]
    )
    func moment(value: JSONValue, expected: Int64?) {
        #expect(WebhookTimestamp.milliseconds(value) == expected)
    }

    @Test(
        "names",
        arguments: [
            ("Maria Lopez", "Maria Lopez"), ("  a \n\t b\u{2028}c ", "a b c"), ("a\u{202E}b\u{2066}c\u{200F}", "abc"),
            ("a\u{0}\u{1B}[31mb\u{7F}", "a[31mb"), ("a\u{200B}\u{FEFF}\u{AD}b", "ab"), ("", nil), (" \n", nil),
            ("\u{202E}\u{200D}", nil), ("👨‍👩‍👧", "👨‍👩‍👧"), ("می‌خواهم", "می‌خواهم"), ("José", "José"), ("\u{E0041}x", "x"),
            (String(repeating: "n", count: 5000), String(repeating: "n", count: 128)), (nil, nil),
        ] as [(String?, String?)]
    )
    func name(name: String?, expected: String?) {
        #expect(DisplayName.clean(name) == expected)
    }

    @Test(
        "user names are without the sign before them",
        arguments: [("@ann", "ann"), ("ann", "ann"), ("@", nil), ("@ ", nil)]
    )
    func userName(name: String, expected: String?) {
        #expect(DisplayName.userName(name) == expected)
    }

    @Test("payloads are whatever the business chose, up to what Meta takes")
    func payload() {
        let longest = String(repeating: "😀", count: 1_000)
        #expect(JSONValue.string(longest).payload == longest)
        #expect(JSONValue.string(longest + "\n😀" + longest).payload == nil)
        #expect(JSONValue.string("{\n  \"a\": 1\n}").payload == "{\n  \"a\": 1\n}")
        #expect(JSONValue.string("").payload == nil)
        #expect(JSONValue.integer(7).payload == "7")
        #expect(JSONValue.object([:]).payload == nil)
    }
}
