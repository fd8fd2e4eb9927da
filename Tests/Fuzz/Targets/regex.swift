import TextMatch

/// A pattern, a zero, and a text: any pattern is refused or runs under its limits, and captures are parts of the text.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = Input(data, count)
    let pattern = input.takeText()
    let text = FoldedText(input.takeRest())
    let regex: FoldedRegex
    do {
        regex = try FoldedRegex(pattern)
    } catch {
        promise(!error.message.isEmpty, "a problem without words")
        promise((0...pattern.utf8.count).contains(error.utf8Offset ?? 0), "a place outside of the pattern")
        return 0
    }
    guard case .match(let captures) = regex.firstMatch(in: text) else { return 0 }
    promise(captures.numbered.count == regex.groupCount + 1, "\(captures.numbered.count) groups")
    for capture in captures.numbered {
        if let capture { promise(capture.isEmpty || text.original.contains(capture), "a capture from elsewhere") }
    }
    for name in regex.guaranteedGroups {
        let value = Int(name).map { captures.numbered[$0] } ?? captures.named[name]
        promise(value != nil, "the group \(name) was said to be always set")
    }
    return 0
}
