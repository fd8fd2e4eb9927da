import Templates
import Testing

@Suite("Reading a template")
struct TemplateParseTests {
    /// The part of a source that a range covers.
    private func part(_ source: String, _ range: Range<Int>) -> String {
        String(decoding: Array(source.utf8)[range], as: UTF8.self)
    }

    @Test("References and partials know their names and places, in bytes")
    func places() throws {
        let source = "سلام {{ first_name }} {{#a.b}}é{{^قیمت}}{{> sig-1 }}{{/قیمت}}{{/a.b}}"
        let template = try #require(Template.parse(source).template)
        #expect(template.references.map(\.name) == ["first_name", "a.b", "قیمت"])
        #expect(template.references.map(\.kind) == [.variable, .section, .inverted])
        #expect(template.references.map { part(source, $0.range) } == ["first_name", "a.b", "قیمت"])
        #expect(template.partials.map(\.name) == ["sig-1"])
        #expect(template.partials.map { part(source, $0.range) } == ["sig-1"])
    }

    @Test("A variable within a section of its own name is guarded, at any depth; in an inverted one it is not")
    func guarded() throws {
        let source = "{{a}}{{#a}}{{a}}{{#b}}{{a}}{{b}}{{c}}{{/b}}{{/a}}{{^a}}{{a}}{{/a}}{{a}}"
        let template = try #require(Template.parse(source).template)
        let variables = template.references.filter { $0.kind == .variable }
        #expect(variables.map(\.name) == ["a", "a", "a", "b", "c", "a", "a"])
        #expect(variables.map(\.isGuarded) == [false, true, true, true, false, false, false])
    }

    @Test(
        "Names have letters of any script, digits, `_`, `-` and dots",
        arguments: [
            "name", "first_name", "match.1", "1", "a-b", "цена", "قیمت", "कीमत", "می‌خواهم", "價格", "e\u{301}", "x.y.z",
        ]
    )
    func names(name: String) throws {
        let template = try #require(Template.parse("{{\(name)}}").template)
        #expect(template.references.map(\.name) == [name])
    }

    @Test(
        "What is refused, with the place it stands at",
        arguments: [
            // The source, the part that is pointed at, a word of the message.
            ("Hi {{}}!", "{{}}", "nothing between"),
            ("Hi {{  }}!", "{{  }}", "nothing between"),
            ("Hi {{name", "{{", "no }}"),
            ("a {{", "{{", "no }}"),
            ("é {{name} and {{other}}", "{{", "no }}"),
            ("Hi {{{name}}}!", "{{{name}}}", "two braces"),
            ("Hi {{{{name}}}}!", "{{{{name}}}}", "two braces"),
            ("{{{", "{{{", "two braces"),
            ("Hi {{&name}}!", "{{&name}}", "&"),
            ("{{=<% %>=}}", "{{=<% %>=}}", "replaced"),
            ("{{<parent}}", "{{<parent}}", "inherit"),
            ("{{$block}}", "{{$block}}", "inherit"),
            ("{{#}}", "{{#}}", "no name"),
            ("{{/}}", "{{/}}", "no name"),
            ("{{>}}", "{{>}}", "no name"),
            ("{{ ^ }}", "{{ ^ }}", "no name"),
            ("{{first name}}", "{{first name}}", "spaces"),
            ("{{name|upper}}", "{{name|upper}}", "letters"),
            ("{{%x}}", "{{%x}}", "letters"),
            ("{{*x}}", "{{*x}}", "letters"),
            ("{{name😀}}", "{{name😀}}", "letters"),
            ("{{.}}", "{{.}}", "dot"),
            ("{{a..b}}", "{{a..b}}", "dot"),
            ("{{a.}}", "{{a.}}", "dot"),
            ("{{#if name}}", "{{#if name}}", "if"),
            ("é{{#a}}x", "{{#a}}", "never closed"),
            ("x{{/a}}", "{{/a}}", "not opened"),
            ("{{#a}}{{#b}}{{/a}}", "{{#b}}", "not closed before"),
            ("{{#a}}x{{/b}}{{/a}}", "{{/b}}", "not opened"),
        ]
    )
    func refused(source: String, place: String, word: String) throws {
        let parsed = Template.parse(source)
        #expect(parsed.template == nil)
        let problem = try #require(parsed.problems.first)
        #expect(parsed.problems.count == 1)
        #expect(part(source, problem.range) == place)
        #expect(problem.message.contains(word))
    }

    @Test("Every problem is found at once, in the order of the text")
    func all() {
        let source = "{{}} {{#a}} {{&b}} {{/c}} {{x y}} {{/a}} {{name"
        let parsed = Template.parse(source)
        #expect(parsed.problems.map { part(source, $0.range) } == ["{{}}", "{{&b}}", "{{/c}}", "{{x y}}", "{{"])
    }

    @Test(
        "The help names what to write",
        arguments: [
            ("{{#if vip}}x{{/if}}", "{{#vip}}"),
            ("{{#unless vip}}x", "{{^vip}}"),
            ("{{#a}}x", "{{/a}}"),
            ("{{#a}}x{{/b}}{{/a}}", "{{/a}}"),
        ]
    )
    func help(source: String, advice: String) throws {
        #expect(try #require(Template.parse(source).problems.first?.help).contains(advice))
    }

    @Test("32 sections within each other are accepted, 33 are not, and 10,000 are one problem")
    func nesting() {
        func nested(_ depth: Int) -> String {
            String(repeating: "{{#a}}", count: depth) + "{{x}}" + String(repeating: "{{/a}}", count: depth)
        }
        #expect(Template.parse(nested(32)).template != nil)
        #expect(Template.parse(nested(33)).problems.count == 1)
        #expect(Template.parse(nested(10_000)).problems.count == 1)
    }

    @Test(
        "A flood of braces gives a bounded number of problems",
        arguments: ["{{}}", "{{", "{{#a}}", "{{/a}}", "{", "{{{a}}}"]
    )
    func flood(unit: String) {
        let parsed = Template.parse(String(repeating: unit, count: 10_000))
        #expect((1...100).contains(parsed.problems.count))
        #expect(parsed.template == nil)
    }

    @Test("Comments may hold anything, braces and other tags' beginnings too")
    func comments() throws {
        let template = try #require(Template.parse("a{{! {{x {{#y == }}b{{!}}c").template)
        #expect(template.references.isEmpty)
        #expect(template.render([:]) == "abc")
    }
}
