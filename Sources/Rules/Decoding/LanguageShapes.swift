/// The shapes that have a name of their own, because they stand at several places or contain themselves.
enum LanguageShapes {
    /// A shape's name: also its name in the JSON Schema.
    enum Name: String, Sendable, Hashable, CaseIterable {
        case file
        case rule
        case when
        case condition
        case text
        case reply
        case replyPart = "reply_part"
        case message
        case example
        case duration
    }

    /// What stands behind a name.
    static func shape(of name: Name) -> Shape {
        switch name {
        case .file: .object(.document)
        case .rule: .object(.rule)
        case .when: .oneOrMore(.named(.condition))
        case .condition: .object(ConditionCatalogue.vocabulary)
        case .text: .either([.oneOrMore(.text), .object(TextMatcher.vocabulary)])
        case .reply: .oneOrMore(.named(.replyPart))
        case .replyPart: .either([.named(.message), .object(.pickReply), .object(.replyByPlatform)])
        case .message: .either([.text, .object(.messageReply), .object(.templateReply)])
        case .example: .either([.anyText, .object(.example)])
        case .duration: .form("^(?=.*[1-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?$", example: "12h")
        }
    }
}
