import Crypto
import Secrets

/// The proof that whoever uses an access token knows the app's secret too: a stolen token alone is then worth nothing.
///
/// Source: Meta's Graph API docs, "Secure Graph API calls" (`appsecret_proof`).
enum AppSecretProof {
    /// The proof: HMAC-SHA256 of the token with the app's secret, as 64 lower-case hexadecimal digits.
    static func make(token: Secret, appSecret: Secret) -> String {
        let key = SymmetricKey(data: Array(appSecret.revealed().utf8))
        return Hexadecimal.encode(HMAC<SHA256>.authenticationCode(for: Array(token.revealed().utf8), using: key))
    }
}
