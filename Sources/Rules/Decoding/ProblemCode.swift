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
    case tooLarge = "too-large"
    case tooMany = "too-many"
    case moreProblems = "more-problems"

    // Shapes
    case unknownKey = "unknown-key"
    case unknownValue = "unknown-value"
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
    case idleAlternative = "idle-alternative"
    case unanswered = "unanswered"
    case unusedDefinition = "unused-definition"
    case duplicateKeyword = "duplicate-keyword"

    case neverTold = "never-told"
    case unknownName = "unknown-name"
    case unusableFile = "unusable-file"
    case badDuration = "bad-duration"

    // Replies
    case noEffect = "no-effect"
    case badLink = "bad-link"
    case unusableLink = "unusable-link"
    case longDelay = "long-delay"
    case missingText = "missing-text"
    case missingTitle = "missing-title"
    case otherKind = "other-kind"
    case fileTooLarge = "file-too-large"
    case captionApart = "caption-apart"
    case unreachablePlatform = "unreachable-platform"
    case nothingForPlatform = "nothing-for-platform"
    case onePrivateReply = "one-private-reply"
    case notAnEmoji = "not-an-emoji"
    case noReactions = "no-reactions"
    case badTemplateName = "bad-template-name"
    case badLanguage = "bad-language"
    case onlyWhatsApp = "only-whatsapp"
    case quotesInPublic = "quotes-in-public"
    case publicWithoutComments = "public-without-comments"

    // Buttons and lists
    case longTitle = "long-title"
    case titleMayBeCut = "title-may-be-cut"
    case mayBeEmpty = "may-be-empty"
    case duplicateButton = "duplicate-button"
    case longPayload = "long-payload"
    case reservedPayload = "reserved-payload"
    case badPhone = "bad-phone"
    case badCommand = "bad-command"
    case otherForm = "other-form"
    case unknownRule = "unknown-rule"
    case disabledRule = "disabled-rule"
    case pressWithoutCapture = "press-without-capture"

    // Times and dates
    case badTime = "bad-time"
    case badDay = "bad-day"
    case unknownDay = "unknown-day"
    case badDate = "bad-date"
    case overlappingHours = "overlapping-hours"
    case neverOpen = "never-open"
    case noHours = "no-hours"
    case noTimezone = "no-timezone"
    case unknownTimezone = "unknown-timezone"
    case unknownLanguage = "unknown-language"

    // Texts and patterns
    case unknownList = "unknown-list"
    case nestedList = "nested-list"
    case keywordAdvice = "keyword-advice"
    case uselessKeyword = "useless-keyword"
    case badRegex = "bad-regex"
    case alwaysRuns = "always-runs"
    case idleOption = "idle-option"

    // Templates
    case badTemplate = "bad-template"
    case unknownVariable = "unknown-variable"
    case unsureCapture = "unsure-capture"
    case maybeAbsent = "maybe-absent"
    case hiddenVariable = "hidden-variable"
    case unknownSnippet = "unknown-snippet"
    case snippetLoop = "snippet-loop"
}
