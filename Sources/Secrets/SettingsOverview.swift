import Logging

/// What `replyd settings` prints: every setting and secret with its source, a secret only as set or not.
package struct SettingsOverview: Sendable {
    /// One line.
    package struct Row: Sendable, Hashable {
        /// The environment's name.
        package let name: String
        /// The value; of a secret only `set`, `not set` or `counts as missing`.
        package let value: String
        /// Where the value was found, or `nil` where nothing is set.
        package let source: SettingSource?
        /// One sentence: what it is for, or why a secret does not count.
        package let remark: String
    }

    /// The settings, then the secrets.
    package let rows: [Row]

    /// Collects the rows.
    ///
    /// Values are those in force, so that a wrong one, which may be a token, is not shown.
    package init(layers: SettingsLayers, settings: OperatorSettings, secrets: SecretSet) {
        let settingRows = OperatorSetting.allCases.map { setting in
            Row(
                name: setting.rawValue,
                value: secrets.redactor.redact(Self.value(of: setting, in: settings)),
                source: layers[setting.rawValue]?.source ?? .builtIn,
                remark: setting.purpose
            )
        }
        let common = SecretName.Kind.allCases.map { SecretName($0) }
        let ofAccounts = layers.names.compactMap { SecretName($0) }.filter { $0.account != nil }
        let secretRows = (common + ofAccounts).sorted()
            .map { name in
                Self.row(of: name, secrets: secrets)
            }
        rows = settingRows + secretRows
    }

    private static func row(of name: SecretName, secrets: SecretSet) -> Row {
        if let secret = secrets[name] {
            let value = name.kind.isConfidential ? "set" : secret.revealed()
            return Row(
                name: name.description,
                value: value,
                source: secrets.source(of: name),
                remark: name.kind.purpose
            )
        }
        if let problem = secrets.problems.first(where: { $0.name == name }) {
            return Row(
                name: name.description,
                value: "counts as missing",
                source: problem.source,
                remark: problem.description
            )
        }
        return Row(name: name.description, value: "not set", source: nil, remark: name.kind.purpose)
    }

    private static func value(of setting: OperatorSetting, in settings: OperatorSettings) -> String {
        switch setting {
        case .rules: settings.rules
        case .secrets: settings.secrets
        case .data: settings.data
        case .host: settings.listen.host
        case .port: String(settings.listen.port)
        case .admin: settings.admin.description
        case .logFormat: settings.logFormat.rawValue
        case .logLevel: settings.logLevel.rawValue
        case .dryRun: settings.dryRun ? "true" : "false"
        case .retention:
            settings.retention.isMultiple(of: 86_400_000)
                ? "\(settings.retention / 86_400_000)d" : "\(settings.retention / 1000)s"
        case .uncertain: settings.resendsUncertain ? "resend" : "hold"
        case .whatsAppRate: settings.whatsAppRate.description
        case .whatsAppContactRate: settings.whatsAppContactRate.description
        case .messagingRate: settings.messagingRate.description
        case .messagingMediaRate: settings.messagingMediaRate.description
        case .privateReplyRate: settings.privateReplyRate.description
        case .loopLimit: settings.loopLimit.description
        case .metaGraphURL: settings.metaGraphURL
        case .instagramGraphURL: settings.instagramGraphURL
        case .graphVersion: settings.graphVersion
        case .openAIBaseURL: settings.openAIBaseURL
        }
    }
}
