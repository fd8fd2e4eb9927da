import Messaging

/// `media`: what is known about the file that a message carries.
struct MediaCondition: Condition {
    static let term = Term("media", "The file that the message carries.", .object(vocabulary))

    /// The keys of `media`.
    static let vocabulary = Vocabulary(
        "`media`",
        [
            Term("mime", "The kind of file: image/*, application/pdf.", .oneOrMore(.text), alsoCalled: ["mime_type"]),
            Term("filename", "The file's name: *.pdf.", .oneOrMore(.text), alsoCalled: ["name", "file"]),
            Term("voice", "Whether it is a voice message.", .boolean),
        ],
        demands: [.anyKey]
    )

    let place: Place
    let mimeTypes: [Glob]?
    let filenames: [Glob]?
    let isVoice: Bool?

    static func decode(_ node: Node, _ context: LoadContext) -> Self? {
        guard let fields = Fields(node, vocabulary, context.problems), fields.areAllKnown else { return nil }
        guard fields.hasAny(of: vocabulary, context.problems) else { return nil }
        var isComplete = true
        let condition = Self(
            place: node.place,
            mimeTypes: fields.read("mime", &isComplete) { $0.globs(ignoringCase: true, context.problems) },
            filenames: fields.read("filename", &isComplete) { $0.globs(ignoringCase: true, context.problems) },
            isVoice: fields.read("voice", &isComplete) { $0.bool(context.problems) }
        )
        return isComplete ? condition : nil
    }

    func holds(for subject: inout Subject) -> Bool {
        missing(in: subject.event.media) == nil
    }

    func failure(for subject: inout Subject) -> String {
        "media: " + (missing(in: subject.event.media) ?? "it holds")
    }

    var summary: String {
        let parts = [
            mimeTypes.map { "mime \(Self.list($0))" },
            filenames.map { "filename \(Self.list($0))" },
            isVoice.map { $0 ? "voice message" : "no voice message" },
        ]
        return "media " + parts.compactMap(\.self).joined(separator: " and ")
    }

    /// Source: Meta's webhook references; only WhatsApp's messages say what a file is.
    func remark(on platforms: Set<Platform>, _ problems: Problems) {
        let silent = platforms.subtracting([.whatsapp]).map(\.rawValue).sorted()
        guard !silent.isEmpty, mimeTypes != nil || filenames != nil || isVoice == true else { return }
        problems.warning(
            .neverTold,
            at: .key(place),
            "only WhatsApp tells what a file is: on \(silent.joined(separator: " and ")) this never holds",
            help: "add `\"platform\": \"whatsapp\"` to the rule, or use `type` alone"
        )
    }

    /// The first thing that is not as wanted, in words.
    private func missing(in media: MediaDetails?) -> String? {
        if let mimeTypes, !Self.any(mimeTypes, media?.mimeType) {
            return "wanted mime \(Self.list(mimeTypes)), the message has \(media?.mimeType ?? "none")"
        }
        if let filenames, !Self.any(filenames, media?.filename) {
            return "wanted filename \(Self.list(filenames)), the message has "
                + (media?.filename.map(Quote.message) ?? "none")
        }
        if let isVoice, isVoice != (media?.isVoice ?? false) {
            return isVoice ? "wanted a voice message" : "wanted no voice message"
        }
        return nil
    }

    private static func any(_ globs: [Glob], _ text: String?) -> Bool {
        guard let text else { return false }
        return globs.contains { $0.matches(text) }
    }

    private static func list(_ globs: [Glob]) -> String { globs.map(\.written).joined(separator: " or ") }
}
