import MetaPlatform
import Secrets

extension GraphCredentials {
    /// The credentials in a set of secrets.
    init(_ secrets: SecretSet) {
        self.init(
            page: Tokens(.pageAccessToken, in: secrets),
            instagram: Tokens(.instagramAccessToken, in: secrets),
            whatsApp: Tokens(.whatsappAccessToken, in: secrets),
            whatsAppPhoneNumberID: secrets[.whatsappPhoneNumberID]?.revealed(),
            appSecret: secrets[.appSecret]
        )
    }
}

extension GraphCredentials.Tokens {
    /// The tokens of one kind: the one for every account, and those named for one.
    fileprivate init(_ kind: SecretName.Kind, in secrets: SecretSet) {
        let named = secrets.names.filter { $0.kind == kind }
            .compactMap { name in
                name.account.flatMap { account in secrets[name].map { (account, $0) } }
            }
        self.init(shared: secrets[kind], named: Dictionary(named) { first, _ in first })
    }
}
