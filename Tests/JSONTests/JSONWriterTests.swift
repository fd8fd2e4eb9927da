import Testing

@testable import JSON

@Suite struct JSONWriterTests {
    @Test func compactForm() {
        let value: JSONValue = ["b": [1, -2.5, true, nil], "a": ["x": "y/z"], "e": [], "f": [:]]
        #expect(value.serialized() == #"{"b":[1,-2.5,true,null],"a":{"x":"y/z"},"e":[],"f":{}}"#)
        #expect(value.serializedBytes() == Array(value.serialized().utf8))
    }

    @Test func indentedForm() {
        let value: JSONValue = ["b": [1, ["c": "d"]], "e": [], "f": [:]]
        let expected = """
            {
              "b": [
                1,
                {
                  "c": "d"
                }
              ],
              "e": [],
              "f": {}
            }
            """
        #expect(value.serialized(indented: true) == expected)
    }

    @Test func escapes() {
        let value = JSONValue.string("\"\\/\u{8}\u{C}\n\r\t\u{0}\u{1F}\u{7F}\u{9B}\u{2028}\u{2029}é😀")
        #expect(
            value.serialized()
                == #""\"\\/\b\f\n\r\t\u0000\u001f\u007f\u009b\u2028\u2029é😀""#
        )
        #expect(JSONValue.object(["a\n": 1]).serialized() == #"{"a\n":1}"#)
    }

    @Test func realsThatAreNotFiniteHaveNoJSON() {
        #expect(JSONValue.array([.real(.nan), .real(.infinity), .real(-.infinity)]).serialized() == "[null,null,null]")
    }

    @Test(arguments: [
        0.1, -0.0, 1.0, 1e16, 1e20, 1e-5, Double.leastNonzeroMagnitude, .greatestFiniteMagnitude, 2.5, 1.0 / 3,
        0.1 + 0.2,
    ])
    func realsReadBackEqual(real: Double) throws {
        let value = JSONValue.real(real)
        #expect(try JSONValue.parse(value.serialized()) == value)
        #expect(try JSONValue.parse(value.serialized()).number?.sign == real.sign)
    }

    @Test func whatIsWrittenReadsBackEqual() throws {
        var generator = DocumentGenerator(seed: 7)
        var count = 0
        for _ in 0..<2_000 {
            guard let value = try? JSONValue.parse(generator.document()) else { continue }
            count += 1
            for indented in [false, true] {
                let document = value.serialized(indented: indented)
                try #require(try JSONValue.parse(document) == value, "\(document)")
            }
        }
        #expect(count > 1_000)
    }
}
