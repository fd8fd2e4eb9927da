// What a set of secrets lacks: for `serve`, which refuses to start, and for the notes that it prints when it starts.
extension SecretSet {
    /// Everything that `serve` needs and that is missing, in one list; empty when it can start.
    package var missingForServe: [MissingSecret] {
        var missing: [MissingSecret] = []
        if self[.verifyToken] == nil {
            missing.append(
                MissingSecret(
                    names: [SecretName(.verifyToken)],
                    description: "\(absence(.verifyToken)). \(SecretName.Kind.verifyToken.purpose)"
                )
            )
        }
        if self[.appSecret] == nil, self[.instagramAppSecret] == nil {
            var sentences = "\(absence(.appSecret)). \(SecretName.Kind.appSecret.purpose) "
            sentences += "(An app that uses Instagram's own login only may set INSTAGRAM_APP_SECRET instead"
            sentences += problem(of: .instagramAppSecret) == nil ? ".)" : "; \(absence(.instagramAppSecret)).)"
            missing.append(
                MissingSecret(
                    names: [SecretName(.appSecret), SecretName(.instagramAppSecret)],
                    description: sentences
                )
            )
        }
        if !canSendOnMessenger, !canSendOnInstagram, !canSendOnWhatsApp { missing.append(missingPlatform) }
        return missing
    }

    /// What works only in part, as sentences: platforms that are off, and AI answers without a key.
    package var notes: [String] {
        var notes: [String] = []
        if !canSendOnMessenger { notes.append("Messenger is off: \(absence(.pageAccessToken)).") }
        if !canSendOnInstagram {
            notes.append(
                "Instagram is off: \(absence(.instagramAccessToken)), and there is no page token to send with instead."
            )
        } else if !values(of: .instagramAccessToken) {
            notes.append(
                "Instagram replies are sent with the page token, since \(absence(.instagramAccessToken)); "
                    + "that works for an account that is linked to the page."
            )
        }
        if !canSendOnWhatsApp { notes.append("WhatsApp is off: \(whatsappAbsence).") }
        if self[.openAIAPIKey] == nil {
            notes.append("AI answers are off: \(absence(.openAIAPIKey)); rules with “ai” send their fallback text.")
        }
        if self[.appSecret] == nil, self[.instagramAppSecret] != nil, canSendOnMessenger || canSendOnWhatsApp {
            notes.append(
                "\(absence(.appSecret)), so webhooks of Messenger and WhatsApp are refused; "
                    + "INSTAGRAM_APP_SECRET proves only Instagram's."
            )
        }
        if self[.adminToken] == nil {
            notes.append("The admin pages are off: \(absence(.adminToken)).")
        }
        return notes
    }

    private var missingPlatform: MissingSecret {
        let kinds: [SecretName.Kind] = [
            .pageAccessToken, .instagramAccessToken, .whatsappAccessToken, .whatsappPhoneNumberID,
        ]
        let description =
            "No platform can be answered. Set at least one of: PAGE_ACCESS_TOKEN (Messenger, and Instagram accounts "
            + "linked to the page), INSTAGRAM_ACCESS_TOKEN (Instagram's own login), or WHATSAPP_ACCESS_TOKEN together "
            + "with WHATSAPP_PHONE_NUMBER_ID (WhatsApp)."
        // “Not set” is said by the list above; what needs its own words is a value that is there and does not count.
        let faults = problems.filter { kinds.contains($0.name.kind) }.map { " \($0)" }.joined()
        return MissingSecret(names: kinds.map { SecretName($0) }, description: description + faults)
    }

    private var whatsappAbsence: String {
        let absent = [SecretName.Kind.whatsappAccessToken, .whatsappPhoneNumberID].filter { self[$0] == nil }
        return absent.map(absence).joined(separator: ", and ")
    }

    private func values(of kind: SecretName.Kind) -> Bool {
        self[kind] != nil || !accountIDs(for: kind).isEmpty
    }

    private func problem(of kind: SecretName.Kind) -> SecretProblem? {
        problems.first { $0.name.kind == kind }
    }

    /// “X is not set”, or why the value that is set does not count.
    private func absence(_ kind: SecretName.Kind) -> String {
        guard let problem = problem(of: kind) else { return "\(kind.rawValue) is not set" }
        return "\(problem.name) (\(problem.source)) counts as missing, because \(problem.fault)"
    }
}
