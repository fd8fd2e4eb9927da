/// Replaces the values of secrets in a text by their names: `‹APP_SECRET›`.
///
/// By value, because that is the only way that catches a token wherever it turns up: in an error of a library, in a URL,
/// in a customer's message that somebody pasted it into. Each value is found as it stands, percent-encoded, in Base64
/// (both alphabets, of the whole value) and as JSON escapes it; and of each form also the first 16 bytes or more, since
/// a log line or a crash report may have been cut.
///
/// One pass over the text; where no two bytes are the beginning of a form, a byte costs one look-up.
package struct Redactor: Sendable {
    /// One spelling of one secret.
    private struct Form: Sendable, Hashable {
        let label: String
        let bytes: [UInt8]
        /// How many bytes must agree before the form counts as found.
        let sufficient: Int
    }

    /// A redactor that finds nothing.
    package static let empty = Redactor([])

    /// The length of a beginning that already gives a secret away, in bytes.
    private static let tellingPrefix = 16

    private let secrets: [Named]
    /// The forms by their first two bytes.
    private let forms: [UInt16: [Form]]
    /// Bit for bit: whether a form begins with these two bytes.
    private let beginnings: [UInt64]

    /// A secret and the name it is replaced by.
    private struct Named: Sendable, Hashable {
        let name: String
        let secret: Secret
    }

    /// A redactor for secrets and the names that stand in their place.
    ///
    /// Values under 12 characters do not count as secrets anywhere, and are not looked for: they would blank words.
    package init(_ secrets: [(name: String, secret: Secret)]) {
        self.init(named: secrets.map { Named(name: $0.name, secret: $0.secret) })
    }

    private init(named secrets: [Named]) {
        var distinct: [Named] = []
        var seen: Set<Secret> = []
        for named in secrets where named.secret.revealed().count >= 12 && seen.insert(named.secret).inserted {
            distinct.append(named)
        }
        var forms: [UInt16: [Form]] = [:]
        var beginnings = [UInt64](repeating: 0, count: 1024)
        for named in distinct {
            for bytes in Set(SecretSpelling.all(of: named.secret.revealed())) {
                let key = Self.key(bytes[0], bytes[1])
                let form = Form(
                    label: "‹\(named.name)›",
                    bytes: bytes,
                    sufficient: min(Self.tellingPrefix, bytes.count)
                )
                forms[key, default: []].append(form)
                beginnings[Int(key >> 6)] |= 1 << UInt64(key & 63)
            }
        }
        self.secrets = distinct
        self.forms = forms
        self.beginnings = beginnings
    }

    /// A redactor that finds what either of two finds; at most `limit` values, this one's first.
    package func merging(_ other: Redactor, limit: Int = 256) -> Redactor {
        Redactor(named: Array((secrets + other.secrets).prefix(limit)))
    }

    /// The text with each secret in it replaced; the very same text where there is none.
    package func redact(_ text: String) -> String {
        guard !secrets.isEmpty else { return text }
        var text = text
        return text.withUTF8 { bytes in
            guard let first = nextMatch(in: bytes, from: 0) else { return nil }
            return replaceAll(in: bytes, first: first)
        } ?? text
    }

    /// Whether a text contains a secret in any form: for what must not be sent at all.
    package func containsSecret(_ text: String) -> Bool {
        guard !secrets.isEmpty else { return false }
        var text = text
        return text.withUTF8 { nextMatch(in: $0, from: 0) != nil }
    }

    private struct Match {
        let range: Range<Int>
        let label: String
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> UInt16 {
        UInt16(first) << 8 | UInt16(second)
    }

    private func nextMatch(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Match? {
        var index = start
        while index + 1 < bytes.count {
            let key = Self.key(bytes[index], bytes[index + 1])
            if beginnings[Int(key >> 6)] & (1 << UInt64(key & 63)) != 0, let match = match(key, in: bytes, at: index) {
                return match
            }
            index += 1
        }
        return nil
    }

    /// The form that agrees longest with the text at a place, if one agrees far enough.
    private func match(_ key: UInt16, in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Match? {
        var best: (length: Int, label: String)?
        for form in forms[key] ?? [] {
            let room = min(form.bytes.count, bytes.count - start)
            var length = 0
            while length < room, form.bytes[length] == bytes[start + length] { length += 1 }
            if length >= form.sufficient, length > best?.length ?? 0 { best = (length, form.label) }
        }
        guard let best else { return nil }
        var end = start + best.length
        // A beginning may end within a character: the rest of that character goes with it.
        while end < bytes.count, bytes[end] & 0b1100_0000 == 0b1000_0000 { end += 1 }
        return Match(range: start..<end, label: best.label)
    }

    private func replaceAll(in bytes: UnsafeBufferPointer<UInt8>, first: Match) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var done = 0
        var next: Match? = first
        while let match = next {
            result.append(contentsOf: bytes[done..<match.range.lowerBound])
            result.append(contentsOf: match.label.utf8)
            done = match.range.upperBound
            next = nextMatch(in: bytes, from: done)
        }
        result.append(contentsOf: bytes[done...])
        return String(decoding: result, as: UTF8.self)
    }
}

extension Redactor: CustomStringConvertible, CustomReflectable {
    package var description: String { "Redactor(\(secrets.count) secrets)" }
    // The forms are the secrets' own bytes, which a mirror or `dump` would print.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
