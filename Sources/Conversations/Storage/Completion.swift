package import Messaging

/// What the AI model answered to an event, kept from the moment it came until the event is settled.
///
/// An answer costs money and never comes twice the same: whatever happens between it and the decision, a crash or a store
/// that refuses, the model is not asked again.
package struct Completion: Sendable, Hashable {
    /// The keys of the messages that it answers, more than one where several were joined.
    package let keys: [EventKey]
    /// The rule that asked.
    package let rule: String
    /// Whose conversation it is.
    package let conversation: ConversationKey
    /// The model's words.
    package let text: String

    /// Creates a completion.
    package init(keys: [EventKey], rule: String, conversation: ConversationKey, text: String) {
        self.keys = keys
        self.rule = rule
        self.conversation = conversation
        self.text = text
    }
}
