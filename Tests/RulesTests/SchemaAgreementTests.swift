import Foundation
import JSON
import Testing

@testable import Rules

/// Holds the schema and decoding together: what one accepts, the other accepts, as far as shapes go.
@Suite("The schema and decoding agree")
struct SchemaAgreementTests {
    private let validator = SchemaValidator(RulesSchema.document)

    @Test("small files that are good", arguments: SchemaGoodFiles.all)
    func goodFile(content: String) throws {
        let loaded = load(content, SchemaGoodFiles.resources)
        #expect(loaded.ruleSet != nil, "\(DiagnosticRenderer(.text).render(loaded.diagnostics))")
        let document = try JSONValue.parse(content)
        #expect(validator.refusal(of: document) == nil)
    }

    @Test("the sample rules and every example of the guides")
    func ownFiles() throws {
        var files = [try text("rules/rules.json")]
        for guide in ["rules/README.md", "README.md"] {
            files += try text(guide).components(separatedBy: "```json\n").dropFirst()
                .compactMap { $0.components(separatedBy: "\n```").first }
        }
        #expect(files.count > 9)
        for file in files {
            #expect(load(file).ruleSet != nil)
            let document = try JSONValue.parse(file)
            #expect(validator.refusal(of: document) == nil, "\(file)")
        }
    }

    @Test("a file for each term of each vocabulary")
    func everyTerm() {
        var sampler = SchemaSampler()
        let documents = sampler.covering(.named(.file))
        #expect(documents.count > 300)
        for vocabulary in [
            Vocabulary.rule, .reply, .button, .row, .list, .medium, .template, .publicReply, .example,
            TextMatcher.vocabulary, ConditionCatalogue.vocabulary,
        ] {
            for name in vocabulary.names { #expect(sampler.used.contains("\(vocabulary.place): \(name)")) }
        }
        for document in documents {
            let text = document.serialized()
            #expect(validator.refusal(of: document) == nil, "\(text)")
            #expect(Self.problems(of: document) == [], "\(text)")
        }
        #expect(validator.unknownKeywords.isEmpty)
    }

    @Test("files with mistakes", arguments: DiagnosticCatalogueTests.all.flatMap(\.self))
    func brokenFile(broken: BrokenFile) {
        let files = broken.files.map { RulesFile(name: $0.name, bytes: Array($0.content.utf8)) }
        let problems = Self.problems(among: RulesLoader.load(files, sha256: "0123").diagnostics)
        let documents = files.compactMap { try? JSONValue.parse($0.bytes, duplicateKeys: .refuse) }
        guard documents.count == files.count else { return }
        let isBad = !problems.isEmpty
        let refusals = documents.compactMap { validator.refusal(of: $0) }
        #expect(refusals.isEmpty != isBad, "\(problems) against \(refusals)")
    }

    @Test("random files, good and with up to three mistakes", arguments: 0..<8)
    func randomFiles(batch: UInt64) throws {
        let sampler = SchemaSampler()
        var generator = SeededGenerator(seed: batch)
        var mutation = SchemaMutation(seed: batch)
        var verdicts = (good: 0, bad: 0)
        for _ in 0..<150 {
            var document = try #require(sampler.any(.named(.file), using: &generator))
            for _ in 0..<Int.random(in: 0...3, using: &generator) { document = mutation.changed(document) }
            let diagnostics = Self.load(document.serialized(), SchemaGoodFiles.resources).diagnostics
            let problems = Self.problems(among: diagnostics)
            let refusal = validator.refusal(of: document)
            // Whether a time is badly written or means nothing cannot always be told from what is said about it.
            if problems.isEmpty, diagnostics.contains(where: { Self.codesOfTimes.contains($0.code) }) { continue }
            #expect(problems.isEmpty == (refusal == nil), "\(document.serialized()) \(problems) \(refusal ?? "")")
            if refusal == nil { verdicts.good += 1 } else { verdicts.bad += 1 }
        }
        #expect(verdicts.good > 20)
        #expect(verdicts.bad > 20)
    }

    // MARK: - Problems of shape

    /// The codes of problems that a schema can see; all others are of meaning.
    ///
    /// A new code that a schema can see belongs here: the tests above fail without it.
    private static let codesOfShape: Set<ProblemCode> = [
        .unknownKey, .unknownValue, .wrongType, .outOfRange, .emptyList, .emptyText, .emptyObject,
        .missingKey, .conflictingKeys, .invalidID, .unsupportedVersion, .noAction, .alwaysTrueOnly, .badDuration,
        .badLink, .badTemplateName, .badLanguage, .badCommand,
    ]

    private static let codesOfTimes = [ProblemCode.badDate, .badDay, .badTime].map(\.rawValue)

    /// The problems of shape, also those that are only warnings because a rule is disabled.
    private static func problems(among diagnostics: [Diagnostic]) -> [String] {
        diagnostics
            .filter { diagnostic in
                // These share their codes with keywords and patterns that are bad for what they mean.
                if diagnostic.message.hasPrefix("this is empty") { return true }
                if diagnostic.message.hasPrefix("the regex is empty") { return true }
                // Which days a month has is a matter of meaning, how they are written is one of shape.
                if codesOfTimes.contains(diagnostic.code) {
                    return ["this is not", "a message comes"].contains(where: diagnostic.message.hasPrefix)
                }
                return ProblemCode(rawValue: diagnostic.code).map(codesOfShape.contains) ?? false
            }
            .map { "\($0.code): \($0.message)" }
    }

    private static func problems(of document: JSONValue) -> [String] {
        problems(among: load(document.serialized(), SchemaGoodFiles.resources).diagnostics)
    }

    private static func load(_ content: String, _ resources: RulesResources) -> RulesLoad {
        RulesLoader.load(
            [RulesFile(name: "rules.json", bytes: Array(content.utf8))],
            sha256: "0123",
            resources: resources
        )
    }

    private func load(_ content: String, _ resources: RulesResources = .withTimeZones) -> RulesLoad {
        Self.load(content, resources)
    }

    private func text(_ path: String) throws -> String {
        try String(contentsOf: SchemaTests.top.appending(path: path), encoding: .utf8)
    }
}
