/// The name of a secret, as the environment and the secrets file spell it.
///
/// Access tokens may be given once for all accounts (`PAGE_ACCESS_TOKEN`) or for one account by its id
/// (`PAGE_ACCESS_TOKEN_100200300400500`).
package struct SecretName: Sendable, Hashable {
    /// What a secret is for; the raw value is its name without an account.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case verifyToken = "VERIFY_TOKEN"
        case appSecret = "APP_SECRET"
        case instagramAppSecret = "INSTAGRAM_APP_SECRET"
        case pageAccessToken = "PAGE_ACCESS_TOKEN"
        case instagramAccessToken = "INSTAGRAM_ACCESS_TOKEN"
        case whatsappAccessToken = "WHATSAPP_ACCESS_TOKEN"
        case whatsappPhoneNumberID = "WHATSAPP_PHONE_NUMBER_ID"
        case openAIAPIKey = "OPENAI_API_KEY"
        case adminToken = "ADMIN_TOKEN"
        case appSecretPrevious = "APP_SECRET_PREVIOUS"
        case verifyTokenPrevious = "VERIFY_TOKEN_PREVIOUS"
    }

    /// What it is for.
    package let kind: Kind
    /// The account that an access token belongs to, or `nil` where the secret serves every account.
    package let account: String?

    /// The name of a secret that serves every account.
    package init(_ kind: Kind) {
        self.init(kind: kind, account: nil)
    }

    /// Reads a name as it stands in the environment, or gives `nil` where replyd knows no such secret.
    ///
    /// An account is one to 32 ASCII digits, which is what Meta's page, Instagram and phone number ids are; so
    /// `PAGE_ACCESS_TOKEN_FILE` is not the token of an account “FILE”.
    package init?(_ environmentName: String) {
        if let kind = Kind(rawValue: environmentName) {
            self.init(kind: kind, account: nil)
            return
        }
        for kind in Kind.allCases where kind.isGivenByAccount {
            guard environmentName.hasPrefix(kind.rawValue + "_") else { continue }
            let account = environmentName.dropFirst(kind.rawValue.utf8.count + 1)
            guard Self.isAccountID(account) else { return nil }
            self.init(kind: kind, account: String(account))
            return
        }
        return nil
    }

    private init(kind: Kind, account: String?) {
        self.kind = kind
        self.account = account
    }

    /// Whether a text can be an account's id: one to 32 ASCII digits.
    static func isAccountID(_ text: some StringProtocol) -> Bool {
        (1...32).contains(text.utf8.count)
            && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}

extension SecretName: CustomStringConvertible, Comparable {
    /// The name as the environment spells it.
    package var description: String {
        account.map { "\(kind.rawValue)_\($0)" } ?? kind.rawValue
    }

    /// Orders by the order of `Kind`'s cases, then by account.
    package static func < (left: SecretName, right: SecretName) -> Bool {
        left.kind == right.kind ? (left.account ?? "") < (right.account ?? "") : left.kind.order < right.kind.order
    }
}

extension SecretName.Kind {
    /// One sentence: what the secret is for.
    package var purpose: String {
        switch self {
        case .verifyToken: "A text of your own choice that Meta repeats when you connect the webhook."
        case .appSecret: "Proves that a webhook really comes from Meta."
        case .instagramAppSecret:
            "Proves the same for an app that uses Instagram's own login, which has its own secret."
        case .pageAccessToken:
            "Sends Messenger replies, and Instagram replies of an account that is linked to the page."
        case .instagramAccessToken: "Sends Instagram replies for an account that is connected by Instagram's own login."
        case .whatsappAccessToken: "Sends WhatsApp replies."
        case .whatsappPhoneNumberID:
            "Names the WhatsApp number that replies are sent from; an id, not the number itself."
        case .openAIAPIKey: "Lets rules with “ai” ask the AI model."
        case .adminToken: "Opens the admin pages; without it they do not exist."
        case .appSecretPrevious: "The app secret before a planned change, accepted as long as it stands here."
        case .verifyTokenPrevious: "The verify token before a planned change, accepted as long as it stands here."
        }
    }

    /// Whether the value must never be shown.
    ///
    /// A phone number id is no secret: it stands in every webhook.
    package var isConfidential: Bool {
        self != .whatsappPhoneNumberID
    }

    /// Whether the secret may also be given for one account, as `NAME_<account id>`.
    package var isGivenByAccount: Bool {
        switch self {
        case .pageAccessToken, .instagramAccessToken, .whatsappAccessToken: true
        default: false
        }
    }

    /// The shortest value that is accepted, in characters.
    ///
    /// Twelve, because redaction by value would blank ordinary words for a shorter one; the admin token is also
    /// guarded against guessing.
    package var minimumLength: Int {
        switch self {
        case .whatsappPhoneNumberID: 1
        case .adminToken: 24
        default: 12
        }
    }

    fileprivate var order: Int {
        Self.allCases.firstIndex(of: self) ?? Self.allCases.count
    }
}
