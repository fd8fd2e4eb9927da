import Templates
import Testing

@Suite("Templates that include themselves")
struct PartialCycleTests {
    private func templates(_ sources: [String: String]) throws -> [String: Template] {
        try sources.mapValues { try #require(Template.parse($0).template) }
    }

    @Test(
        "A circle is found and named in order",
        arguments: [
            (["a": "{{> a}}"], ["a"]),
            (["a": "{{> b}}", "b": "x {{> c}}", "c": "{{#x}}{{> a}}{{/x}}"], ["a", "b", "c"]),
            (["a": "{{> b}}", "b": "{{> c}}{{> d}}", "c": "", "d": "{{> b}}"], ["b", "d"]),
            (["start": "{{> x}}", "x": "{{> y}}", "y": "{{> x}}"], ["x", "y"]),
        ]
    )
    func circles(sources: [String: String], expected: [String]) throws {
        #expect(PartialCycle.find(in: try templates(sources)) == expected)
    }

    @Test("Including the same template twice is no circle, and an unknown one is passed over")
    func noCircle() throws {
        let sources = ["a": "{{> c}}{{> b}}", "b": "{{> c}}{{> c}}", "c": "{{> unknown}}"]
        #expect(PartialCycle.find(in: try templates(sources)) == nil)
        #expect(PartialCycle.find(in: [:]) == nil)
    }

    @Test("A chain of 10,000 templates is searched to its end")
    func longChain() throws {
        var sources = ["p10000": "{{> p9999}}"]
        for level in 0..<10_000 { sources["p\(level)"] = "{{> p\(level + 1)}}" }
        #expect(PartialCycle.find(in: try templates(sources)) == ["p9999", "p10000"])
        sources["p10000"] = "end"
        #expect(PartialCycle.find(in: try templates(sources)) == nil)
    }
}
