import CPCRE2

/// A bot without an engine, in C: each rule is a PCRE2 pattern, compiled to machine code, tried one after another.
final class PCRE2Contender: Contender {
    let name = "PCRE2"
    private var patterns: [OpaquePointer] = []
    private let matchData = pcre2_match_data_create_8(64, nil)
    private var messages = Messages.none

    deinit {
        for pattern in patterns { pcre2_code_free_8(pattern) }
        pcre2_match_data_free_8(matchData)
    }

    func load(_ shop: Shop) -> Bool {
        for pattern in patterns { pcre2_code_free_8(pattern) }
        patterns = shop.rules.compactMap { Self.compile($0.naivePattern) }
        return patterns.count == shop.rules.count && !shop.kind.hasTypos
    }

    private static func compile(_ pattern: String) -> OpaquePointer? {
        var (error, offset): (Int32, Int) = (0, 0)
        let options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS
        let bytes = Array(pattern.utf8)
        guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil) else { return nil }
        pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        return code
    }

    func take(_ messages: Messages) {
        self.messages = messages
    }

    func measure(hits: Bool, seconds: Double) -> Sample {
        let texts = hits ? messages.hits : messages.misses
        return Sample.taken(over: texts.count, seconds: seconds) { _ = winner(texts[$0]) }
    }

    func winners() -> [Int?] { messages.hits.map(winner) }

    private func winner(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            // The text is checked to be UTF-8 once, by the first pattern, and taken for granted by the others.
            var options: UInt32 = 0
            for (index, pattern) in patterns.enumerated() {
                if pcre2_match_8(pattern, bytes.baseAddress, bytes.count, 0, options, matchData, nil) > 0 {
                    return index
                }
                options = PCRE2_NO_UTF_CHECK
            }
            return nil
        }
    }
}

extension Messages {
    /// No messages.
    static var none: Messages { Messages(hits: [], misses: []) }
}
