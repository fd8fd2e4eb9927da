import Testing

@testable import JSON

/// Documents that are small enough to be read and would take much more memory or time than their size tells.
@Suite struct HostileDocumentTests {
    /// What the parser and the scanner make of a document, which must be the same.
    private func failures(_ document: String, values: Int) -> (JSONSyntaxError?, JSONSyntaxProblem?) {
        let bytes = Array(document.utf8)
        let limits = DocumentLimits(depth: 10, values: values)
        let error = bytes.withUnsafeBytes { buffer -> JSONSyntaxError? in
            do throws(JSONSyntaxError) {
                _ = try JanssonParser(bytes: buffer, duplicateKeys: .refuse, limits: limits).parse()
                return nil
            } catch {
                return error
            }
        }
        return (error, JSONSource(bytes, limits: limits).syntaxProblem())
    }

    @Test("a document may hold so many values and not one more, for the parser and the scanner alike")
    func numberOfValues() {
        for document in ["[1, 2, 3, 4]", "[[[[]]]]", #"{"a": 1, "b": 2, "c": {}}"#, "[{}, {}]"] {
            let most = failures(document, values: 4)
            #expect(most.0 == nil && most.1 == nil, "\(document)")
            let tooMany = failures(document, values: 3)
            #expect(tooMany.0?.code == .tooManyValues, "\(document)")
            #expect(tooMany.1?.code == "too-many-values", "\(document)")
            #expect(tooMany.0?.column == tooMany.1?.range.start.column, "\(document)")
        }
        #expect(DocumentLimits(depth: 1).values == JSONValue.greatestValueCount)
    }

    @Test("commas and brackets in texts are no values")
    func punctuationInTexts() {
        let (error, problem) = failures(#"["[,{,\",[[,,{{,,"]"#, values: 1)
        #expect(error == nil && problem == nil)
    }

    @Test("a mistake before the limit is told, not the limit")
    func mistakeBeforeTheLimit() {
        let (error, problem) = failures("[1, x, 3, 4]", values: 2)
        #expect(error?.code == .syntax)
        #expect(problem?.code == "unquoted-value")
    }

    @Test("a key may be as long as the limit and no longer, whoever writes the document")
    func lengthOfKeys() throws {
        let longest = String(repeating: "é", count: JSONValue.greatestKeyLength / 2)
        #expect(try JSONValue.parse("{\"\(longest)\": 1}", duplicateKeys: .refuse) == .object([longest: 1]))
        #expect(JSONSource(Array("{\"\(longest)\": 1}".utf8)).syntaxProblem() == nil)
        for duplicateKeys in [JSONValue.DuplicateKeys.takeLast, .refuse] {
            let document = "{\"b\": 1,\n \"\(longest)a\": 1}"
            let error = #expect(throws: JSONSyntaxError.self) {
                try JSONValue.parse(document, duplicateKeys: duplicateKeys)
            }
            #expect(error?.code == .keyTooLong)
            #expect(error?.description == "line 2, column 2: object key longer than 256 bytes")
        }
    }

    @Test("the length of a key is that of what is meant, not of how it is written")
    func lengthOfEscapedKeys() throws {
        let key = String(repeating: "\\u00e9", count: JSONValue.greatestKeyLength / 2)
        #expect(throws: Never.self) { try JSONValue.parse("{\"\(key)\": 1}", duplicateKeys: .refuse) }
        #expect(JSONSource(Array("{\"\(key)\": 1}".utf8)).syntaxProblem() == nil)
        #expect(JSONSource(Array("{\"\(key)a\": 1}".utf8)).syntaxProblem()?.code == "key-too-long")
    }

    @Test("a letter under a heap of marks is refused as a key before it is compared")
    func marks() {
        // Compared once, this takes a second, and ten times as many a minute and a half.
        let key = "a" + String(repeating: "\u{301}\u{323}", count: 20_000)
        let error = #expect(throws: JSONSyntaxError.self) { try JSONValue.parse("{\"\(key)\": 1, \"b\": 2}") }
        #expect(error?.code == .keyTooLong)
    }

    @Test("every place among many is found")
    func placesAmongMany() {
        let count = 5_000
        let source = JSONSource(Array(("[" + (0..<count).map(String.init).joined(separator: ",") + "]").utf8))
        let found = (0..<count).count { source.range(ofValueAt: [.index($0)]) != nil }
        #expect(found == count)
        #expect(source.range(ofValueAt: [.index(count)]) == nil)
    }
}
