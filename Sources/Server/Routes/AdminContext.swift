package import Hummingbird

/// What is known about a request to the admin pages: whoever guesses tokens is counted by address.
package struct AdminContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The address that the request came from.
    package let peer: String

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress ?? "unknown"
    }
}
