import Testing

@testable import CurlClient

@Suite("Printing a request")
struct CurlRequestTests {
    @Test("Neither query, header values, userinfo nor body are printed, in any way of printing")
    func redacts() {
        let request = CurlRequest(
            method: .post,
            url:
                "https://canary-user:canary-word@graph.example/v25.0/me/messages?access_token=canary-query#canary-mark",
            headers: [("Authorization", "Bearer canary-header"), ("Content-Type", "application/json")],
            body: Array("canary-body".utf8)
        )
        var dumped = ""
        dump(request, to: &dumped)
        for printed in ["\(request)", String(reflecting: request), dumped, "\([request])"] {
            #expect(!printed.contains("canary"), "\(printed)")
            #expect(!printed.contains("99, 97"), "the body as numbers")
        }
        #expect(request.description == "POST https://…@graph.example/v25.0/me/messages [Authorization, Content-Type]")
    }

    @Test("An odd URL is printed without a crash", arguments: ["", "?", "x", "https://", "https://@", "#"])
    func oddURLs(url: String) {
        #expect(CurlRequest(method: .get, url: url).description.hasPrefix("GET "))
    }
}

@Suite("A header of an answer")
struct CurlResponseTests {
    @Test("The first of a name is found, whatever the case")
    func finds() {
        let response = CurlResponse(status: 200, headers: [("Retry-After", "1"), ("retry-after", "2")])
        #expect(response.header("RETRY-AFTER") == "1")
        #expect(response.header("Retry") == nil)
    }
}
