package import Logging
package import Messaging

extension InboundEvent {
    /// What a log line says about an event: nothing that a person wrote, no name and no contact.
    ///
    /// The event's id is there to find it again at Meta. WhatsApp's ids hold the phone number in an encoded form, so logs
    /// are to be kept like other personal data.
    package var logMetadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["platform": "\(platform.rawValue)", "event": "\(kind.rawValue)"]
        if let type { metadata["type"] = "\(type.rawValue)" }
        if let account { metadata["account"] = "\(account)" }
        if let id { metadata["id"] = "\(id)" }
        return metadata
    }
}

extension OutboxRow {
    /// What a log line says about a message on its way out: nothing that a person wrote.
    var logMetadata: Logger.Metadata {
        var metadata: Logger.Metadata = ["platform": "\(destination.platform.rawValue)", "reply": "r\(id)"]
        if let account = destination.account { metadata["account"] = "\(account)" }
        return metadata
    }
}

extension AccountKey {
    /// What a log line says about an account.
    var logMetadata: Logger.Metadata { ["platform": "\(platform.rawValue)", "account": "\(account)"] }
}

extension Logger.Metadata {
    /// The metadata with one more value.
    package func with(_ key: String, _ value: String) -> Logger.Metadata {
        var copy = self
        copy[key] = "\(value)"
        return copy
    }
}
