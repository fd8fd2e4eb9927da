import JSON
import Messaging

/// The files of one load on their way to rules: what they define together, and what came of each.
///
/// What an earlier load left is taken over where nothing that it depends on has changed.
struct RuleFiles {
    /// The rules of one file.
    struct Decoded {
        let index: Int
        let ruleCount: Int
        let document: Problems.Findings
        let rules: FileRules
        /// The check of an earlier load, when the rules were taken over from it.
        let earlierCheck: FileCheck?
    }

    /// A file as a whole.
    private struct Document {
        /// `nil` when it is no rules file, and when it was not read again because nothing in it has changed.
        var fields: Fields?
        var findings: Problems.Findings
        var isUnread = false
    }

    private let files: [RulesFile]
    private let earlier: LoadCache.Contents
    private let isUnchanged: [Bool]
    private let problems: Problems
    private var documents: [Document] = []
    private var defining: [Int: [UInt8]] = [:]
    /// What all files define.
    let definitions: Definitions

    /// Reads the files as wholes, and what they define.
    init(_ files: [RulesFile], earlier: LoadCache.Contents, _ resources: RulesResources, _ problems: Problems) {
        self.files = files
        self.earlier = earlier
        self.problems = problems
        isUnchanged = files.indices.map { index in
            earlier.files.indices.contains(index) && earlier.files[index].bytes == files[index].bytes
        }
        var decoder = DefinitionsDecoder(problems: problems, resources: resources)
        for (index, file) in files.enumerated() {
            if isUnchanged[index], earlier.definitions.files[index] == nil {
                documents.append(Document(fields: nil, findings: earlier.files[index].document, isUnread: true))
                continue
            }
            let ownProblems = Problems()
            var fields: Fields?
            switch DocumentReader.read(file, index, ownProblems) {
            case .unreadable: decoder.noteUnreadableFile()
            case .refused: break
            case .document(let document):
                fields = document
                decoder.read(document)
                if DefinitionsDecoder.defines(document) { defining[index] = file.bytes }
            }
            documents.append(Document(fields: fields, findings: ownProblems.findings))
        }
        definitions = decoder.definitions
        for document in documents { problems.add(document.findings) }
    }

    /// What decoding depends on besides the file; `nil` when some file could not be read, so that nobody knows.
    private func definitionsKey(_ resources: RulesResources) -> LoadCache.Definitions? {
        guard definitions.areComplete else { return nil }
        return .init(files: defining, resources: resources.files, zone: definitions.timezone?.value?.rules)
    }

    /// Decodes the rules of all files, and hands on what there is to say about them.
    mutating func decode(in context: LoadContext) -> [Decoded] {
        let key = definitionsKey(context.resources)
        var numbers = PatternNumbers()
        var takesOver = key != nil && key == earlier.definitions
        if takesOver {
            for index in files.indices where isUnchanged[index] {
                numbers.take(earlier.files[index].rules.patternNumbers)
            }
            if numbers.areSparse {
                takesOver = false
                numbers = PatternNumbers()
            }
        }
        var decoded: [Decoded] = []
        var totals = (rules: 0, keywords: 0, regexBytes: 0)
        var regexes: Set<RegexStore.Key> = []
        for index in files.indices {
            guard !problems.mustStop() else { break }
            let known = earlier.files.indices.contains(index) ? earlier.files[index] : nil
            let file: Decoded
            if takesOver, isUnchanged[index], let known {
                file = Decoded(
                    index: index,
                    ruleCount: known.ruleCount,
                    document: known.document,
                    rules: known.rules,
                    earlierCheck: known.check
                )
            } else {
                guard let fields = fields(of: index) else { continue }
                let count = Self.ruleCount(fields)
                guard totals.rules + count <= RuleSetLimits.maximumRules else {
                    RuleSetLimits.reportRules(totals.rules + count, at: Self.rulesSpot(fields), problems)
                    break
                }
                let place = takesOver ? known?.rules.patternNumbers.lowerBound : nil
                let rules = Self.rules(fields, in: context, at: place, &numbers)
                file = Decoded(
                    index: index,
                    ruleCount: count,
                    document: documents[index].findings,
                    rules: rules,
                    earlierCheck: nil
                )
            }
            totals.rules += file.ruleCount
            totals.keywords += file.rules.keywordCount
            context.add(file.rules)
            decoded.append(file)
            guard totals.rules <= RuleSetLimits.maximumRules else {
                RuleSetLimits.reportRules(totals.rules, at: .file(index), problems)
                break
            }
            for key in file.rules.regexes.keys where regexes.insert(key).inserted { totals.regexBytes += key.length }
            guard totals.regexBytes <= RuleSetLimits.maximumRegexBytes else {
                RuleSetLimits.reportRegexes(at: .file(index), problems)
                break
            }
            guard totals.keywords <= RuleSetLimits.maximumKeywords else {
                // A file that has too many by itself has said so at the place.
                if file.rules.keywordCount <= RuleSetLimits.maximumKeywords {
                    RuleSetLimits.reportKeywords(at: .file(index), problems)
                }
                break
            }
        }
        context.setPatterns(of: decoded.map(\.rules))
        return decoded
    }

    /// What another load may take over; `nil` when there was anything that could not be read.
    func contents(_ decoded: [Decoded], _ checks: [FileCheck], in context: LoadContext) -> LoadCache.Contents? {
        guard decoded.count == files.count, checks.count == files.count,
            let key = definitionsKey(context.resources)
        else { return nil }
        let kept = zip(decoded, checks)
            .map { decoded, check in
                LoadCache.File(
                    bytes: files[decoded.index].bytes,
                    ruleCount: decoded.ruleCount,
                    document: decoded.document,
                    rules: decoded.rules,
                    check: check
                )
            }
        return LoadCache.Contents(definitions: key, files: kept)
    }

    /// The members of a file, which is read now if that was not needed before.
    private func fields(of index: Int) -> Fields? {
        guard documents[index].isUnread else { return documents[index].fields }
        // Nothing new is to be said about it as a whole.
        guard case .document(let fields) = DocumentReader.read(files[index], index, Problems()) else { return nil }
        return fields
    }

    /// The rules of a file, their patterns numbered from where they were before if there is room.
    private static func rules(
        _ fields: Fields,
        in context: LoadContext,
        at place: Int?,
        _ numbers: inout PatternNumbers
    ) -> FileRules {
        if let place {
            let rules = FileRules(fields, in: context, firstPattern: place)
            if rules.patterns.count <= numbers.room(from: place) {
                numbers.take(rules.patternNumbers)
                return rules
            }
        }
        let rules = FileRules(fields, in: context, firstPattern: numbers.end)
        numbers.take(rules.patternNumbers)
        return rules
    }

    private static let lists = ["rules", "otherwise"]

    private static func ruleCount(_ document: Fields) -> Int {
        lists.reduce(0) { $0 + (document[$1]?.value.array?.count ?? 0) }
    }

    private static func rulesSpot(_ document: Fields) -> Spot {
        let longest = document.present(lists).max { ($0.entries?.count ?? 0) < ($1.entries?.count ?? 0) }
        return longest.map { .key($0.place) } ?? .value(document.node.place)
    }
}
