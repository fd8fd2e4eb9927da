import Foundation
import Synchronization
import Testing

@testable import JSON

@Suite struct JSONValueTests {
    private let value: JSONValue = [
        "null": nil, "yes": true, "count": 3, "half": 0.5, "name": "Anna", "list": [1, "two"], "inner": ["a": 1],
    ]

    @Test func accessorsGiveWhatIsThere() {
        #expect(value["null"]?.isNull == true)
        #expect(value["yes"]?.bool == true)
        #expect(value["count"]?.integer == 3)
        #expect(value["count"]?.number == 3.0)
        #expect(value["half"]?.number == 0.5)
        #expect(value["name"]?.string == "Anna")
        #expect(value["list"]?.array == [1, "two"])
        #expect(value["list"]?[1] == "two")
        #expect(value["inner"]?.object == ["a": 1])
        #expect(value.object?.keys == ["null", "yes", "count", "half", "name", "list", "inner"])
    }

    @Test func accessorsGiveNilForEverythingElse() {
        let string: JSONValue = "3"
        #expect(string.integer == nil)
        #expect(string.number == nil)
        #expect(string.bool == nil)
        #expect(string.array == nil)
        #expect(string.object == nil)
        #expect(string["a"] == nil)
        #expect(string[0] == nil)
        #expect(!string.isNull)
        #expect(value.string == nil)
        #expect(value["missing"] == nil)
        #expect(value["half"]?.integer == nil)
        #expect(value["list"]?[2] == nil)
        #expect(value["list"]?[-1] == nil)
    }

    @Test func literalsInterpolate() {
        let name = "Anna"
        let value: JSONValue = ["text": "Hello \(name)"]
        #expect(value["text"]?.string == "Hello Anna")
    }

    /// A document of the greatest nesting that is accepted by default must not exhaust a small thread's stack.
    @Test(arguments: ["[", #"{"a":"#])
    func deepDocumentsFitASmallStack(opening: String) throws {
        let depth = JSONValue.defaultMaximumDepth
        let closing = opening == "[" ? "]" : "}"
        let document = String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        let written = Mutex<String?>(nil)
        let finished = DispatchSemaphore(value: 0)
        let thread = Thread {
            let value = try? JSONValue.parse(document)
            written.withLock { $0 = value?.serialized() }
            finished.signal()
        }
        thread.stackSize = 512 * 1_024
        thread.start()
        finished.wait()
        #expect(written.withLock { $0 } == document)
    }
}
