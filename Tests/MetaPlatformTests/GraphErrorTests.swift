import CurlClient
import Secrets
import Testing

@testable import MetaPlatform

@Suite("GraphError")
struct GraphErrorTests {
    private func readError(
        _ body: String,
        status: Int = 400,
        headers: [(name: String, value: String)] = [],
        hiding secrets: [Secret] = []
    ) -> GraphError? {
        GraphError(CurlResponse(status: status, headers: headers, body: Array(body.utf8)), hiding: secrets)
    }

    private func makeError(code: Int, subcode: Int? = nil, headers: [(name: String, value: String)] = []) throws
        -> GraphError
    {
        let rest = subcode.map { #","error_subcode":\#($0)"# } ?? ""
        return try #require(readError(#"{"error":{"code":\#(code)\#(rest),"message":"m"}}"#, headers: headers))
    }

    @Test("everything that Meta tells")
    func fields() throws {
        let error = try #require(
            readError(
                #"{"error":{"message":"(#131047) Re-engagement","type":"OAuthException","code":131047,"#
                    + #""error_subcode":"2494010","error_data":{"details":"more than 24 hours"},"fbtrace_id":"AbC"}}"#
            )
        )
        #expect(error.status == 400)
        #expect(error.code == 131_047)
        #expect(error.subcode == 2_494_010)
        #expect(error.type == "OAuthException")
        #expect(error.message == "(#131047) Re-engagement")
        #expect(error.details == "more than 24 hours")
        #expect(error.traceID == "AbC")
        #expect(
            error.description
                == "Meta refused with error 131047/2494010: “(#131047) Re-engagement (more than 24 hours)”, trace AbC. "
                + "The person's last message is over 24 hours old: only an approved template may be sent now."
        )
    }

    @Test("an error may come with 200, a success never is one")
    func success() throws {
        #expect(readError(#"{"message_id":"m"}"#, status: 200) == nil)
        #expect(readError("", status: 200) == nil)
        #expect(try #require(readError(#"{"error":{"code":190}}"#, status: 200)).disposition == .tokenInvalid)
        #expect(try #require(readError(#"{"error":{}}"#, status: 200)).disposition == .invalid)
    }

    @Test(
        "an answer without an error of the Graph API goes by its status",
        arguments: [
            (502, .retry(after: nil)), (503, .retry(after: nil)), (500, .retry(after: nil)), (408, .retry(after: nil)),
            (429, .throttled), (401, .tokenInvalid), (404, .invalid), (302, .invalid),
        ] as [(Int, GraphError.Disposition)],
        ["", "<html>Bad gateway</html>", "[]", #"{"error":"text"}"#, "null"]
    )
    func noGraphError(expected: (Int, GraphError.Disposition), body: String) throws {
        let error = try #require(readError(body, status: expected.0))
        #expect(error.code == nil)
        #expect(error.disposition == expected.1)
        #expect(error.mayHaveArrived == (expected.0 == 500 || expected.0 == 502))
        #expect(!error.description.contains("html"))
    }

    @Test(
        "what each number means",
        arguments: [
            (0, nil, .tokenInvalid), (1, nil, .retry(after: nil)), (2, nil, .retry(after: nil)), (3, nil, .permission),
            (4, nil, .throttled), (10, nil, .permission), (10, 2_018_278, .windowClosed),
            (10, 2_018_065, .windowClosed),
            (10, 2_534_022, .windowClosed), (10, 2_018_108, .recipientUnavailable), (17, nil, .throttled),
            (32, nil, .throttled), (100, nil, .invalid), (100, 33, .wrongAccountID),
            (100, 2_018_001, .recipientUnavailable), (102, nil, .tokenInvalid), (190, nil, .tokenInvalid),
            (190, 463, .tokenInvalid), (190, 460, .tokenInvalid), (190, 467, .tokenInvalid), (200, nil, .permission),
            (230, nil, .permission), (299, nil, .permission), (300, nil, .invalid), (368, nil, .accountStopped),
            (551, nil, .recipientUnavailable), (613, nil, .throttled), (2635, nil, .invalid), (80_007, nil, .throttled),
            (130_429, nil, .retry(after: nil)), (130_472, nil, .recipientUnavailable),
            (130_497, nil, .recipientUnavailable),
            (131_000, nil, .retry(after: nil)), (131_005, nil, .permission), (131_008, nil, .invalid),
            (131_009, nil, .invalid), (131_016, nil, .retry(after: nil)), (131_021, nil, .invalid),
            (131_026, nil, .recipientUnavailable), (131_030, nil, .recipientUnavailable),
            (131_031, nil, .accountStopped),
            (131_037, nil, .accountStopped), (131_042, nil, .accountStopped), (131_045, nil, .accountStopped),
            (131_047, nil, .windowClosed), (131_048, nil, .accountStopped), (131_049, nil, .recipientUnavailable),
            (131_050, nil, .recipientUnavailable), (131_051, nil, .invalid), (131_052, nil, .invalid),
            (131_053, nil, .retry(after: nil)), (131_056, nil, .pairLimit), (131_057, nil, .retry(after: .seconds(60))),
            (131_062, nil, .recipientUnavailable), (132_000, nil, .invalid), (132_001, nil, .invalid),
            (132_015, nil, .invalid), (132_069, nil, .invalid), (133_010, nil, .accountStopped),
            (133_016, nil, .accountStopped), (135_000, nil, .invalid), (137_000, nil, .recipientUnavailable),
            (999_999, nil, .invalid), (-1, nil, .invalid),
        ] as [(Int, Int?, GraphError.Disposition)]
    )
    func meaning(code: Int, subcode: Int?, expected: GraphError.Disposition) throws {
        let error = try makeError(code: code, subcode: subcode)
        #expect(error.disposition == expected)
        #expect(error.advice.hasSuffix("."))
        #expect(error.isTransient == expected.isTransient)
        #expect(!error.mayHaveArrived)
    }

    @Test("Meta's own word that an unknown error passes is taken")
    func markedTransient() throws {
        let body = #"{"error":{"code":424242,"is_transient":true}}"#
        #expect(try #require(readError(body)).disposition == .retry(after: nil))
        let known = #"{"error":{"code":190,"is_transient":true}}"#
        #expect(try #require(readError(known)).disposition == .tokenInvalid)
    }

    @Test("how long to wait")
    func waits() throws {
        #expect(try makeError(code: 131_056).retryAfter == .seconds(6))
        #expect(try makeError(code: 80_007).retryAfter == .seconds(60))
        #expect(try makeError(code: 131_057).retryAfter == .seconds(60))
        #expect(try makeError(code: 1).retryAfter == nil)
        #expect(try makeError(code: 1, headers: [("Retry-After", "7")]).retryAfter == .seconds(7))
        #expect(try makeError(code: 190, headers: [("Retry-After", "7")]).retryAfter == nil)
        let business = #"{"1":[{"type":"messenger","estimated_time_to_regain_access":3},{"type":"x"}],"2":[]}"#
        #expect(try makeError(code: 4, headers: [("x-business-use-case-usage", business)]).retryAfter == .seconds(180))
        let app = #"{"call_count":100,"estimated_time_to_regain_access":"2"}"#
        #expect(try makeError(code: 4, headers: [("X-App-Usage", app)]).retryAfter == .seconds(120))
        #expect(
            try makeError(code: 4, headers: [("X-App-Usage", app), ("X-Business-Use-Case-Usage", business)]).retryAfter
                == .seconds(180)
        )
    }

    @Test(
        "a wait that makes no sense is none, or a day",
        arguments: [
            ("Retry-After", "-5", 60), ("Retry-After", "soon", 60), ("Retry-After", "9223372036854775807", 86_400),
            ("Retry-After", "99999999999999999999", 60), ("X-App-Usage", "{", 60), ("X-App-Usage", "[]", 60),
            ("X-App-Usage", #"{"estimated_time_to_regain_access":1e308}"#, 86_400),
            ("X-App-Usage", #"{"estimated_time_to_regain_access":0}"#, 60),
            ("X-App-Usage", #"{"estimated_time_to_regain_access":"nan"}"#, 60),
        ] as [(String, String, Int)]
    )
    func strangeWaits(name: String, value: String, expected: Int) throws {
        #expect(try makeError(code: 4, headers: [(name, value)]).retryAfter == .seconds(expected))
    }

    @Test("Meta's words are cut, escaped, and hold no token")
    func words() throws {
        let token = Secret("invented-token-0123456789")
        let message = #"Malformed access token invented-token-0123456789\nfake log line\u001b[31m\u202e"#
        let error = try #require(readError(#"{"error":{"code":190,"message":"\#(message)"}}"#, hiding: [token]))
        #expect(error.message == "Malformed access token ‹secret›\\u{a}fake log line\\u{1b}[31m\\u{202e}")
        let long = String(repeating: "x", count: 10_000)
        let cut = try #require(readError(#"{"error":{"code":1,"message":"\#(long)"}}"#))
        #expect(cut.message.count == 301)
    }

    @Test("numbers of any shape")
    func numbers() throws {
        #expect(try #require(readError(#"{"error":{"code":"190"}}"#)).disposition == .tokenInvalid)
        for code in [#""x""#, "1.5", "null", "[]", "true"] {
            #expect(try #require(readError(#"{"error":{"code":\#(code),"message":7}}"#)).code == nil)
        }
    }
}
