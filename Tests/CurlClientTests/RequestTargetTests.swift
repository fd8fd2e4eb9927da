import Testing

@testable import CurlClient

@Suite("Where a request may go")
struct RequestTargetTests {
    @Test(
        "https goes anywhere, http to this machine only",
        arguments: [
            ("https://graph.facebook.com/v25.0/me?fields=id", "graph.facebook.com"),
            ("HTTPS://Graph.Facebook.com", "graph.facebook.com"),
            ("https://[2001:db8::1]:8443/", "[2001:db8::1]"),
            ("http://127.0.0.1:8080/x", "127.0.0.1"),
            ("http://127.255.0.9/", "127.255.0.9"),
            ("http://localhost:1/", "localhost"),
            ("http://LOCALHOST/", "localhost"),
            ("http://[::1]:9/", "[::1]"),
            ("http://2130706433/", "127.0.0.1"),
        ]
    )
    func accepts(url: String, host: String) throws {
        #expect(try RequestTarget(url).host == host)
    }

    @Test(
        "Everything else is refused",
        arguments: [
            "", "graph.facebook.com/v25.0", "//graph.facebook.com/", "https://", "/etc/passwd",
            "http://graph.facebook.com/", "http://127.0.0.1.example.com/", "http://localhost.example.com/",
            "http://128.0.0.1/", "http://10.0.0.1/", "http://0.0.0.0/", "http://[::]/", "http://[::ffff:127.0.0.1]/",
            "http://127.0.0.1@example.com/", "http://example.com#@127.0.0.1/", "http://example.com\\@127.0.0.1/",
            "https://user@graph.facebook.com/", "https://user:word@graph.facebook.com/", "https://:word@example.com/",
            "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://example.com/", "https://exa mple.com/",
            "https://example.com/\r\nX-Other: 1", "https://example.com/\u{0}",
        ]
    )
    func refuses(url: String) {
        #expect {
            try RequestTarget(url)
        } throws: { error in
            guard let error = error as? CurlError else { return false }
            return error.code == .badURL && !error.isTransient && !error.mayHaveArrived
                && !error.message.contains("example")
        }
    }
}
