package import Rules

/// The two pages that Meta asks every app for, filled from the rules' `settings.business`.
///
/// They say only what is true of this program: what it receives, what it keeps, to whom it passes what.
package enum LegalPage: String, Sendable, CaseIterable {
    case privacyPolicy = "/privacy-policy"
    case termsOfService = "/terms-of-service"

    /// The page's title.
    package var title: String {
        switch self {
        case .privacyPolicy: "Privacy policy"
        case .termsOfService: "Terms of service"
        }
    }

    /// The page as HTML.
    ///
    /// - Parameters:
    ///   - business: Whose page it is.
    ///   - usesAI: Whether some messages are passed to an AI service.
    ///   - record: What is kept of conversations.
    /// - Returns: A whole HTML document.
    package func html(for business: Business, usesAI: Bool, record: RecordKeeping) -> String {
        let name = business.name.map(Self.escaped) ?? "This business"
        let sections =
            self == .privacyPolicy
            ? privacySections(name, business, usesAI, record) : termsSections(name, business)
        let body = sections.map { "<h2>\($0.heading)</h2>\n<p>\($0.text)</p>" }.joined(separator: "\n")
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) · \(name)</title>
            <style>
            body { font: 1.0625rem/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; color: #1c1e21; background: #fff }
            h1 { font-size: 1.875rem; line-height: 1.2 } h2 { font-size: 1.1875rem; margin: 2rem 0 .25rem } p { margin: 0 }
            a { color: #0b57d0 }
            @media (prefers-color-scheme: dark) { body { color: #e4e6eb; background: #18191a } a { color: #8ab4f8 } }
            </style>
            </head>
            <body>
            <h1>\(title)</h1>
            <p>\(name)</p>
            \(body)
            </body>
            </html>

            """
    }

    private typealias Section = (heading: String, text: String)

    private func privacySections(
        _ name: String,
        _ business: Business,
        _ usesAI: Bool,
        _ record: RecordKeeping
    ) -> [Section] {
        var sections: [Section] = [
            (
                "What we receive",
                """
                When you write to \(name) on Instagram, Messenger or WhatsApp, Meta passes us your message, your id on \
                that platform (on WhatsApp your phone number) and, where the platform shows it, your name.
                """
            ),
            (
                "What we use it for",
                "Only to answer you. Most answers are prepared texts that a program picks by the words of your message."
            ),
        ]
        if usesAI {
            sections.append(
                (
                    "Artificial intelligence",
                    """
                    A message that no prepared answer fits may be passed, without your name and id, to an AI service \
                    that writes the answer. What you wrote in the message itself is passed as you wrote it.
                    """
                )
            )
        }
        sections += [
            (
                "What is kept",
                record.sentences
            ),
            (
                "Who else sees it",
                "Nobody beyond what is said here: Meta carries the messages both ways. Your data is not sold."
            ),
            ("Your rights", "Ask us what we hold about you, or to delete it, at any time: \(contactText(business))."),
        ]
        return sections
    }

    private func termsSections(_ name: String, _ business: Business) -> [Section] {
        [
            (
                "The service",
                """
                \(name) answers messages on Instagram, Messenger and WhatsApp with the help of a program. \
                Answers may be written automatically.
                """
            ),
            (
                "What to expect",
                """
                Automatic answers are meant to help and may be incomplete or wrong. Nothing in them is a binding offer \
                unless \(name) confirms it.
                """
            ),
            ("What we ask of you", "Do not use the service for anything unlawful, and do not try to disturb it."),
            ("Meta’s terms", "Your use of Instagram, Messenger and WhatsApp is governed by Meta’s own terms as well."),
            ("Contact", "Questions about these terms: \(contactText(business))."),
        ]
    }

    /// The contact as a link where it is a mail address or a web address.
    private func contactText(_ business: Business) -> String {
        guard let contact = business.contact else { return "write to us in the same conversation" }
        let escaped = Self.escaped(contact)
        if contact.hasPrefix("https://") { return "<a href=\"\(escaped)\">\(escaped)</a>" }
        if contact.contains("@"), !contact.contains(" ") { return "<a href=\"mailto:\(escaped)\">\(escaped)</a>" }
        return escaped
    }

    /// A text made harmless inside HTML, in content and in quoted attributes.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.append(character)
            }
        }
        return result
    }
}
