import CPCRE2

/// A pattern that is given to PCRE2 as it is, to compare with.
final class RawRegex {
    private let code: OpaquePointer

    init?(_ pattern: String) {
        guard let code = Self.compile(pattern) else { return nil }
        self.code = code
    }

    deinit {
        pcre2_code_free_8(code)
    }

    static func compiles(_ pattern: String) -> Bool {
        guard let code = compile(pattern) else { return false }
        pcre2_code_free_8(code)
        return true
    }

    /// Where the first match is.
    func firstMatch(in utf8: [UInt8]) -> Range<Int>? {
        guard let data = pcre2_match_data_create_8(200, nil) else { return nil }
        defer { pcre2_match_data_free_8(data) }
        let text = utf8 + [0]
        guard pcre2_match_8(code, text, utf8.count, 0, 0, data, nil) > 0,
            let offsets = pcre2_get_ovector_pointer_8(data)
        else {
            return nil
        }
        return offsets[0] <= offsets[1] ? Int(offsets[0])..<Int(offsets[1]) : nil
    }

    private static func compile(_ pattern: String) -> OpaquePointer? {
        var error: Int32 = 0
        var offset = 0
        let context = pcre2_compile_context_create_8(nil)
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
        let bytes = Array(pattern.utf8)
        return pcre2_compile_8(bytes, bytes.count, PCRE2_CASELESS | PCRE2_UTF | PCRE2_UCP, &error, &offset, context)
    }
}
