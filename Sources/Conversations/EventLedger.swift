package import Messaging

/// Which events were worked on already: platforms deliver the same event more than once, even inside one body.
package protocol EventLedger: Sendable {
    /// Claims an event for answering.
    ///
    /// - Returns: `false` when it was claimed before. An event without an id can always be claimed.
    func claim(_ event: InboundEvent) async -> Bool
}
