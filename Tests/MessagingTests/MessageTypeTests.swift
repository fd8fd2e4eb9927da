import Messaging
import Testing

@Suite("What a person can send")
struct MessageTypeTests {
    @Test("A rule without a type answers what is sent on purpose in the private chat, and nothing else")
    func messages() {
        let others = MessageType.any.subtracting(MessageType.messages)
        #expect(others == [.comment, .reaction, .storyMention, .referral, .unsupported])
        #expect(MessageType.messages.count == 13)
    }

    @Test("The group names mean what the rules language says")
    func groups() {
        #expect(MessageType.groups.keys.sorted() == ["any", "media", "message"])
        #expect(MessageType.groups["any"]?.count == MessageType.allCases.count)
        #expect(MessageType.groups["media"] == [.image, .video, .audio, .document, .sticker])
        #expect(MessageType.media.isSubset(of: MessageType.messages))
    }

    @Test("The names in rules files are the documented ones")
    func names() {
        #expect(MessageType(rawValue: "story_reply") == .storyReply)
        #expect(MessageType(rawValue: "story_mention") == .storyMention)
        #expect(MessageType.allCases.allSatisfy { !$0.rawValue.contains { $0.isUppercase } })
        // A type and a group of the same name could not be told apart.
        #expect(MessageType.groups.keys.allSatisfy { MessageType(rawValue: $0) == nil })
    }
}
