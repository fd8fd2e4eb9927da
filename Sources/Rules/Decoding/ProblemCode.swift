/// The stable codes of what can be wrong with rules, besides the syntax of JSON, which has codes of its own.
///
/// People search for these and tools match on them: a code never changes its meaning.
enum ProblemCode: String, CaseIterable {
    // The files
    case noFiles = "no-files"
    case emptyFile = "empty-file"
    case invalidJSON = "invalid-json"
    case tokenInRules = "token-in-rules"
    case noRules = "no-rules"
    case moreProblems = "more-problems"

    // Shapes
    case unknownKey = "unknown-key"
    case unknownValue = "unknown-value"
    case notYetSupported = "not-yet-supported"
    case wrongType = "wrong-type"
    case outOfRange = "out-of-range"
    case emptyList = "empty-list"
    case emptyText = "empty-text"
    case emptyObject = "empty-object"
    case missingKey = "missing-key"
    case conflictingKeys = "conflicting-keys"
    case definedTwice = "defined-twice"
    case invalidID = "invalid-id"
    case duplicateID = "duplicate-id"
    case unsupportedVersion = "unsupported-version"

    // Rules
    case noAction = "no-action"
    case alwaysTrueOnly = "always-true-only"
    case noAISettings = "no-ai-settings"
    case noOnError = "no-on-error"
    case noExamples = "no-examples"
    case exampleFails = "example-fails"
    case longReply = "long-reply"

    // The set as a whole
    case neverAnswers = "never-answers"
    case neverHolds = "never-holds"
    case unanswered = "unanswered"
    case unusedDefinition = "unused-definition"
    case duplicateKeyword = "duplicate-keyword"

    case neverTold = "never-told"
    case unknownName = "unknown-name"
    case unusableFile = "unusable-file"
    case badDuration = "bad-duration"

    // Texts and patterns
    case unknownList = "unknown-list"
    case nestedList = "nested-list"
    case keywordAdvice = "keyword-advice"
    case uselessKeyword = "useless-keyword"
    case badRegex = "bad-regex"

    // Templates
    case badTemplate = "bad-template"
    case unknownVariable = "unknown-variable"
    case unsureCapture = "unsure-capture"
    case maybeAbsent = "maybe-absent"
    case unknownSnippet = "unknown-snippet"
    case snippetLoop = "snippet-loop"
}
