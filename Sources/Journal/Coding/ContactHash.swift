import Conversations
import Foundation
import Messaging

/// What stands for a contact that was erased: enough to know them again, not enough to know who they are.
enum ContactHash {
    /// The hash of a conversation: the key of an event of it that has no content.
    static func of(_ conversation: ConversationKey) -> Data {
        EventKey(
            InboundEvent(
                platform: conversation.platform,
                kind: .other,
                account: conversation.account,
                contact: conversation.contact
            )
        )
        .data
    }
}
