import Conversations
import Messaging
import MetaPlatform

/// Asks Meta's Graph API who a contact is.
struct GraphProfileLookup: ProfileLookup {
    private let client: GraphClient

    /// Creates a lookup.
    ///
    /// - Parameter client: Makes the requests.
    init(client: GraphClient) {
        self.client = client
    }

    func profile(of contact: ConversationKey) async -> ProfileAnswer {
        let account = contact.account.isEmpty ? nil : contact.account
        let event = InboundEvent(
            platform: contact.platform,
            kind: .message,
            account: account,
            contact: contact.contact
        )
        // A token is never tried on an account that may be another's.
        guard case .ours = await client.ownership(of: event) else {
            return .failed(reason: "It is not known whether the account is one of ours.")
        }
        do {
            let profile = try await client.profile(of: contact.contact, on: contact.platform, account: account)
            return .told(ContactProfile(name: profile.name, userName: profile.userName))
        } catch {
            return .failed(reason: error.description)
        }
    }
}
