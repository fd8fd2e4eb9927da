import Testing

@testable import JSON

@Suite struct JSONPointerTests {
    @Test func describesTheWay() {
        #expect(JSONPointer().description == "")
        #expect(
            JSONPointer().appending(key: "rules").appending(index: 3).appending(key: "when").description
                == "/rules/3/when"
        )
        #expect(JSONPointer([.key("a/b"), .key("m~n"), .key("")]).description == "/a~1b/m~0n/")
    }

    @Test func literals() {
        #expect(["rules", 3] as JSONPointer == JSONPointer([.key("rules"), .index(3)]))
        #expect(["3"] as JSONPointer != [3])
    }
}
