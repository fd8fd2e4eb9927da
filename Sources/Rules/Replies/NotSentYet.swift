import Messaging

/// Says of each part of a reply what this version does with it: it knows all of the language, and sends texts only.
struct NotSentYet {
    let problems: Problems

    /// Warns of the parts of a message.
    func remark(on message: MessagePlan) {
        if let media = message.media {
            switch media.source {
            case .link: warn(media.place, "sends the link of \(media.kind.withArticle) as text")
            case .file: warn(media.place, "sends no files: only the text beside it goes out")
            }
        }
        switch message.menu {
        case .buttons(_, let place):
            warn(place, "sends buttons as numbered lines; a number or a title, typed, is the press")
        case .list(let list):
            warn(list.place, "sends a list as numbered lines; a number or a title, typed, is the press")
        case nil: break
        }
        if let template = message.template { warn(template.place, "sends no templates: nothing goes out") }
        if let reaction = message.reaction { warn(reaction.place, "sends no reactions: nothing goes out") }
    }

    /// Warns of what a rule says about its reply.
    func remark(on draft: RuleDraft, reaching platforms: Set<Platform>) {
        if let visible = draft.publicReply {
            warn(visible.place, "answers no comments in public: nothing is written there")
        }
        let sends = !draft.plans.isEmpty || draft.asksAI
        if draft.delay != nil, sends { warn(draft.place.child("delay"), "answers at once") }
        if case .template = draft.outsideWindow, sends, platforms.contains(.whatsapp) {
            warn(draft.place.child("outside_window"), "sends no templates: nothing goes out after the 24 hours")
        }
    }

    private func warn(_ place: Place, _ what: String) {
        problems.warning(.notSentYet, at: .key(place), "this version of replyd \(what)")
    }
}

extension MediaKind {
    /// The kind as a noun.
    var withArticle: String {
        switch self {
        case .image: "an image"
        case .video: "a video"
        case .audio: "an audio file"
        case .document: "a document"
        case .sticker: "a sticker"
        }
    }
}
