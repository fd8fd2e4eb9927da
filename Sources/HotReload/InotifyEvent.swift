import Glibc

/// One event of an inotify descriptor.
struct InotifyEvent: Hashable {
    /// The number of the watch, -1 for an overflow.
    let watch: Int32
    /// The kind, as bits of `IN_…`.
    let mask: UInt32
    /// The name in the watched folder that it is about; empty for the folder itself.
    let name: String

    /// Whether events were lost because too many came at once.
    var isOverflow: Bool { mask & UInt32(IN_Q_OVERFLOW) != 0 }
    /// Whether the watch is gone with this event: the folder was removed, or its file system taken away.
    var endsWatch: Bool { mask & UInt32(IN_IGNORED) != 0 }

    /// The events in what one `read` returned.
    ///
    /// The kernel returns whole events only; anything after the last whole one is left out.
    static func parse(_ bytes: ArraySlice<UInt8>) -> [Self] {
        let headerLength = MemoryLayout<inotify_event>.size
        var events: [Self] = []
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start + headerLength <= buffer.count {
                let header = buffer.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
                let end = start + headerLength + Int(header.len)
                guard end <= buffer.count else { return }
                // Padded with zeros to the alignment of the next event.
                let name = buffer[(start + headerLength)..<end].prefix { $0 != 0 }
                events.append(Self(watch: header.wd, mask: header.mask, name: String(decoding: name, as: UTF8.self)))
                start = end
            }
        }
        return events
    }
}
