/// Writes random documents: JSON with all its forms, nearly JSON, and noise.
struct DocumentGenerator {
    private var random: SeededGenerator
    private var output: [UInt8] = []

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    private static let keys = ["a", "b", "id", "text", "é", "e\\u0301", "\\u0061", "x/y", "", "😀"]
    private static let strings = [
        "", "hello", "a b", "ünï", "😀", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\\"", "\\\\", "\\/", "tab\\t", "\u{7F}",
    ]
    private static let brokenStrings = ["\\ud83d", "\\ude00", "\\u0000", "\\x", "\\u12", "\t", "\n", "\u{0}"]
    private static let scalars = [
        "0", "-0", "7", "-12", "3.5", "-0.0", "1e5", "2E-3", "1.25e+2", "9223372036854775807", "-9223372036854775808",
        "1e-400", "true", "false", "null",
    ]
    private static let brokenScalars = [
        "01", "-", "1.", ".5", "+1", "1e", "9223372036854775808", "1e400", "True", "nul", "NaN", "'a'", "0x1F", "1_0",
    ]
    private static let spaces = ["", "", "", " ", "\n", "\r\n", "\t", "  "]
    private static let noise: [[UInt8]] = [
        [0x00], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0xC2, 0xA0], Array("//".utf8), Array(",".utf8),
        Array("\"".utf8), Array("\\".utf8), Array("}".utf8), Array("]".utf8), Array("{".utf8), Array("[".utf8),
        Array(":".utf8), Array("0".utf8), Array("\n".utf8), Array("true".utf8),
    ]

    /// A document that is JSON but for a few wrong scalars and, rarely, a key that is used twice.
    mutating func document() -> [UInt8] {
        output = []
        value(depth: 0)
        space()
        return output
    }

    /// A document with a few random changes, most of which make it something else than JSON.
    mutating func mutatedDocument() -> [UInt8] {
        var bytes = document()
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let at = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, at + Int.random(in: 0...2, using: &random))
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes.removeSubrange(at..<end)
            case 1: bytes.insert(contentsOf: pick(Self.noise), at: at)
            default: bytes.replaceSubrange(at..<end, with: pick(Self.noise))
            }
        }
        return bytes
    }

    /// Bytes without any order, most of them with a meaning in JSON.
    mutating func bytes() -> [UInt8] {
        let alphabet = Array("{}[]:,\"\\u0d83e. \n-+19truefalsn".utf8) + [0x00, 0x1F, 0x80, 0xC3, 0xED, 0xF0, 0xFF]
        return (0..<Int.random(in: 0...60, using: &random)).map { _ in pick(alphabet) }
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &random)]
    }

    private mutating func chance(_ oneIn: Int) -> Bool {
        Int.random(in: 0..<oneIn, using: &random) == 0
    }

    private mutating func write(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    private mutating func space() {
        write(pick(Self.spaces))
    }

    private mutating func string(_ choices: [String]) {
        let choices = chance(60) ? Self.brokenStrings : choices
        write("\"")
        for _ in 0..<Int.random(in: 1...2, using: &random) { write(pick(choices)) }
        write("\"")
    }

    private mutating func value(depth: Int) {
        space()
        switch depth < 4 ? Int.random(in: 0..<6, using: &random) : 0 {
        case 0, 1: write(pick(chance(40) ? Self.brokenScalars : Self.scalars))
        case 2: string(Self.strings)
        case 3: list("[", "]") { $0.value(depth: depth + 1) }
        default:
            list("{", "}") { generator in
                generator.string(Self.keys)
                generator.space()
                generator.write(":")
                generator.value(depth: depth + 1)
            }
        }
    }

    private mutating func list(_ open: String, _ close: String, _ element: (inout DocumentGenerator) -> Void) {
        write(open)
        let count = Int.random(in: 0...4, using: &random)
        for index in 0..<count {
            if index > 0 {
                write(",")
            }
            space()
            element(&self)
            space()
        }
        space()
        write(close)
    }
}
