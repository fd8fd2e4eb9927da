/// The secrets that one generation of the server works with.
///
/// An immutable value: a reload makes a new set, and whoever sends a message takes the current one.
package struct SecretSet: Sendable {
    /// What is set but unusable, in the order of the names.
    package let problems: [SecretProblem]

    private let values: [SecretName: SettingsLayers.Value]
    /// Confidential values in the secrets file that something stronger hides: never used, but never shown either.
    private let hidden: [SecretName: Secret]

    /// Takes the secrets out of all settings, leaving out unusable values.
    package init(_ layers: SettingsLayers) {
        var values: [SecretName: SettingsLayers.Value] = [:]
        var problems: [SecretProblem] = []
        for name in layers.names.compactMap({ SecretName($0) }).sorted() {
            guard let value = layers[name.description] else { continue }
            if let fault = SecretFault.of(value.text, kind: name.kind) {
                problems.append(SecretProblem(name: name, source: value.source, fault: fault))
            } else {
                values[name] = value
            }
        }
        var hidden: [SecretName: Secret] = [:]
        for (text, value) in layers.hiddenValues {
            guard let name = SecretName(text), SecretFault.of(value.text, kind: name.kind) == nil else { continue }
            hidden[name] = value.text
        }
        self.values = values
        self.problems = problems
        self.hidden = hidden
    }

    /// A secret by its exact name, or `nil` where it is missing.
    package subscript(_ name: SecretName) -> Secret? { values[name]?.text }

    /// A secret that serves all accounts, or `nil` where it is missing.
    package subscript(_ kind: SecretName.Kind) -> Secret? { self[SecretName(kind)] }

    /// Where a secret was found.
    package func source(of name: SecretName) -> SettingSource? { values[name]?.source }

    /// The names of all usable secrets, in order.
    package var names: [SecretName] { values.keys.sorted() }

    /// A redactor for everything confidential in this set.
    package var redactor: Redactor {
        let used = values.filter { $0.key.kind.isConfidential }.map { ($0.key.description, $0.value.text) }
        let unused = hidden.filter { $0.key.kind.isConfidential }.map { ($0.key.description, $0.value) }
        return Redactor(used + unused)
    }
}

// What webhooks are checked with.
extension SecretSet {
    /// Every secret that may have signed a webhook.
    ///
    /// An app that uses Instagram's own login has two secrets, and it is not documented which of them signs.
    package var appSecrets: [Secret] {
        distinct([.appSecret, .instagramAppSecret, .appSecretPrevious])
    }

    /// Every verify token that Meta may present.
    package var verifyTokens: [Secret] {
        distinct([.verifyToken, .verifyTokenPrevious])
    }

    private func distinct(_ kinds: [SecretName.Kind]) -> [Secret] {
        var found: [Secret] = []
        for secret in kinds.compactMap({ self[$0] }) where !found.contains(secret) { found.append(secret) }
        return found
    }
}

// What replies are sent with.
extension SecretSet {
    /// The accounts that have a token of their own, sorted.
    package func accountIDs(for kind: SecretName.Kind) -> [String] {
        values.keys.filter { $0.kind == kind }.compactMap(\.account).sorted()
    }

    /// The WhatsApp numbers that replyd answers for: `WHATSAPP_PHONE_NUMBER_ID`, and those with a token of their own.
    package var whatsappPhoneNumberIDs: [String] {
        let named = self[.whatsappPhoneNumberID].map { [$0.revealed()] } ?? []
        return named + accountIDs(for: .whatsappAccessToken).filter { !named.contains($0) }
    }

    /// Whether Messenger replies can be sent for some page.
    package var canSendOnMessenger: Bool {
        values.keys.contains { $0.kind == .pageAccessToken }
    }

    /// Whether Instagram replies can be sent: by a token of Instagram's own login, or by the token of a linked page.
    package var canSendOnInstagram: Bool {
        canSendOnMessenger || values.keys.contains { $0.kind == .instagramAccessToken }
    }

    /// Whether WhatsApp replies can be sent from some number.
    package var canSendOnWhatsApp: Bool {
        !accountIDs(for: .whatsappAccessToken).isEmpty
            || (self[.whatsappAccessToken] != nil && self[.whatsappPhoneNumberID] != nil)
    }
}
