import Messaging
import TextMatch

/// Reads typed answers to a menu: its number or its title, in place of a press.
enum MenuAnswer {
    /// The choice that a message means, or `nil` when it means none.
    ///
    /// Only the last menu counts, and only for a while. A number may be written in any script's digits, and as `2.`,
    /// `#2` or `(2)`; a title as people write it.
    static func choice(in event: InboundEvent, menu: SentMenu?, now: Int64) -> SentMenu.Choice? {
        guard let menu, event.type == .text, event.ignored == nil, let text = event.text,
            now >= menu.sentAt, now - menu.sentAt < SentMenu.lifetime,
            // Longer than a title can be, even with a word of courtesy: no answer to a menu.
            text.utf8.count <= 400
        else { return nil }
        // A title comes first: a menu may offer the sizes 2, 4 and 6.
        let folded = FoldedText(text)
        if let choice = menu.choices.first(where: { LiteralPattern($0.title, mode: .equals).matches(folded) }) {
            return choice
        }
        return number(in: text).flatMap { $0 <= menu.choices.count ? menu.choices[$0 - 1] : nil }
    }

    /// The number, from 1, that a text consists of.
    private static func number(in text: String) -> Int? {
        // Folding makes every script's digits ASCII; what it leaves of a keycap emoji is the frame.
        let signs = Array(Folding.fold(text).unicodeScalars.filter { $0 != "\u{20E3}" })
        var digits = signs.drop { $0.properties.isWhitespace }
        while digits.last?.properties.isWhitespace == true { digits.removeLast() }
        if let first = digits.first, "#(".unicodeScalars.contains(first) { digits.removeFirst() }
        if let last = digits.last, ".)".unicodeScalars.contains(last) { digits.removeLast() }
        guard (1...3).contains(digits.count), digits.allSatisfy({ ("0"..."9").contains($0) }),
            let number = Int(String(String.UnicodeScalarView(digits))), number > 0
        else { return nil }
        return number
    }
}
