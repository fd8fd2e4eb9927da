package import Logging

/// The operator's settings, checked.
package struct OperatorSettings: Sendable, Hashable {
    /// The rules file or folder.
    package private(set) var rules: String
    /// The secrets file.
    package private(set) var secrets: String
    /// The folder of replyd's own files.
    package private(set) var data: String
    /// Where webhooks are taken.
    package private(set) var listen: ListenAddress
    /// Where the admin pages are.
    package private(set) var admin: ListenAddress
    /// How log lines are written.
    package private(set) var logFormat: LogFormat
    /// The least important log lines that are written.
    package private(set) var logLevel: Logger.Level
    /// Whether replies are printed instead of sent.
    package private(set) var dryRun: Bool
    /// How long what was said is kept, in milliseconds.
    package private(set) var retention: Int64
    /// Whether a reply that may have been sent when the program died is sent again.
    package private(set) var resendsUncertain: Bool
    /// The most replies of a WhatsApp number.
    package private(set) var whatsAppRate: WrittenRate
    /// The most replies of a WhatsApp number to one person.
    package private(set) var whatsAppContactRate: WrittenRate
    /// The most replies of a page or an Instagram account.
    package private(set) var messagingRate: WrittenRate
    /// The most files that a page or an Instagram account sends.
    package private(set) var messagingMediaRate: WrittenRate
    /// The most private answers to comments of a page or an Instagram account.
    package private(set) var privateReplyRate: WrittenRate
    /// The most answers to one person.
    package private(set) var loopLimit: WrittenRate
    /// Meta's Graph API, without a slash at its end.
    package private(set) var metaGraphURL: String
    /// Instagram's Graph API, without a slash at its end.
    package private(set) var instagramGraphURL: String
    /// The Graph API's version, such as `v25.0`.
    package private(set) var graphVersion: String
    /// The AI service, without a slash at its end.
    package private(set) var openAIBaseURL: String
}

extension OperatorSettings {
    /// Checks all settings; of a wrong one the default stands in, and a problem tells it.
    ///
    /// No problem repeats a value: a token pasted into the wrong place must not end in a log.
    package static func resolve(_ layers: SettingsLayers) -> (settings: OperatorSettings, problems: [SettingProblem]) {
        var check = SettingCheck(layers: layers)
        let dryRun = check.value(.dryRun, "must be true or false", Self.truth) ?? false
        let wantedHost =
            check.value(.host, "must be a host name or an address, such as 0.0.0.0") {
                ListenAddress.isHost($0) ? $0 : nil
            } ?? OperatorSetting.host.defaultValue
        // A dry run takes unsigned webhooks, so it is never offered to the network.
        let host = dryRun && !BaseURL.isLoopback(wantedHost) ? "127.0.0.1" : wantedHost
        let port = check.value(.port, "must be a number from 0 to 65535", ListenAddress.port) ?? 8000
        let settings = OperatorSettings(
            rules: check.path(.rules),
            secrets: check.path(.secrets),
            data: check.path(.data),
            listen: ListenAddress(host: host, port: port),
            admin: check.value(.admin, "must be an address and a port, such as 127.0.0.1:8001") { ListenAddress($0) }
                ?? ListenAddress(host: "127.0.0.1", port: 8001),
            logFormat: check.value(.logFormat, "must be text or json") { LogFormat(rawValue: $0.lowercased()) }
                ?? .text,
            logLevel: check.value(.logLevel, "must be trace, debug, info, notice, warning, error or critical") {
                Logger.Level(rawValue: $0.lowercased())
            } ?? .info,
            dryRun: dryRun,
            retention: check.value(.retention, "must be a length of time of a day or more, such as 30d") {
                WrittenTime.milliseconds($0).flatMap { $0 >= 86_400_000 ? $0 : nil }
            } ?? 30 * 86_400_000,
            resendsUncertain: check.value(.uncertain, "must be resend or hold") {
                ["resend": true, "hold": false][$0.lowercased()]
            } ?? true,
            whatsAppRate: check.rate(.whatsAppRate, else: WrittenRate(count: 80, period: 1_000)),
            whatsAppContactRate: check.rate(
                .whatsAppContactRate,
                else: WrittenRate(count: 1, period: 6_000, burst: 45)
            ),
            messagingRate: check.rate(.messagingRate, else: WrittenRate(count: 300, period: 1_000)),
            messagingMediaRate: check.rate(.messagingMediaRate, else: WrittenRate(count: 10, period: 1_000)),
            privateReplyRate: check.rate(.privateReplyRate, else: WrittenRate(count: 750, period: 3_600_000)),
            loopLimit: check.rate(.loopLimit, else: WrittenRate(count: 20, period: 600_000)),
            metaGraphURL: check.url(.metaGraphURL),
            instagramGraphURL: check.url(.instagramGraphURL),
            graphVersion: check.value(.graphVersion, "must look like v25.0") { Self.isGraphVersion($0) ? $0 : nil }
                ?? OperatorSetting.graphVersion.defaultValue,
            openAIBaseURL: check.url(.openAIBaseURL)
        )
        if settings.listen.collides(with: settings.admin) {
            check.problems.append(
                SettingProblem("Webhooks and admin pages cannot share a port: change --port or --admin.")
            )
        }
        return (settings, check.problems)
    }

    private static func truth(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }

    /// Whether a text is `v`, digits, a dot and digits.
    ///
    /// Source: Meta's Graph API documentation, versions.
    private static func isGraphVersion(_ text: String) -> Bool {
        guard text.hasPrefix("v"), text.utf8.count <= 16 else { return false }
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty && part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            }
    }
}

/// Reads single settings and collects what is wrong with them.
private struct SettingCheck {
    let layers: SettingsLayers
    var problems: [SettingProblem] = []

    mutating func value<Value>(
        _ setting: OperatorSetting,
        _ expectation: String,
        _ read: (String) -> Value?
    ) -> Value? {
        guard let found = layers[setting.rawValue] else { return read(setting.defaultValue) }
        if let value = read(found.text.revealed()) { return value }
        report(setting, found.source, expectation)
        return nil
    }

    mutating func path(_ setting: OperatorSetting) -> String {
        value(setting, "must be the path of a file or folder") { path in
            path.isEmpty || path.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : path
        } ?? setting.defaultValue
    }

    mutating func rate(_ setting: OperatorSetting, else usual: WrittenRate) -> WrittenRate {
        value(setting, "must be a number and a time, such as 80/1s, or with a burst 1/6s+45", WrittenRate.init) ?? usual
    }

    mutating func url(_ setting: OperatorSetting) -> String {
        guard let found = layers[setting.rawValue] else { return setting.defaultValue }
        do throws(BaseURL.Fault) {
            return try BaseURL(found.text.revealed()).text
        } catch {
            report(setting, found.source, "is no address that replyd can send to: \(error.advice)")
            return setting.defaultValue
        }
    }

    private mutating func report(_ setting: OperatorSetting, _ source: SettingSource, _ expectation: String) {
        let name = setting.flag.map { "\($0) (\(setting.rawValue))" } ?? setting.rawValue
        problems.append(SettingProblem("\(name) \(expectation). It is set by: \(source)."))
    }
}
