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

    /// What reading a file as a whole gave.
    private struct Reading: Sendable {
        let outcome: DocumentReader.Outcome
        let findings: Problems.Findings

        init(_ file: RulesFile, _ index: Int) {
            let problems = Problems()
            outcome = DocumentReader.read(file, index, problems)
            findings = problems.findings
        }
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
        let isUnchanged = files.indices.map { index in
            earlier.files.indices.contains(index) && earlier.files[index].bytes == files[index].bytes
        }
        self.isUnchanged = isUnchanged
        let readings = Self.read(files) { !isUnchanged[$0] || earlier.definitions.files[$0] != nil }
        var decoder = DefinitionsDecoder(problems: problems, resources: resources)
        for (index, file) in files.enumerated() {
            guard let reading = readings[index] else {
                documents.append(Document(fields: nil, findings: earlier.files[index].document, isUnread: true))
                continue
            }
            var fields: Fields?
            switch reading.outcome {
            case .unreadable: decoder.noteUnreadableFile()
            case .refused: break
            case .document(let document):
                fields = document
                decoder.read(document)
                if DefinitionsDecoder.defines(document) { defining[index] = file.bytes }
            }
            documents.append(Document(fields: fields, findings: reading.findings))
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
        var takesOver = key != nil && key == earlier.definitions && isUnchanged.contains(true)
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
        let surroundings = context.surroundings
        var ahead: [Int: FileRules] = [:]
        let parts = takesOver ? [] : Self.parts(of: files)
        if !takesOver { readWhatIsUnread() }
        for index in files.indices {
            guard !problems.mustStop() else { break }
            if let part = parts.first(where: { $0.first == index }) {
                ahead = rules(of: part, in: surroundings, from: numbers.end, after: totals.rules)
            }
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
                guard let fields = documents[index].fields else { continue }
                let count = Self.ruleCount(fields)
                guard totals.rules + count <= RuleSetLimits.maximumRules else {
                    RuleSetLimits.reportRules(totals.rules + count, at: Self.rulesSpot(fields), problems)
                    break
                }
                let place = takesOver ? known?.rules.patternNumbers.lowerBound : nil
                let early = ahead[index] ?? place.map { FileRules(fields, in: surroundings, firstPattern: $0) }
                file = Decoded(
                    index: index,
                    ruleCount: count,
                    document: documents[index].findings,
                    rules: Self.rules(fields, in: surroundings, early, &numbers),
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

    /// Reads some of the files, several at the same time.
    private static func read(_ files: [RulesFile], where isWanted: (Int) -> Bool) -> [Int: Reading] {
        var readings: [Int: Reading] = [:]
        for part in parts(of: files) {
            let wanted = part.filter(isWanted)
            for (index, reading) in zip(wanted, wanted.parallelMap { Reading(files[$0], $0) }) {
                readings[index] = reading
            }
        }
        return readings
    }

    /// Reads the files that seemed to be taken over; nothing new is to be said about them as wholes.
    private mutating func readWhatIsUnread() {
        for (index, reading) in Self.read(files, where: { documents[$0].isUnread }) {
            if case .document(let fields) = reading.outcome { documents[index].fields = fields }
        }
    }

    /// The rules of a file: those that were decoded early, unless the numbers of their patterns are taken.
    private static func rules(
        _ fields: Fields,
        in surroundings: LoadSurroundings,
        _ early: FileRules?,
        _ numbers: inout PatternNumbers
    ) -> FileRules {
        if let early, early.patterns.count <= numbers.room(from: early.patternNumbers.lowerBound) {
            numbers.take(early.patternNumbers)
            return early
        }
        let rules = FileRules(fields, in: surroundings, firstPattern: numbers.end)
        numbers.take(rules.patternNumbers)
        return rules
    }

    /// The rules of some files, decoded at the same time; of those only that can be taken before there are too many.
    private func rules(
        of part: Range<Int>,
        in surroundings: LoadSurroundings,
        from firstPattern: Int,
        after ruleCount: Int
    ) -> [Int: FileRules] {
        var work: [(index: Int, fields: Fields, firstPattern: Int)] = []
        var next = (pattern: firstPattern, rule: ruleCount)
        for index in part {
            guard let fields = documents[index].fields else { continue }
            next.rule += Self.ruleCount(fields)
            guard next.rule <= RuleSetLimits.maximumRules else { break }
            work.append((index, fields, next.pattern))
            next.pattern += PatternRoom(of: fields, definitions.lists).count
        }
        let rules = work.parallelMap { FileRules($0.fields, in: surroundings, firstPattern: $0.firstPattern) }
        return Dictionary(uniqueKeysWithValues: zip(work.map(\.index), rules))
    }

    /// How many bytes are worked on at the same time: what is refused in the end has cost little more than when one file
    /// had been read after the other.
    private static let partSize = 4 << 20

    /// The files in parts of so many bytes, or of one file.
    private static func parts(of files: [RulesFile]) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var size = 0
        for (index, file) in files.enumerated() {
            size += file.bytes.count
            if let last = parts.last, size <= partSize {
                parts[parts.count - 1] = last.lowerBound..<index + 1
            } else {
                parts.append(index..<index + 1)
                size = file.bytes.count
            }
        }
        return parts
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
