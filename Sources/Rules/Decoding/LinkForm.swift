/// What links in rules look like.
enum LinkForm {
    /// A link that a platform loads a file from, as a regular expression of JSON Schema.
    static let media = "^https://[^\\s/{}]+(/[^\\s{}]*)?$"
    /// A link that a contact opens.
    static let page = "^https?://[^\\s/{}]+(/[^\\s{}]*)?$"

    /// The longest link, in bytes.
    static let maximumLength = 2_000
}

extension Node {
    /// A link; plain `http` is allowed only where a person opens it.
    func link(allowsHTTP: Bool = false, _ problems: Problems) -> String? {
        guard let written = filledText(problems) else { return nil }
        let start = ["https://"] + (allowsHTTP ? ["http://"] : [])
        var reason: String?
        var help: String? = "write it as in the browser's address bar: https://acme.example/prices"
        let rest = start.first(where: written.hasPrefix).map { written.dropFirst($0.count) }
        if written.contains("{{") {
            reason = "has a variable in it"
            help = "links are sent as they are; put a link with variables into the text"
        } else if rest == nil {
            reason = "does not begin with https://"
        } else if written.contains(where: \.isWhitespace) || rest?.first.map({ $0 == "/" }) ?? true {
            reason = "is not a link"
        } else if written.utf8.count > LinkForm.maximumLength {
            reason = "has more than \(LinkForm.maximumLength) characters"
            help = nil
        }
        guard let reason else { return written }
        problems.error(.badLink, at: .value(place), "\(Quote.message(written)) \(reason)", help: help)
        return nil
    }
}
