import Messaging

extension Clause {
    /// A message that should satisfy the clause; to be confirmed by asking the rule.
    func event(in cell: Cell, text: String?) -> InboundEvent {
        var wanted: [Question.Field: String] = [:]
        for value in values where value.isWanted {
            if let glob = value.globs.first, wanted[value.field] == nil {
                wanted[value.field] = glob.written.replacing("*", with: "")
            }
        }
        var media: MediaDetails?
        if wanted[.mimeType] != nil || wanted[.filename] != nil || flags[.isVoice] == true {
            media = MediaDetails(
                mimeType: wanted[.mimeType],
                filename: wanted[.filename],
                isVoice: flags[.isVoice] ?? false
            )
        }
        var comment: CommentDetails?
        if cell.type == .comment {
            comment = CommentDetails(
                post: wanted[.post],
                surface: wanted[.surface].flatMap(CommentDetails.Surface.init(rawValue:)),
                answersComment: flags[.answersComment] ?? false
            )
        }
        var referral: ReferralDetails?
        if wanted[.source] != nil || wanted[.ref] != nil || wanted[.ad] != nil {
            referral = ReferralDetails(source: wanted[.source], ref: wanted[.ref], adID: wanted[.ad])
        }
        return InboundEvent(
            platform: cell.platform,
            kind: cell.type == .comment ? .comment : .message,
            type: cell.type,
            account: wanted[.account] ?? "example",
            contact: "example",
            id: "example",
            text: text,
            payload: wanted[.payload],
            media: media,
            comment: comment,
            referral: referral
        )
    }
}

extension InboundEvent {
    /// The message in a few words, as proof in a diagnostic.
    var proof: String {
        let on = platform.shownName
        if let payload { return "a press of the button \(Quote.message(payload)) on \(on)" }
        let kind = type.map { "a message of type \($0.rawValue)" } ?? "a message"
        guard let text else { return "\(kind) on \(on)" }
        return type == .text ? Quote.message(text) : "\(kind) that says \(Quote.message(text))"
    }
}

extension Platform {
    /// The name as people write it.
    var shownName: String {
        switch self {
        case .instagram: "Instagram"
        case .messenger: "Messenger"
        case .whatsapp: "WhatsApp"
        }
    }
}
