import CurlClient
import JSON

/// How long Meta asks to wait, as the headers of an answer tell it.
///
/// Source: Meta's Graph API docs, "Rate limits": `X-Business-Use-Case-Usage` and `X-App-Usage` tell, in minutes, when calls
/// will be taken again.
enum GraphUsage {
    /// The longest wait that is believed.
    private static let maximumWait = Duration.seconds(24 * 60 * 60)

    /// The longest of the waits that an answer asks for, or `nil` where it asks for none.
    static func requestedWait(_ response: CurlResponse) -> Duration? {
        var waits: [Duration] = []
        if let seconds = response.header("Retry-After").flatMap({ Int64($0) }) { waits.append(wait(Double(seconds))) }
        for name in ["X-Business-Use-Case-Usage", "X-App-Usage"] {
            guard let header = response.header(name), let usage = try? JSONValue.parse(header) else { continue }
            for minutes in regainTimes(in: usage) { waits.append(wait(minutes * 60)) }
        }
        return waits.max().flatMap { $0 > .zero ? $0 : nil }
    }

    /// Every `estimated_time_to_regain_access`: at the top, or in a list for each of the business's accounts.
    private static func regainTimes(in usage: JSONValue) -> [Double] {
        let accounts = usage.object?.members.flatMap { $0.value.items } ?? []
        return ([usage] + accounts)
            .compactMap { item in
                let time = item["estimated_time_to_regain_access"]
                return time?.number ?? time?.string.flatMap(Double.init)
            }
    }

    private static func wait(_ seconds: Double) -> Duration {
        guard seconds > 0 else { return .zero }
        return min(.seconds(min(seconds, 1e9)), maximumWait)
    }
}
