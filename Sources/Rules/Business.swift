/// Whose replies these are, from `settings.business`: what the privacy and terms pages print.
package struct Business: Sendable, Hashable {
    /// The name of the business.
    package let name: String?
    /// Where people write about their data: an address or a link.
    package let contact: String?

    /// Creates a description; what is not known is `nil`.
    package init(name: String? = nil, contact: String? = nil) {
        self.name = name
        self.contact = contact
    }
}
