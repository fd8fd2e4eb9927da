/// HMAC-SHA256 with one key, of many texts: what Meta signs webhooks with (RFC 2104, FIPS 180-4).
///
/// Written out, so that this package needs no other; the server it is for refuses what it gets wrong.
struct SignedText {
    private let inner: [UInt32]
    private let outer: [UInt32]

    init(key: [UInt8]) {
        let padded = key + [UInt8](repeating: 0, count: 64 - key.count)
        inner = Self.afterBlock(padded.map { $0 ^ 0x36 })
        outer = Self.afterBlock(padded.map { $0 ^ 0x5c })
    }

    /// The code of a text.
    func code(of text: [UInt8]) -> [UInt8] { finish(outer, finish(inner, text)) }

    private static func afterBlock(_ block: [UInt8]) -> [UInt32] {
        var state = initial
        block.withUnsafeBufferPointer { mix(&state, $0[...]) }
        return state
    }

    /// The hash of a text after a first block.
    private func finish(_ start: [UInt32], _ text: [UInt8]) -> [UInt8] {
        var state = start
        var tail = Array(text.suffix(text.count % 64)) + [0x80]
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(64 + text.count) * 8
        for shift in stride(from: UInt64(56), through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
        for bytes in [text, tail] {
            bytes.withUnsafeBufferPointer { buffer in
                for start in stride(from: 0, to: buffer.count / 64 * 64, by: 64) {
                    Self.mix(&state, buffer[start..<start + 64])
                }
            }
        }
        return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
    }

    private static func mix(_ state: inout [UInt32], _ block: Slice<UnsafeBufferPointer<UInt8>>) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
            let bytes = UnsafeBufferPointer(rebasing: block)
            for index in 0..<16 {
                let place = index * 4
                words[index] =
                    UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
                    | UInt32(bytes[place + 3])
            }
            for index in 16..<64 {
                let (early, late) = (words[index - 15], words[index - 2])
                let first = turn(early, 7) ^ turn(early, 18) ^ (early >> 3)
                let second = turn(late, 17) ^ turn(late, 19) ^ (late >> 10)
                words[index] = words[index - 16] &+ first &+ words[index - 7] &+ second
            }
            var (a, b, c, d) = (state[0], state[1], state[2], state[3])
            var (e, f, g, h) = (state[4], state[5], state[6], state[7])
            constants.withUnsafeBufferPointer { constants in
                for index in 0..<64 {
                    let one = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
                    let other = h &+ one &+ ((e & f) ^ (~e & g)) &+ constants[index] &+ words[index]
                    let two = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
                    let sum = two &+ ((a & b) ^ (a & c) ^ (b & c))
                    (h, g, f, e) = (g, f, e, d &+ other)
                    (d, c, b, a) = (c, b, a, other &+ sum)
                }
            }
            for (index, value) in [a, b, c, d, e, f, g, h].enumerated() { state[index] = state[index] &+ value }
        }
    }

    private static func turn(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 - count) }

    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
