/// What is kept of conversations, as the privacy page tells it.
package struct RecordKeeping: Sendable, Hashable {
    /// How long what was said is kept, in days; `nil` where nothing outlives the program's run.
    package let days: Int?
    /// Whether names and texts are kept once a message is answered.
    package let keepsText: Bool

    /// Creates what is told.
    package init(days: Int?, keepsText: Bool) {
        self.days = days
        self.keepsText = keepsText
    }

    /// What the page says.
    var sentences: String {
        guard let days else {
            return """
                The program that answers keeps no record of what you wrote: a message is held in memory until it is \
                answered.
                """
        }
        let words =
            keepsText
            ? """
            The program that answers keeps your message, your name where the platform shows it, and the answer for \
            \(days) days
            """
            : """
            The program that answers keeps what you wrote only until it is answered; that a message came and how it was \
            answered is kept for \(days) days
            """
        return words + """
            , so that we can see what was answered and whether it arrived. Your id, when you last wrote, and which \
            answers you had are kept for up to 400 days after your last message. A fingerprint of each message's id is \
            kept for at least 15 days, so that none is answered twice; nothing can be read from it. Technical logs name \
            the platform, the kind of message and its id, not its content. The conversation itself stays in your and our \
            inbox on Meta’s platform, under Meta’s own terms.
            """
    }
}
