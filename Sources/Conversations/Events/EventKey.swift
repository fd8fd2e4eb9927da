package import Messaging

/// What tells one event from another in 128 bits, the same for every delivery of it.
///
/// Made of the platform, the account and the platform's id; of the content where there is no id.
package struct EventKey: Sendable, Hashable {
    private let first: UInt64
    private let second: UInt64

    /// Creates the key of an event.
    package init(_ event: InboundEvent) {
        // The key of the hash only has to be the same for ever: whoever could choose ids to collide would need Meta's
        // signature for them.
        var hash = SipHash128(key: (0x7265_706c_7964_2031, 0x6576_656e_742d_6b79))
        func add(_ text: String?) {
            guard let text else { return hash.update(0) }
            hash.update(1)
            let count = UInt64(text.utf8.count)
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                hash.update(UInt8(truncatingIfNeeded: count >> shift))
            }
            hash.update(text.utf8)
        }
        add(event.platform.rawValue)
        add(event.account)
        add(event.id)
        if event.id == nil {
            add(event.contact)
            add(event.kind.rawValue)
            add(event.type?.rawValue)
            add(event.timestamp.map(String.init))
            add(event.text)
            add(event.payload)
            add(event.referral?.ref)
        }
        (first, second) = hash.finish()
    }

    /// The key that was stored as these sixteen bytes; `nil` where they are not sixteen.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        func word(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        (first, second) = (word(bytes.prefix(8)), word(bytes.dropFirst(8)))
    }

    /// The sixteen bytes, as they are stored.
    package var bytes: [UInt8] {
        [first, second].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }
}
