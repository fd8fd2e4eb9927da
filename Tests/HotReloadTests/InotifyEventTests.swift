import Glibc
import Testing

@testable import HotReload

/// The bytes of one event, the name padded as the kernel pads it.
func inotifyBytes(watch: Int32, mask: UInt32, name: String = "") -> [UInt8] {
    var bytes = name.isEmpty ? [] : Array(name.utf8) + [0]
    while bytes.count % 16 != 0 { bytes.append(0) }
    var header = inotify_event()
    header.wd = watch
    header.mask = mask
    header.len = UInt32(bytes.count)
    return withUnsafeBytes(of: header) { Array($0) } + bytes
}

struct InotifyEventTests {
    @Test("events follow one another, with and without a name")
    func several() {
        let bytes =
            inotifyBytes(watch: 1, mask: UInt32(IN_CREATE), name: "rules.json")
            + inotifyBytes(watch: 2, mask: UInt32(IN_IGNORED))
            + inotifyBytes(watch: -1, mask: UInt32(IN_Q_OVERFLOW))
        let events = InotifyEvent.parse(bytes[...])
        #expect(events.map(\.name) == ["rules.json", "", ""])
        #expect(events.map(\.watch) == [1, 2, -1])
        #expect(events.map(\.endsWatch) == [false, true, false])
        #expect(events.map(\.isOverflow) == [false, false, true])
    }

    @Test("an event that is cut off is left out")
    func cutOff() {
        let bytes = inotifyBytes(watch: 1, mask: UInt32(IN_CREATE), name: "rules.json")
        for length in 0..<bytes.count { #expect(InotifyEvent.parse(bytes[..<length]) == []) }
        #expect(InotifyEvent.parse(bytes[...]).count == 1)
    }
}
