import Testing

@testable import TextMatch

@Suite("What is known of common characters changes nothing")
struct FoldingCacheTests {
    private func expectSame(_ text: String, keepsMarks: Bool) {
        let quick = Folding.folded(text, keepsMarks: keepsMarks)
        let slow = Folding.folded(text, keepsMarks: keepsMarks, usesCache: false)
        #expect(quick.utf8 == slow.utf8, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        #expect(quick.hasLostMarks == slow.hasLostMarks && quick.consumed == slow.consumed)
        let sources = Folding.sources(of: text, keepsMarks: keepsMarks, usesCache: false)
        #expect(Folding.sources(of: text, keepsMarks: keepsMarks) == sources)
        guard quick.keepsOffsets else { return }
        let starts = slow.utf8.indices.filter { slow.utf8[$0] & 0xC0 != 0x80 }
        #expect(starts.allSatisfy { sources.first[$0] == $0 && sources.last[$0] == $0 }, "\(text.debugDescription)")
    }

    @Test("Each character with a mark behind it", arguments: [false, true])
    func withMark(keepsMarks: Bool) {
        let marks: [Unicode.Scalar] = [
            "\u{0301}", "\u{0323}", "\u{3099}", "\u{064B}", "\u{093C}", "\u{11A8}", "\u{0307}", "\u{0308}",
        ]
        for value in UInt32(0x20)..<0x3200 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var text = String(scalar)
            for mark in marks {
                text.unicodeScalars.append(scalar)
                text.unicodeScalars.append(mark)
            }
            expectSame(text, keepsMarks: keepsMarks)
        }
    }

    @Test("Random texts", arguments: 0..<4 as Range<UInt64>)
    func random(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for round in 0..<1_500 {
            expectSame(round % 2 == 0 ? random.text(upTo: 30) : random.message(upTo: 8), keepsMarks: round % 4 < 2)
        }
    }

    @Test("Where no mark is dropped, marks make no difference", arguments: 0..<4 as Range<UInt64>)
    func lostMarks(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var same = 0
        for round in 0..<1_000 {
            let text = round % 2 == 0 ? random.text(upTo: 4) : random.message(upTo: 3)
            let plain = Folding.folded(text)
            guard !plain.hasLostMarks else { continue }
            let marked = Folding.folded(text, keepsMarks: true)
            #expect(plain.utf8 == marked.utf8, "\(text.debugDescription)")
            #expect(Folding.sources(of: text) == Folding.sources(of: text, keepsMarks: true))
            same += 1
        }
        #expect(same > 300)
    }
}
