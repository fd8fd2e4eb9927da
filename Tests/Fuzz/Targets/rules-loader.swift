import Messaging

/// Any bytes as a rules file: loading must come back, and what it takes must be able to answer.
@_cdecl("LLVMFuzzerTestOneInput")
func tryOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Input(data, count)
    guard let rules = RulesUnderTest.load(Array(input.rest)).rules else { return 0 }
    rules.ask(RulesUnderTest.event("How much is order #12345? قیمت 👍"))
    rules.ask(RulesUnderTest.event("a", platform: .instagram, name: "Zoë"))
    rules.ask(RulesUnderTest.event(nil, platform: .messenger, type: .image))
    rules.ask(RulesUnderTest.event("Prices", type: .button, payload: "PRICES"))
    return 0
}
