extension Reply {
    /// The message as plain texts, for whoever can send nothing else; empty for what no text can say.
    ///
    /// A medium is its caption and its link. Buttons and lists are numbered lines, in the order of the menu that is
    /// remembered, so that a typed number is the press. A template, a reaction and a public answer are not sent in the
    /// private chat, nor is a file without a link.
    package func plainTexts(on platform: Platform) -> [String] {
        let text: String
        switch self {
        case .text(let written): text = written
        case .media(let media): text = media.asText
        case .buttons(let message): text = message.asText
        case .list(let message): text = message.asText
        case .template, .reaction, .publicText: return []
        }
        return TextSplitter.split(text, limits: .of(platform))
    }
}

extension Reply {
    /// A file that a platform could not load, as its caption and its link; `nil` for anything else, and where that does
    /// not fit into one message.
    package func linkAsText(on platform: Platform) -> Reply? {
        guard case .media(let media) = self, case .link = media.source else { return nil }
        let texts = plainTexts(on: platform)
        return texts.count == 1 ? texts.first.map(Reply.text) : nil
    }
}

extension MediaMessage {
    /// The caption, and the link below it.
    package var asText: String {
        switch source {
        case .link(let link): [caption, link].compactMap(\.self).joined(separator: "\n")
        case .file: caption ?? ""
        }
    }
}

extension Reply {
    /// Everything in the message that a person will read, for whoever must look at all of it.
    package var words: [String] {
        switch self {
        case .text(let text), .publicText(let text): [text]
        case .media(let media): media.words
        case .buttons(let message): [message.asText] + message.buttons.map(\.target)
        case .list(let message): [message.asText, message.button]
        case .template(let template): template.words
        case .reaction(let emoji, _): [emoji]
        }
    }
}

extension MediaMessage {
    fileprivate var words: [String] { [asText, filename].compactMap(\.self) }
}

extension TemplateMessage {
    fileprivate var words: [String] {
        let header: [String] =
            switch header {
            case .text(let text): [text]
            case .media(let media): media.words
            case nil: []
            }
        return header + body
            + buttons.map { button in
                switch button {
                case .press(let payload): payload
                case .linkEnd(let end): end
                }
            }
    }
}

extension ButtonsMessage.Button {
    fileprivate var target: String {
        switch action {
        case .press(let target), .link(let target), .call(let target): target
        }
    }
}

extension ButtonsMessage {
    /// The text with a line for each button: those that can be pressed are numbered, the others say where they lead.
    package var asText: String {
        var number = 0
        let lines = buttons.map { button -> String in
            switch button.action {
            case .press:
                number += 1
                return "\(number). \(button.title)"
            case .link(let target), .call(let target): return "\(button.title): \(target)"
            }
        }
        return text + "\n\n" + lines.joined(separator: "\n")
    }
}

extension ListMessage {
    /// The text with a numbered line for each row, below the titles of their sections.
    package var asText: String {
        var number = 0
        let blocks = sections.map { section -> String in
            let lines = section.rows.map { row -> String in
                number += 1
                return "\(number). \(row.title)" + (row.description.map { ": \($0)" } ?? "")
            }
            return ([section.title].compactMap(\.self) + lines).joined(separator: "\n")
        }
        return ([text] + blocks).joined(separator: "\n\n")
    }
}
