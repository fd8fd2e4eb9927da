import Templates
import Testing

@Suite("Filling a template in")
struct TemplateRenderTests {
    private func render(_ source: String, _ values: TemplateValues, _ partials: [String: String] = [:]) throws -> String
    {
        let template = try #require(Template.parse(source).template)
        return template.render(values, partials: try partials.mapValues { try #require(Template.parse($0).template) })
    }

    @Test(
        "The cases of the language",
        arguments: [
            ("Hi {{first_name}}!", "Hi Ayşe!"),
            ("Hi {{ first_name }}{{\tfirst_name\n}}", "Hi AyşeAyşe"),
            ("{{missing}}|{{empty}}|", "||"),
            ("{{#first_name}}Hi {{first_name}}{{/first_name}}{{^first_name}}Hi{{/first_name}}", "Hi Ayşe"),
            ("{{#empty}}yes{{/empty}}{{^empty}}no{{/empty}}", "no"),
            ("{{#missing}}yes{{/missing}}{{^missing}}no{{/missing}}", "no"),
            ("{{#first_name}}a{{#missing}}b{{#first_name}}c{{/first_name}}{{/missing}}d{{/first_name}}e", "ade"),
            ("{{hours.next_open}} {{match.1}}", "9:00 4711"),
            ("a {{! nothing }} b", "a  b"),
            ("lone }} and { and } and {x}", "lone }} and { and } and {x}"),
            ("{{first_name}}}", "Ayşe}"),
            ("", ""),
            ("{{> sig}}{{> none}}!", "— Ayşe & Co!"),
            // White space is kept, unlike in Mustache.
            ("{{#first_name}}\nHi\n{{/first_name}}\n", "\nHi\n\n"),
        ]
    )
    func language(source: String, expected: String) throws {
        let values: TemplateValues = [
            "first_name": "Ayşe", "empty": "", "hours.next_open": "9:00", "match.1": "4711",
        ]
        #expect(try render(source, values, ["sig": "— {{first_name}} & Co"]) == expected)
    }

    @Test("Nothing is escaped")
    func unescaped() throws {
        #expect(try render("{{text}}", ["text": "<b>\"&'</b>"]) == "<b>\"&'</b>")
    }

    @Test(
        "A value is data, whatever it looks like",
        arguments: [
            "{{> sig}}", "{{=<% %>=}}", "{{#text}}x{{/text}}", "{{{text}}}", "{{secret}}", "{{", "}}",
            String(repeating: "{", count: 10_000),
        ]
    )
    func injection(value: String) throws {
        let partials = ["sig": "LEAK {{secret}}", "wrap": "<{{text}}>"]
        let values: TemplateValues = ["text": value, "secret": "LEAK"]
        #expect(try render("{{text}}", values, partials) == value)
        #expect(try render("{{#text}}{{> wrap}}{{/text}}", values, partials) == "<\(value)>")
        // A value is no name of a partial or section either.
        #expect(try render("{{> text}}{{#secret}}{{/secret}}", values, partials).isEmpty)
    }

    @Test("The output ends after the last whole character that fits")
    func cap() throws {
        let template = try #require(Template.parse("{{text}}tail").template)
        #expect(template.render(["text": "aé👩‍👩‍👧‍👦"], maximumLength: 2) == "a")
        #expect(template.render(["text": "aé👩‍👩‍👧‍👦"], maximumLength: 3) == "aé")
        #expect(template.render(["text": "aé👩‍👩‍👧‍👦"], maximumLength: 27) == "aé")
        #expect(template.render(["text": "aé👩‍👩‍👧‍👦"], maximumLength: 28) == "aé👩‍👩‍👧‍👦")
        #expect(template.render(["text": "ab"], maximumLength: 6) == "abtail")
        #expect(template.render(["text": "ab"], maximumLength: 0).isEmpty)
        #expect(template.render(["text": "ab"], maximumLength: -1).isEmpty)
        let megabyte = String(repeating: "x", count: 1 << 20)
        #expect(template.render(["text": megabyte]).utf8.count == 65_536)
    }

    @Test("A partial that includes itself comes to an end")
    func selfInclusion() throws {
        #expect(try render("{{> a}}", [:], ["a": "x{{> a}}"]).allSatisfy { $0 == "x" })
        #expect(try render("{{> a}}", [:], ["a": "{{> a}}{{> a}}"]).isEmpty)
    }

    @Test("Templates that include each other twice on many levels do not stall, though they write nothing")
    func doubling() throws {
        var partials = ["p40": ""]
        for level in 0..<40 { partials["p\(level)"] = "{{> p\(level + 1)}}{{> p\(level + 1)}}" }
        #expect(try render("{{> p0}}", [:], partials).isEmpty)
    }

    @Test("Texts and sections that multiply through templates end at the limit, while they are written")
    func multiplying() throws {
        var partials = ["p30": "0123456789"]
        for level in 0..<30 {
            partials["p\(level)"] = "{{#a}}{{> p\(level + 1)}}{{#b}}{{> p\(level + 1)}}{{/b}}{{> p\(level + 1)}}{{/a}}"
        }
        let values: TemplateValues = ["a": "x", "b": "y"]
        #expect(try render("{{> p0}}", values, partials).utf8.count <= 65_536)
        let long: TemplateValues = ["a": String(repeating: "x", count: 10_000)]
        let many = String(repeating: "{{#a}}{{a}}", count: 32) + String(repeating: "{{/a}}", count: 32)
        #expect(try render(many, long).utf8.count == 65_536)
        #expect(try render("{{> p}}{{> p}}", long, ["p": "{{a}}{{a}}{{a}}{{a}}"]).utf8.count == 65_536)
    }

    @Test("Partials may include each other 64 levels deep")
    func depth() throws {
        var partials = ["p63": "end"]
        for level in 0..<63 { partials["p\(level)"] = "{{> p\(level + 1)}}" }
        #expect(try render("{{> p0}}", [:], partials) == "end")
    }
}
