import Logging

/// One log event as one line of text.
///
/// Whatever a customer or a remote server put into a message stays on that line: line breaks, escape sequences of
/// terminals and marks that turn the direction of writing are written as `\u…`.
struct LogLine {
    let seconds: Int64
    let level: Logger.Level
    let message: String
    /// Names and values, in the order in which they are written.
    let fields: [(name: String, value: String)]

    /// The longest message or value that is written, in bytes of UTF-8: a customer's text may be a megabyte.
    private static let maximumLength = 8192

    /// The line without its line end.
    ///
    /// Secrets are taken out before anything is escaped or cut, which could hide them.
    func rendered(as format: LogFormat, redactor: Redactor) -> String {
        let message = Self.cut(redactor.redact(message))
        let fields = fields.map { (name: $0.name, value: Self.cut(redactor.redact($0.value))) }
        var line = ""
        switch format {
        case .text:
            let name = level.rawValue
            line += "\(UTCTime.text(seconds)) \(name)\(String(repeating: " ", count: max(0, 5 - name.utf8.count))) "
            LogEscaping.append(message, to: &line, quotes: false)
            for field in fields {
                line += " "
                LogEscaping.append(field.name, to: &line, quotes: false)
                line += "="
                if LogEscaping.needsQuotes(field.value) {
                    line += "\""
                    LogEscaping.append(field.value, to: &line, quotes: true)
                    line += "\""
                } else {
                    line += field.value
                }
            }
        case .json:
            line += "{\"time\":\"\(UTCTime.text(seconds))\",\"level\":\"\(level.rawValue)\",\"message\":\""
            LogEscaping.append(message, to: &line, quotes: true)
            line += "\""
            for field in fields {
                // A field must not take the place of what every line has.
                let isTaken = ["time", "level", "message"].contains(field.name)
                line += isTaken ? ",\"metadata." : ",\""
                LogEscaping.append(field.name, to: &line, quotes: true)
                line += "\":\""
                LogEscaping.append(field.value, to: &line, quotes: true)
                line += "\""
            }
            line += "}"
        }
        // Names of fields, and what only the whole line makes up.
        return redactor.redact(line)
    }

    /// The beginning of a text that is too long for a log, with a mark at its end.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > maximumLength else { return text }
        let end = text.utf8.index(text.startIndex, offsetBy: maximumLength)
        return String(decoding: text.utf8[..<end].dropLast(while: { $0 & 0b1100_0000 == 0b1000_0000 }), as: UTF8.self)
            + "… (cut)"
    }
}

extension Substring.UTF8View {
    /// Without the last bytes that satisfy a condition, nor the one before them.
    fileprivate func dropLast(while condition: (UInt8) -> Bool) -> Substring.UTF8View {
        var rest = self
        while let last = rest.last, condition(last) { rest = rest.dropLast() }
        return rest.last.map { $0 >= 0x80 } == true ? rest.dropLast() : rest
    }
}
