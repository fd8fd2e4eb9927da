import Testing

@testable import JSON

/// Holds the scanner, which knows places, and jansson, which knows values, together.
@Suite struct JSONScannerTests {
    /// How many documents of each kind: enough that each of the scanner's decisions is met many times.
    private static let count = 4_000

    @Test(arguments: [UInt64(1), 2, 3])
    func scannerAndJanssonAgree(seed: UInt64) throws {
        var generator = DocumentGenerator(seed: seed)
        var accepted = 0
        for index in 0..<Self.count {
            let document: [UInt8]
            switch seed {
            case 1: document = generator.document()
            case 2: document = generator.mutatedDocument()
            default: document = generator.bytes()
            }
            let value = try? JSONValue.parse(document, duplicateKeys: .refuse, maximumDepth: 4)
            let source = JSONSource(document, maximumDepth: 4)
            let problem = source.syntaxProblem()
            let shown = "document \(index): \(String(decoding: document, as: UTF8.self).debugDescription)"
            try #require((value == nil) == (problem != nil), "\(shown): \(String(describing: problem))")
            if let value {
                accepted += 1
                try expectRanges(of: value, at: [], in: source, document, shown)
            } else if let problem {
                expectWellFormed(problem, in: document, shown)
            }
        }
        // A generator that only ever writes one of both would prove nothing.
        #expect(accepted > (seed == 3 ? 0 : Self.count / 20))
        #expect(accepted < Self.count)
    }

    /// The text at the range of each value must parse to just that value.
    private func expectRanges(
        of value: JSONValue,
        at pointer: JSONPointer,
        in source: JSONSource,
        _ document: [UInt8],
        _ shown: String
    ) throws {
        let range = try #require(source.range(ofValueAt: pointer), "\(shown) at \(pointer)")
        let part = Array(document[range.start.offset..<range.end.offset])
        #expect(try JSONValue.parse(part) == value, "\(shown) at \(pointer)")
        switch value {
        case .array(let items):
            #expect(source.range(ofValueAt: pointer.appending(index: items.count)) == nil)
            for (index, item) in items.enumerated() {
                try expectRanges(of: item, at: pointer.appending(index: index), in: source, document, shown)
            }
        case .object(let object):
            for (key, member) in object.members {
                let pointer = pointer.appending(key: key)
                let range = try #require(source.range(ofKeyAt: pointer), "\(shown) at \(pointer)")
                let part = Array(document[range.start.offset..<range.end.offset])
                #expect(try JSONValue.parse(part) == .string(key), "\(shown) at \(pointer)")
                try expectRanges(of: member, at: pointer, in: source, document, shown)
            }
        case .string(let string):
            let whole = source.range(inStringAt: pointer, utf8: 0..<string.utf8.count)
            #expect(whole?.start.offset == range.start.offset + 1, "\(shown) at \(pointer)")
            #expect(whole?.end.offset == range.end.offset - 1, "\(shown) at \(pointer)")
        default:
            break
        }
    }

    private func expectWellFormed(_ problem: JSONSyntaxProblem, in document: [UInt8], _ shown: String) {
        #expect(JSONSyntaxProblem.Code(rawValue: problem.code) != nil, "\(shown)")
        #expect(!problem.message.isEmpty && !problem.help.isEmpty, "\(shown)")
        for range in [problem.range, problem.related].compactMap({ $0 }) {
            #expect(range.start <= range.end, "\(shown): \(problem)")
            #expect(range.end.offset <= document.count, "\(shown): \(problem)")
            #expect(range.start.line >= 1 && range.start.column >= 1, "\(shown): \(problem)")
        }
    }

    @Test func depthIsCountedAlike() throws {
        for depth in 0...6 {
            for inner in ["", "1", #"{"a": 1}"#] {
                let document =
                    Array((String(repeating: "[", count: depth) + inner).utf8)
                    + Array(String(repeating: "]", count: depth).utf8)
                let value = try? JSONValue.parse(document, duplicateKeys: .refuse, maximumDepth: 3)
                let problem = JSONSource(document, maximumDepth: 3).syntaxProblem()
                #expect((value == nil) == (problem != nil), "depth \(depth), \(inner)")
            }
        }
    }
}
