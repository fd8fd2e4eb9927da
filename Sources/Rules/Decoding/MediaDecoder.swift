import Messaging

/// Reads a file to send: a link, or the name of a file in the folder `files` beside the rules.
struct MediaDecoder {
    private let context: LoadContext
    private var problems: Problems { context.problems }

    init(_ context: LoadContext) {
        self.context = context
    }

    /// The file, or `nil` after reporting what is wrong with it.
    func decode(_ node: Node, as kind: MediaKind) -> MediaPlan? {
        if node.string != nil {
            guard let link = node.link(problems) else { return nil }
            return plan(node, kind, .link(link), name: nil, length: nil)
        }
        guard node.isObject else { return node.mismatch("a link or an object `{ … }`", problems) }
        guard let fields = Fields(node, .medium, problems), fields.areAllKnown else { return nil }
        var isComplete = true
        let name = fields.read("name", &isComplete) { $0.filledText(problems) }
        let sources = fields.present(["link", "file"])
        guard let first = sources.first else {
            problems.error(
                .missingKey,
                at: .opening(node.place),
                "\(node.label) does not say which file to send",
                help: "give it a `link`, or the name of a `file` in the folder `files`"
            )
            return nil
        }
        if let second = sources.dropFirst().first {
            problems.error(
                .conflictingKeys,
                at: .key(second.place),
                "\(node.label) has a link and a file, and only one of them can be sent",
                help: "keep one of them",
                related: .init(spot: .key(first.place), message: "the other one is here")
            )
            return nil
        }
        if name != nil, kind != .document, let place = fields["name"]?.place {
            problems.warning(.noEffect, at: .key(place), "only a document is shown with a name")
        }
        if let link = fields["link"] {
            guard let link = link.link(problems), isComplete else { return nil }
            return plan(node, kind, .link(link), name: name, length: nil)
        }
        guard let file = fields["file"], let (path, length) = self.file(file), isComplete else { return nil }
        return plan(node, kind, .file(path), name: name, length: length)
    }

    private func plan(
        _ node: Node,
        _ kind: MediaKind,
        _ source: MediaMessage.Source,
        name: String?,
        length: Int64?
    ) -> MediaPlan {
        let path: Substring
        switch source {
        case .link(let link): path = link.prefix { $0 != "?" && $0 != "#" }
        case .file(let file): path = file[...]
        }
        let own = path.split(separator: "/").last.map(String.init) ?? ""
        adviseKind(of: own, as: kind, at: node.place)
        let shown = own.contains(".") && (name == nil) ? own : name
        return MediaPlan(
            place: node.place,
            kind: kind,
            source: source,
            filename: kind == .document ? shown : nil,
            length: length
        )
    }

    /// Warns of a file whose name says that it is of another kind.
    private func adviseKind(of name: String, as kind: MediaKind, at place: Place) {
        guard kind != .document, let dot = name.lastIndex(of: "."),
            let likely = MediaKind.of(fileExtension: String(name[name.index(after: dot)...])), likely != kind,
            // What a sticker is made of can be a picture elsewhere.
            !(kind == .image && likely == .sticker), !(kind == .audio && likely == .video)
        else { return }
        let article = ["a", "e", "i", "o", "u"].contains(likely.rawValue.first) ? "an" : "a"
        problems.warning(
            .otherKind,
            at: .value(place),
            "\(Quote.message(name)) looks like \(article) \(likely.rawValue), but it is sent as `\(kind.rawValue)`",
            help: "write `\"\(likely.rawValue)\"` in place of `\"\(kind.rawValue)\"`"
        )
    }

    /// A file's path below the folder of the rules, and its length.
    private func file(_ node: Node) -> (path: String, length: Int64)? {
        guard let name = node.filledText(problems) else { return nil }
        let path = NamedFiles.mediaFolder + name
        func refuse(_ reason: String, help: String? = nil) {
            problems.error(
                .unusableFile,
                at: .value(node.place),
                "the file \(Quote.message(path)) \(reason)",
                help: help
            )
        }
        switch context.resources.files[path] {
        case .media(let length) where length > 0: return (path, length)
        case .content(let bytes) where !bytes.isEmpty: return (path, Int64(bytes.count))
        case .media, .content: refuse("is empty")
        case .unusable(let reason, let help): refuse(reason, help: help)
        case nil: refuse("cannot be read here", help: "only commands that read the rules' folder can use files")
        }
        return nil
    }
}
