import JSON
import Messaging

/// What has been read of a body so far, within bounds.
struct WebhookReading {
    /// The most events that are taken from one body.
    ///
    /// Meta puts at most 1000 into one.
    static let maximumEvents = 20_000
    /// The most different notes of one body.
    static let maximumNotes = 20

    /// The events so far.
    private(set) var events: [InboundEvent] = []
    /// The notes so far, each once.
    private(set) var notes: [String] = []

    /// Whether another event can be taken in; where not, a note says so.
    mutating func hasRoom() -> Bool {
        guard events.count < Self.maximumEvents else {
            note("more than \(Self.maximumEvents) events in one body: the rest is left out")
            return false
        }
        return true
    }

    /// Takes an event in.
    ///
    /// An event that names nobody to answer, or no way to, is ignored for that reason.
    mutating func add(_ event: InboundEvent) {
        guard hasRoom() else { return }
        var event = event
        if event.ignored == nil, event.contact == nil || event.replyAddress == nil { event.ignored = .noSender }
        if event.ignored != nil { event.replyAddress = nil }
        events.append(event)
    }

    /// Notes what was not understood.
    mutating func note(_ text: String) {
        guard notes.count < Self.maximumNotes, !notes.contains(text) else { return }
        notes.append(text)
    }

    /// Meta's own words for something, with a space between; what is no word is left out.
    static func words(_ words: String?, _ more: JSONValue?...) -> String? {
        let all = ([words] + more.map { $0?.string }).compactMap(\.self).map { word($0) }.filter { $0 != "…" }
        return all.isEmpty ? nil : all.joined(separator: " ")
    }

    /// Meta's own word for something, for a note: a name as Meta forms them, or `…` for what cannot be one.
    static func word(_ text: String?) -> String {
        guard let text else { return "no name" }
        let isName =
            (1...48).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
        return isName ? text : "…"
    }
}
