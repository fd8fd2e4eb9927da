/// The content of a text file that rules name with `{ "file": "…" }`.
struct NamedText: Sendable {
    /// The file's name, as the rules write it.
    let name: String
    /// Where the rules name it.
    let place: Place
    /// The text, without a byte order mark and with plain line ends.
    let text: String

    /// Its lines without white space at their ends, but for those that are empty.
    var lines: [String] {
        text.split(separator: "\n")
            .compactMap { line in
                guard let first = line.firstIndex(where: { !$0.isWhitespace }),
                    let last = line.lastIndex(where: { !$0.isWhitespace })
                else { return nil }
                return String(line[first...last])
            }
    }
}

extension NamedText {
    /// The longest text file, in bytes.
    static let maximumLength = 1 << 20

    /// Reads what an object with a `file` names; `nil` after reporting that it cannot be used.
    init?(_ node: Node, _ resources: RulesResources, _ problems: Problems) {
        guard let fields = Fields(node, .file, problems), fields.areAllKnown,
            let file = fields.required("file", "`\"file\": \"vips.txt\"`", problems),
            let name = file.filledText(problems)
        else { return nil }
        func refuse(_ reason: String, help: String? = nil) {
            problems.error(
                .unusableFile,
                at: .value(file.place),
                "the file \(Quote.message(name)) \(reason)",
                help: help
            )
        }
        switch resources.files[name] {
        case .content(let bytes):
            guard bytes.count <= Self.maximumLength else {
                refuse("is longer than 1 MiB", help: "keep what the rules need")
                return nil
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                refuse("is not text in UTF-8", help: "save it as plain text (UTF-8)")
                return nil
            }
            if !TokenShape.ranges(in: text).isEmpty {
                refuse(
                    "contains what looks like an access token or an API key",
                    help: "secrets belong in the environment or the secrets file, never in rules"
                )
                return nil
            }
            self.name = name
            place = file.place
            self.text = Self.plain(text)
        case .media:
            refuse("is not a text file")
            return nil
        case .unusable(let reason, let help):
            refuse(reason, help: help)
            return nil
        case nil:
            refuse("cannot be read here", help: "only commands that read the rules' folder can use files")
            return nil
        }
    }

    private static func plain(_ text: String) -> String {
        let withoutMark =
            text.unicodeScalars.first == "\u{FEFF}" ? text.unicodeScalars.dropFirst() : text.unicodeScalars[...]
        return String(withoutMark).replacing("\r\n", with: "\n")
    }
}
