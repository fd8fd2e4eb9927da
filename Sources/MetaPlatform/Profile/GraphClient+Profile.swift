import JSON
package import Messaging

extension GraphClient {
    /// The accounts whose profile can be changed: those that the tokens are for.
    package func profileTargets() async -> [ProfileTarget] {
        let credentials = credentials()
        var targets: [ProfileTarget] = []
        func add(_ platform: Platform, _ account: String?, _ label: String, usesPageToken: Bool = false) {
            let route = GraphRoute(platform: platform, account: account, usesPageToken: usesPageToken)
            targets.append(ProfileTarget(platform: platform, label: label, route: route))
        }
        if credentials.page.shared != nil {
            add(.messenger, nil, Self.label(await directory.answer(to: .page, credentials: credentials)))
        }
        for page in credentials.page.named.keys.sorted() { add(.messenger, page, page) }
        if credentials.instagram.shared != nil {
            add(.instagram, nil, Self.label(await directory.answer(to: .instagram, credentials: credentials)))
        } else if credentials.usesPageToken(forInstagram: nil) {
            let answer = await directory.answer(to: .instagramOfPage, credentials: credentials)
            if case .success(.some) = answer { add(.instagram, nil, Self.label(answer), usesPageToken: true) }
        }
        for account in credentials.instagram.named.keys.sorted() { add(.instagram, account, account) }
        let numbers = Set(credentials.whatsApp.named.keys).union([credentials.whatsAppPhoneNumberID].compactMap(\.self))
        for number in numbers.sorted() { add(.whatsapp, number, number) }
        return targets
    }

    private static func label(_ answer: AccountDirectory.Answer) -> String {
        guard case .success(let account?) = answer else { return "the account of the token" }
        return account.name.map { "\($0) (\(account.id))" } ?? account.id
    }

    /// What of an account's profile is not as the rules say.
    package func changes(
        to profile: AccountProfile,
        of target: ProfileTarget
    ) async throws(GraphSendError) -> [ProfileChange] {
        let parts = ProfileForm.parts(of: profile, on: target.platform)
        guard !parts.isEmpty else { return [] }
        let request = ProfileRequests.reading(target, endpoints: endpoints)
        let answer = try await transport.perform(request, credentials: credentials())
        let current = ProfileRequests.current(in: answer, of: target)
        return parts.compactMap { name, wanted in
            let found = current[name].flatMap(Self.unlessEmpty)
            let shown = found.map { ProfileForm.comparable($0, to: wanted) }
            guard shown != Self.unlessEmpty(wanted) else { return nil }
            return ProfileChange(name: name, current: found?.serialized(), wanted: wanted)
        }
    }

    /// A part that shows something.
    private static func unlessEmpty(_ part: JSONValue) -> JSONValue? {
        part.array?.isEmpty ?? false ? Optional.none : part
    }

    /// Makes an account's profile as the rules say.
    package func make(_ changes: [ProfileChange], to target: ProfileTarget) async throws(GraphSendError) {
        for request in ProfileRequests.changing(changes, of: target, endpoints: endpoints) {
            _ = try await transport.perform(request, credentials: credentials())
        }
    }
}
