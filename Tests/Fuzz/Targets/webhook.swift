import JSON
import Messaging
import MetaPlatform

/// Any bytes as a webhook's body: reading must come back, and what it gives must be what nothing behind it has to ask about.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(Input(data, count).rest)
    let parsed = WebhookParser.parse(bytes)
    if case .unparsed = parsed.outcome { promise(parsed.events.isEmpty, "events of a body that cannot be read") }
    promise(parsed.events.count <= count, "more events than bytes")
    promise(parsed.notes.count <= 20, "too many notes")
    promise(parsed.notes.allSatisfy { $0.utf8.count <= 300 }, "a note quotes the body")
    for event in parsed.events { check(event) }
    return 0
}

private func check(_ event: InboundEvent) {
    if event.ignored == nil {
        promise(event.type != nil && event.contact != nil && event.replyAddress != nil, "not to be answered: \(event)")
    } else {
        promise(event.replyAddress == nil, "an ignored event can be answered: \(event)")
    }
    if event.kind == .echo { promise(event.ignored == .echo, "an echo is answered: \(event)") }
    if let moment = event.timestamp {
        promise((1...253_402_300_799_999).contains(moment), "a moment of no year: \(event)")
    }
    let texts = [event.text, event.contact, event.id, event.name, event.userName, event.payload, event.media?.filename]
    promise(texts.allSatisfy { $0 != "" }, "an empty text: \(event)")
    for name in [event.name, event.userName, event.media?.filename].compactMap(\.self) {
        promise(
            name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control },
            "a control character: \(event)"
        )
    }
    if let about = event.about {
        promise(about.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F || $0 == 0x20 }, "no word: \(event)")
    }
    if let change = event.identityChange {
        promise(!change.former.isEmpty && !change.former.contains(change.current), "no change: \(event)")
    }
    _ = event.details?.summary
}
