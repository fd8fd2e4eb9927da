/// What an error of the Graph API means: one row of the table.
///
/// Sources: Meta's Messenger Platform error codes, Send API reference, WhatsApp Cloud API error codes and Graph API docs
/// ("Handle errors"); where these are silent, what public client libraries found out.
struct GraphErrorMeaning {
    /// What it means for a reply.
    let disposition: GraphError.Disposition
    /// What the operator can do, in one sentence.
    let advice: String

    /// The meaning of an error.
    static func of(code: Int?, subcode: Int?, status: Int, isMarkedTransient: Bool) -> GraphErrorMeaning {
        guard let code else { return ofStatus(status) }
        if let subcode, let meaning = bySubcode[Number(code, subcode)] { return meaning }
        if let meaning = byCode[code] { return meaning }
        if (200...299).contains(code) { return permission }
        if isMarkedTransient { return temporary }
        return GraphErrorMeaning(.invalid, "This error is not known to replyd: look its number up in Meta's docs.")
    }

    /// The meaning of an answer that holds no error of the Graph API: a proxy's page, or nothing.
    private static func ofStatus(_ status: Int) -> GraphErrorMeaning {
        switch status {
        case 401:
            tokenInvalid
        case 429:
            throttled
        case 408, 425, 500...599:
            temporary
        case 200..<300:
            GraphErrorMeaning(
                .invalid,
                "The answer holds an error without a number: look its message up in Meta's docs."
            )
        default:
            GraphErrorMeaning(
                .invalid,
                "Check that META_GRAPH_URL, INSTAGRAM_GRAPH_URL and GRAPH_VERSION are right, or what stands in between."
            )
        }
    }

    // MARK: - The table

    private struct Number: Hashable {
        let code: Int
        let subcode: Int

        init(_ code: Int, _ subcode: Int) {
            self.code = code
            self.subcode = subcode
        }
    }

    private init(_ disposition: GraphError.Disposition, _ advice: String) {
        self.disposition = disposition
        self.advice = advice
    }

    private static let temporary = GraphErrorMeaning(
        .retry(after: nil),
        "This passes by itself; see metastatus.com if it does not."
    )
    private static let throttled = GraphErrorMeaning(
        .throttled,
        "Too many calls for Meta's limit: replies wait until Meta takes calls again."
    )
    private static let permission = GraphErrorMeaning(
        .permission,
        "The token lacks a permission: grant the messaging permissions to the app and make a new token."
    )
    private static let tokenInvalid = GraphErrorMeaning(
        .tokenInvalid,
        "The access token is expired, revoked or mistyped: make a new one and put it in its place."
    )
    private static let pageWindow = GraphErrorMeaning(
        .windowClosed,
        "The person's last message is over 24 hours old: Meta allows only people, not bots, to answer now."
    )
    private static let templateProblem = GraphErrorMeaning(
        .invalid,
        "The message template is missing, paused or filled in wrongly: compare it with WhatsApp Manager."
    )

    /// Rows for a number together with its subcode.
    private static let bySubcode: [Number: GraphErrorMeaning] = [
        Number(10, 2_018_278): pageWindow,
        Number(10, 2_018_065): pageWindow,
        Number(10, 2_534_022): pageWindow,
        Number(10, 2_018_108): GraphErrorMeaning(
            .recipientUnavailable,
            "This person cannot be written to at the moment."
        ),
        Number(100, 33): GraphErrorMeaning(
            .wrongAccountID,
            "The account's id is wrong, or the token is another account's: check that the two belong together."
        ),
        Number(100, 2_018_001): GraphErrorMeaning(
            .recipientUnavailable,
            "No such person is known to this account: the id is another page's, or the account is gone."
        ),
        Number(190, 460): GraphErrorMeaning(
            .tokenInvalid,
            "The token died when its owner changed the password: make a new one and put it in its place."
        ),
        Number(190, 463): GraphErrorMeaning(
            .tokenInvalid,
            "The access token has expired: make a new long-lived one and put it in its place."
        ),
    ]

    /// Rows for a number, whatever its subcode.
    private static let byCode: [Int: GraphErrorMeaning] = [
        0: tokenInvalid,
        1: temporary,
        2: temporary,
        3: permission,
        4: throttled,
        10: permission,
        17: throttled,
        32: throttled,
        100: GraphErrorMeaning(
            .invalid,
            "Meta does not accept a value: check the account's id, and that APP_SECRET is of the app that made the token."
        ),
        102: tokenInvalid,
        190: tokenInvalid,
        230: GraphErrorMeaning(
            .permission,
            "The token lacks pages_messaging: grant it to the app and make a new page token."
        ),
        368: GraphErrorMeaning(
            .accountStopped,
            "Meta blocked the account for a policy violation: see the Support Inbox and stop sending until it is settled."
        ),
        551: GraphErrorMeaning(
            .recipientUnavailable,
            "This person cannot be written to: they blocked the page or closed their account."
        ),
        613: throttled,
        2635: GraphErrorMeaning(.invalid, "This version of the API is gone: set GRAPH_VERSION to a newer one."),
        80_007: throttled,
        130_429: GraphErrorMeaning(
            .retry(after: nil),
            "The number sends more messages a second than WhatsApp allows: replies wait a little."
        ),
        130_472: GraphErrorMeaning(
            .recipientUnavailable,
            "Meta holds this message back as part of an experiment: nothing can be done about it."
        ),
        130_497: GraphErrorMeaning(
            .recipientUnavailable,
            "The business may not write to people in this country: see WhatsApp's messaging policy."
        ),
        131_000: temporary,
        131_005: permission,
        131_008: GraphErrorMeaning(.invalid, "A required part of the message is missing: this is a fault of replyd."),
        131_009: GraphErrorMeaning(.invalid, "WhatsApp does not accept a part of the message: check the rule's reply."),
        131_016: temporary,
        131_021: GraphErrorMeaning(.invalid, "The number cannot write to itself: write from another phone."),
        131_026: GraphErrorMeaning(
            .recipientUnavailable,
            "This person cannot receive the message: not on WhatsApp, an old app, new terms not accepted, or blocked."
        ),
        131_030: GraphErrorMeaning(
            .recipientUnavailable,
            "A test number writes only to listed phones: add this one under API Setup, or use a real number."
        ),
        131_031: GraphErrorMeaning(
            .accountStopped,
            "The WhatsApp account is locked, or its two-step PIN is wrong: see Business Support Home in Meta Business Suite."
        ),
        131_037: GraphErrorMeaning(
            .accountStopped,
            "The number's display name is not approved: see WhatsApp Manager, phone numbers."
        ),
        131_042: GraphErrorMeaning(
            .accountStopped,
            "There is a payment problem: see the billing settings of the WhatsApp account."
        ),
        131_045: GraphErrorMeaning(
            .accountStopped,
            "The phone number's registration is faulty: register it again in WhatsApp Manager."
        ),
        131_047: GraphErrorMeaning(
            .windowClosed,
            "The person's last message is over 24 hours old: only an approved template may be sent now."
        ),
        131_048: GraphErrorMeaning(
            .accountStopped,
            "People blocked or reported this number too often: see its quality rating in WhatsApp Manager and send less."
        ),
        131_049: GraphErrorMeaning(
            .recipientUnavailable,
            "Meta did not deliver, because this person gets enough marketing: do not try again within 24 hours."
        ),
        131_050: GraphErrorMeaning(
            .recipientUnavailable,
            "This person does not want marketing messages from the business: do not send them any."
        ),
        131_051: GraphErrorMeaning(
            .invalid,
            "WhatsApp does not support this type of message: change the rule's reply."
        ),
        131_052: GraphErrorMeaning(
            .invalid,
            "WhatsApp could not fetch the file that the person sent: ask for it again."
        ),
        131_053: GraphErrorMeaning(
            .retry(after: nil),
            "WhatsApp could not fetch the reply's file: check that its link is public and its kind is allowed."
        ),
        131_056: GraphErrorMeaning(
            .pairLimit,
            "Too many messages to this person in a short time: the next one waits a few seconds."
        ),
        131_057: GraphErrorMeaning(
            .retry(after: .seconds(60)),
            "Meta is working on the account, which takes about a minute."
        ),
        131_062: GraphErrorMeaning(
            .recipientUnavailable,
            "This message cannot go to a person without a phone number."
        ),
        132_000: templateProblem,
        132_001: templateProblem,
        132_005: templateProblem,
        132_007: templateProblem,
        132_008: templateProblem,
        132_012: templateProblem,
        132_015: templateProblem,
        132_016: templateProblem,
        132_068: templateProblem,
        132_069: templateProblem,
        133_010: GraphErrorMeaning(
            .accountStopped,
            "The phone number is not registered with the Cloud API: register it in WhatsApp Manager."
        ),
        133_016: GraphErrorMeaning(
            .accountStopped,
            "The number was registered too often: wait 72 hours before you register it again."
        ),
        135_000: GraphErrorMeaning(.invalid, "WhatsApp does not accept the message: check the rule's reply."),
        137_000: GraphErrorMeaning(
            .recipientUnavailable,
            "The person's identity on WhatsApp changed: confirm it before you write again."
        ),
    ]
}
