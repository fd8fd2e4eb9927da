/// A small generator with a seed, so that a failing property test fails again.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension SplitMix {
    /// A text of up to so many code points, mostly of the scripts and marks where folding has something to do.
    mutating func text(upTo length: Int) -> String {
        let blocks: [ClosedRange<UInt32>] = [
            0x00...0x7F, 0x20...0x7E, 0x80...0x24F, 0x300...0x36F, 0x370...0x52F, 0x590...0x6FF, 0x900...0x9FF,
            0xE00...0xEFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x1E00...0x206F, 0x3000...0x30FF, 0x4E00...0x4E80,
            0xAC00...0xAC80, 0xF900...0xFFFF, 0x1F1E6...0x1F1FF, 0x1F300...0x1F6FF, 0xE0000...0xE01EF, 0...0x10FFFF,
            0x27...0x2A, 0x2018...0x201F,
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            guard let block = blocks.randomElement(using: &self) else { continue }
            if let scalar = Unicode.Scalar(UInt32.random(in: block, using: &self)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
