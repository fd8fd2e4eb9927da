import HTTPTypes
package import Hummingbird
package import JSON

extension Response {
    /// A JSON answer.
    package static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: headers(contentType: "application/json; charset=utf-8"),
            body: ResponseBody(byteBuffer: ByteBuffer(string: value.serialized() + "\n"))
        )
    }

    /// A plain text answer, never taken for a page by a browser.
    package static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: headers(contentType: "text/plain; charset=utf-8"),
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }

    /// A page.
    ///
    /// It may load nothing and run nothing: its only style is its own.
    package static func html(_ html: String) -> Response {
        var headers = headers(contentType: "text/html; charset=utf-8")
        headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    private static func headers(contentType: String) -> HTTPFields {
        [.contentType: contentType, .xContentTypeOptions: "nosniff"]
    }
}
