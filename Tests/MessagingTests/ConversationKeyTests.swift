import Messaging
import Testing

@Suite("A conversation's identity")
struct ConversationKeyTests {
    @Test("The same id is another person on another platform or account")
    func parts() {
        let keys: Set = [
            ConversationKey(platform: .whatsapp, account: "1", contact: "7"),
            ConversationKey(platform: .messenger, account: "1", contact: "7"),
            ConversationKey(platform: .whatsapp, account: "2", contact: "7"),
            ConversationKey(platform: .whatsapp, account: "1", contact: "8"),
        ]
        #expect(keys.count == 4)
        #expect(keys.contains(ConversationKey(platform: .whatsapp, account: "1", contact: "7")))
    }
}
