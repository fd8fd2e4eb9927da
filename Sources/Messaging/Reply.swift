/// One message to send, in neutral terms: `MetaPlatform` turns it into a platform's request.
package enum Reply: Sendable, Hashable {
    /// A text, at most as long as the platform allows (see `PlatformLimits`).
    case text(String)
}
