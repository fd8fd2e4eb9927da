/// The name of a script: most of the message's letters are of it.
///
/// More than half of all letters; digits, marks, emoji and punctuation do not count. `japanese` is kana with or without
/// Han.
package struct ScriptPattern: Sendable, Hashable {
    /// The names there are, in alphabetical order.
    package static let names = (Script.all.map(\.name) + [japanese]).sorted()

    /// The name.
    package let name: String

    /// Creates a pattern, `nil` if there is no such script; case makes no difference.
    package init?(_ name: String) {
        let name = name.lowercased()
        guard Self.names.contains(name) else { return nil }
        self.name = name
    }

    /// Whether most of the message's letters are of the script.
    package func matches(_ text: FoldedText) -> Bool {
        matches(ScriptTally(text.plain.utf8))
    }

    /// Whether most letters are of the script.
    func matches(_ tally: ScriptTally) -> Bool {
        guard name == Self.japanese else { return tally[name] * 2 > tally.letters }
        let kana = tally["hiragana"] + tally["katakana"]
        return kana > 0 && (kana + tally["han"]) * 2 > tally.letters
    }

    private static let japanese = "japanese"
}

/// How many letters of each script a text has.
struct ScriptTally {
    /// How many letters there are, of whatever script.
    private(set) var letters = 0
    private var counts = [Int](repeating: 0, count: Script.all.count)
    /// The place among all scripts of the letter before.
    private var script = 0

    /// Counts the letters of folded UTF-8.
    init(_ utf8: [UInt8]) {
        utf8.withUnsafeBufferPointer { utf8 in
            var offset = 0
            while offset < utf8.count {
                let (codePoint, width) = WordSplitter.decode(utf8, at: offset)
                offset += width
                switch ScalarKind(codePoint) {
                case .letter where !(0x30...0x39).contains(codePoint), .unspacedLetter: count(codePoint)
                default: break
                }
            }
        }
    }

    /// How many letters are of a script.
    subscript(_ name: String) -> Int {
        Script.all.firstIndex { $0.name == name }.map { counts[$0] } ?? 0
    }

    private mutating func count(_ codePoint: UInt32) {
        guard codePoint < 0x80 || ScalarKind.isLetter(codePoint) else { return }
        letters += 1
        // Most letters are of the same script as the one before.
        if !Script.all[script].contains(codePoint) {
            guard let other = Script.all.firstIndex(where: { $0.contains(codePoint) }) else { return }
            script = other
        }
        counts[script] += 1
    }
}

/// A script, and where its letters are in Unicode.
///
/// A table of our own: utf8proc does not know scripts. Unicode's blocks are near enough for letters.
struct Script: Sendable {
    /// Its name in the rules.
    let name: String
    /// The blocks that its letters are in.
    let blocks: [ClosedRange<UInt32>]

    /// All scripts that have a name, the most common first.
    static let all: [Script] = [
        Script(
            name: "latin",
            blocks: [
                0x00...0x02AF, 0x1D00...0x1D25, 0x1D2C...0x1D5C, 0x1D62...0x1D65, 0x1D6B...0x1DBE, 0x1E00...0x1EFF,
                0x2C60...0x2C7F, 0xA720...0xA7FF, 0xAB30...0xAB64,
            ]
        ),
        Script(
            name: "arabic",
            blocks: [0x0600...0x06FF, 0x0750...0x077F, 0x0870...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE]
        ),
        Script(name: "cyrillic", blocks: [0x0400...0x052F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F]),
        Script(name: "devanagari", blocks: [0x0900...0x097F, 0xA8E0...0xA8FF]),
        Script(name: "bengali", blocks: [0x0980...0x09FF]),
        Script(
            name: "han",
            blocks: [
                0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF, 0x4E00...0x9FFF,
                0xF900...0xFAFF, 0x20000...0x3FFFF,
            ]
        ),
        Script(name: "hiragana", blocks: [0x3041...0x309F, 0x1B001...0x1B11F, 0x1B150...0x1B152]),
        Script(name: "katakana", blocks: [0x30A1...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9D, 0x1B164...0x1B167]),
        Script(name: "hangul", blocks: [0x1100...0x11FF, 0x3131...0x318E, 0xA960...0xA97F, 0xAC00...0xD7FF]),
        Script(name: "thai", blocks: [0x0E00...0x0E7F]),
        Script(name: "greek", blocks: [0x0370...0x03FF, 0x1F00...0x1FFF]),
        Script(name: "hebrew", blocks: [0x0590...0x05FF, 0xFB1D...0xFB4F]),
        Script(name: "armenian", blocks: [0x0530...0x058F, 0xFB13...0xFB17]),
        Script(name: "gurmukhi", blocks: [0x0A00...0x0A7F]),
        Script(name: "gujarati", blocks: [0x0A80...0x0AFF]),
        Script(name: "odia", blocks: [0x0B00...0x0B7F]),
        Script(name: "tamil", blocks: [0x0B80...0x0BFF]),
        Script(name: "telugu", blocks: [0x0C00...0x0C7F]),
        Script(name: "kannada", blocks: [0x0C80...0x0CFF]),
        Script(name: "malayalam", blocks: [0x0D00...0x0D7F]),
        Script(name: "sinhala", blocks: [0x0D80...0x0DFF]),
        Script(name: "lao", blocks: [0x0E80...0x0EFF]),
        Script(name: "tibetan", blocks: [0x0F00...0x0FFF]),
        Script(name: "myanmar", blocks: [0x1000...0x109F, 0xA9E0...0xA9FF, 0xAA60...0xAA7F]),
        Script(name: "georgian", blocks: [0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F]),
        Script(name: "ethiopic", blocks: [0x1200...0x139F, 0x2D80...0x2DDF, 0xAB00...0xAB2F]),
        Script(name: "khmer", blocks: [0x1780...0x17FF]),
        Script(name: "mongolian", blocks: [0x1800...0x18AF]),
        Script(name: "syriac", blocks: [0x0700...0x074F]),
        Script(name: "thaana", blocks: [0x0780...0x07BF]),
    ]

    /// Whether a letter is of the script.
    func contains(_ letter: UInt32) -> Bool {
        blocks.contains { $0.contains(letter) }
    }
}
