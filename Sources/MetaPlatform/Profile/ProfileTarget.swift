import JSON
package import Messaging

/// An account whose profile can be changed.
package struct ProfileTarget: Sendable, Hashable {
    /// The platform.
    package let platform: Platform
    /// What the account is called in words: its name and id, as far as they are known.
    package let label: String
    /// How it is reached.
    let route: GraphRoute

    /// Whether it is an Instagram account that is reached through its page.
    var isThroughPage: Bool { platform == .instagram && route.host == .meta }
}

/// A part of an account's profile that is not yet as the rules say.
package struct ProfileChange: Sendable, Hashable {
    /// What the platform calls the part.
    package let name: String
    /// What the account shows now, as JSON; `nil` for nothing.
    package let current: String?
    /// What it is to show, as JSON; `nil` for nothing.
    package var future: String? { isRemoval ? nil : wanted.serialized() }

    let wanted: JSONValue

    /// Whether the part is taken away.
    var isRemoval: Bool { wanted.array?.isEmpty ?? false }
}
