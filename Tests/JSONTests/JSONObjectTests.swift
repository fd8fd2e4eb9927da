import Testing

@testable import JSON

@Suite struct JSONObjectTests {
    @Test func membersKeepTheirOrder() {
        let object: JSONObject = ["b": 1, "a": 2, "c": 3]
        #expect(object.keys == ["b", "a", "c"])
        #expect(object.count == 3)
        #expect(!object.isEmpty)
        #expect(JSONObject().isEmpty)
    }

    @Test func theLastValueOfAKeyCountsAtThePlaceOfTheFirst() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object == ["a": 3, "b": 2])
    }

    @Test func settingAKeyKeepsItsPlace() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = 4
        object["b"] = .none
        object["missing"] = .none
        #expect(object == ["a": 3, "c": 4])
    }

    @Test func nullIsAValue() {
        var object: JSONObject = [:]
        object["a"] = .some(.null)
        #expect(object == ["a": .null])
        #expect(object["a"] == .some(.null))
    }

    @Test func absentMembersAreLeftOut() {
        let context: JSONValue? = nil
        let object = JSONObject(present: ["to": "4915", "context": context, "null": .some(.null), "n": 1])
        #expect(object == ["to": "4915", "null": .null, "n": 1])
    }

    @Test func equalityLooksAtOrder() {
        let object: JSONObject = ["a": 1, "b": 2]
        #expect(object != ["b": 2, "a": 1])
        #expect(object != ["a": 1])
        #expect(object != ["a": 1, "b": 3])
        #expect(Set([object, ["a": 1, "b": 2]]).count == 1)
    }
}
