/// Where a person came from: an ad, a link such as `m.me/shop?ref=summer`, or an ice breaker.
package struct ReferralDetails: Sendable, Hashable {
    /// The kind of place, as the platform names it: `ADS`, `SHORTLINK`, `ad`, `post`.
    package var source: String?
    /// What the link or the ad says about itself.
    package var ref: String?
    /// The ad's id.
    package var adID: String?

    /// Creates details; what the platform did not tell is left out.
    package init(source: String? = nil, ref: String? = nil, adID: String? = nil) {
        self.source = source
        self.ref = ref
        self.adID = adID
    }
}
