import Testing

@testable import JSON

@Suite struct LineMapTests {
    private func places(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        let map = LineMap(bytes)
        return (0...bytes.count)
            .map { offset in
                let position = map.position(of: offset)
                return "\(position.line):\(position.column)"
            }
    }

    @Test func countsCodePoints() {
        #expect(places("aé😀b") == ["1:1", "1:2", "1:3", "1:3", "1:4", "1:4", "1:4", "1:4", "1:5"])
        #expect(places("e\u{301}x") == ["1:1", "1:2", "1:3", "1:3", "1:4"])
        #expect(places("\t\tx") == ["1:1", "1:2", "1:3", "1:4"])
        #expect(places("") == ["1:1"])
    }

    @Test func windowsLineEndsOnce() {
        #expect(places("a\r\nb\n\nc") == ["1:1", "1:2", "1:3", "2:1", "2:2", "3:1", "4:1", "4:2"])
        let bytes = Array("a\r\nb\n\nc".utf8)
        let lines = (0...5).map { String(decoding: bytes[LineMap(bytes).offsets(ofLine: $0)], as: UTF8.self) }
        #expect(lines == ["", "a", "b", "", "c", ""])
    }

    @Test func countsBeyondItsCheckpoints() {
        let text = "x\n" + String(repeating: "é", count: 3_000) + "\n" + String(repeating: "😀", count: 1_000)
        let bytes = Array(text.utf8)
        let map = LineMap(bytes)
        #expect(map.position(of: bytes.count).line == 3)
        #expect(map.position(of: bytes.count).column == 1_001)
        #expect(map.position(of: 2 + 2 * 2_047).column == 2_048)
        #expect(map.position(of: bytes.count + 100) == map.position(of: bytes.count))
        #expect(map.position(of: -1) == map.position(of: 0))
    }
}
