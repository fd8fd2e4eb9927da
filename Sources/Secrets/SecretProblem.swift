/// A secret that is set but cannot be used, so that it counts as missing.
///
/// Never tells the value.
package struct SecretProblem: Sendable, Hashable, CustomStringConvertible {
    /// Which secret.
    package let name: SecretName
    /// Where its value was found.
    package let source: SettingSource
    /// What is wrong with the value.
    package let fault: SecretFault

    /// Whether replyd must not start: a weak admin token is worse than none, since it looks like protection.
    package var refusesToStart: Bool { name.kind == .adminToken }

    /// One sentence that says what is wrong and, for the admin token, what to do.
    package var description: String {
        if refusesToStart {
            return
                "\(name) (\(source)) cannot protect anything: \(fault). Use at least 24 random characters, for example "
                + "those that `openssl rand -hex 32` prints, or leave it out, and the admin pages do not exist."
        }
        return "\(name) (\(source)) counts as missing: \(fault)."
    }
}

/// A secret, or a choice of several, that `serve` needs and has not got.
package struct MissingSecret: Sendable, Hashable, CustomStringConvertible {
    /// The names of which one is needed, or all of them where they work only together.
    package let names: [SecretName]
    /// One or several sentences: what is missing, why it counts as missing, and what it is for.
    package let description: String
}
