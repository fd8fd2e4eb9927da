import JSON
import Messaging

/// The requests that read and change an account's profile.
enum ProfileRequests {
    /// Asks what the account shows now.
    static func reading(_ target: ProfileTarget, endpoints: GraphEndpoints) -> GraphRequest {
        let names = ProfileForm.names(on: target.platform).joined(separator: ",")
        switch target.platform {
        case .whatsapp:
            let path = URLComponent.escape(target.route.node) + "?fields=conversational_automation"
            return target.route.request("GET", path, endpoints: endpoints)
        case .messenger, .instagram:
            let path = "\(URLComponent.escape(target.route.node))/messenger_profile?fields=\(names)" + suffix(target)
            return target.route.request("GET", path, endpoints: endpoints)
        }
    }

    /// What the account shows now, part by part, in an answer to `reading`.
    static func current(in answer: JSONValue, of target: ProfileTarget) -> JSONValue {
        switch target.platform {
        case .whatsapp: answer["conversational_automation"] ?? .object([:])
        case .messenger, .instagram: answer["data"]?[0] ?? .object([:])
        }
    }

    /// The requests that make these changes, in order.
    static func changing(
        _ changes: [ProfileChange],
        of target: ProfileTarget,
        endpoints: GraphEndpoints
    ) -> [GraphRequest] {
        let set = changes.filter { !$0.isRemoval || target.platform == .whatsapp }
        let removed = changes.filter { $0.isRemoval && target.platform != .whatsapp }
        var requests: [GraphRequest] = []
        if !set.isEmpty {
            var body = JSONObject()
            if target.isThroughPage { body["platform"] = "instagram" }
            for change in set { body[change.name] = change.wanted }
            let edge = target.platform == .whatsapp ? "conversational_automation" : "messenger_profile"
            requests.append(target.route.post(.object(body), to: edge, endpoints: endpoints))
        }
        if !removed.isEmpty {
            let names = removed.map { URLComponent.escape("\"\($0.name)\"") }.joined(separator: "%2C")
            let path =
                "\(URLComponent.escape(target.route.node))/messenger_profile?fields=%5B\(names)%5D" + suffix(target)
            requests.append(target.route.request("DELETE", path, endpoints: endpoints))
        }
        return requests
    }

    private static func suffix(_ target: ProfileTarget) -> String {
        target.isThroughPage ? "&platform=instagram" : ""
    }
}
