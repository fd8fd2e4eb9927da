/// What links in rules look like.
enum LinkForm {
    /// A link that a platform loads a file from, as a regular expression of JSON Schema.
    static let media = "^https://[^\\s/]\\S*$"
    /// A link that a contact opens.
    static let page = "^https?://[^\\s/]\\S*$"

    /// One that has the form of `media`.
    static let mediaExample = "https://acme.example/prices.pdf"
    /// One that has the form of `page`.
    static let pageExample = "https://acme.example/prices"

    /// The longest link, in bytes.
    static let maximumLength = 2_000
}

extension Node {
    /// A link; plain `http` is allowed only where a person opens it.
    func link(allowsHTTP: Bool = false, _ problems: Problems) -> String? {
        guard let written = filledText(problems) else { return nil }
        let start = ["https://"] + (allowsHTTP ? ["http://"] : [])
        let rest = start.first(where: written.hasPrefix).map { written.dropFirst($0.count) }
        func refuse(_ code: ProblemCode, _ reason: String, help: String?) -> String? {
            problems.error(code, at: .value(place), "\(Quote.message(written)) \(reason)", help: help)
            return nil
        }
        let howToWrite = "write it as in the browser's address bar: \(LinkForm.pageExample)"
        guard let rest else { return refuse(.badLink, "does not begin with https://", help: howToWrite) }
        if written.contains(where: \.isWhitespace) || rest.first.map({ $0 == "/" }) ?? true {
            return refuse(.badLink, "is not a link", help: howToWrite)
        }
        if written.contains("{{") {
            let help = "links are sent as they are; put a link with variables into the text"
            return refuse(.unusableLink, "has a variable in it", help: help)
        }
        if written.utf8.count > LinkForm.maximumLength {
            return refuse(.unusableLink, "has more than \(LinkForm.maximumLength) characters", help: nil)
        }
        return written
    }
}
