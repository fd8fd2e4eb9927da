package import Messaging

/// What a platform tells about a person.
package struct ContactProfile: Sendable, Hashable {
    /// The name, as the person shows it.
    package let name: String?
    /// The user name, without `@`.
    package let userName: String?

    /// Creates a profile; what the platform did not tell is left out.
    package init(name: String? = nil, userName: String? = nil) {
        self.name = name
        self.userName = userName
    }
}

/// What came of asking for a profile.
package enum ProfileAnswer: Sendable, Hashable {
    /// The platform told it.
    case told(ContactProfile)
    /// It did not; the reason is for the log.
    case failed(reason: String)
}

/// Asks a platform who a contact is, where its messages do not tell.
package protocol ProfileLookup: Sendable {
    /// Asks once; how long the answer is waited for is the caller's decision.
    func profile(of contact: ConversationKey) async -> ProfileAnswer
}
