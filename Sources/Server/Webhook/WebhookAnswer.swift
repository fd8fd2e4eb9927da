import HTTPTypes
import NIOCore

/// What the platform is told about a webhook that it posted.
enum WebhookAnswer: Sendable, Hashable, CaseIterable {
    /// It is stored.
    case accepted
    /// It is not signed by Meta; one answer for whatever is wrong with the signature.
    case forbidden
    /// Its body is too large.
    case tooLarge
    /// Its body is compressed.
    case compressed
    /// It cannot be stored now: it is to be sent again.
    case later
    /// What came is not HTTP.
    case malformed

    /// The status and the headers.
    var head: HTTPResponse {
        var head = HTTPResponse(
            status: status,
            headerFields: [
                .contentType: "text/plain; charset=utf-8", .contentLength: "\(text.utf8.count)",
                .xContentTypeOptions: "nosniff",
            ]
        )
        if self == .later { head.headerFields[.retryAfter] = "10" }
        return head
    }

    /// The body.
    var text: String {
        switch self {
        case .accepted: "OK\n"
        case .forbidden: "Forbidden\n"
        case .tooLarge: "The body is over 4 MiB.\n"
        case .compressed: "Send the body without Content-Encoding.\n"
        case .later: "Try again later.\n"
        case .malformed: "This is not HTTP.\n"
        }
    }

    private var status: HTTPResponse.Status {
        switch self {
        case .accepted: .ok
        case .forbidden: .forbidden
        case .tooLarge: .contentTooLarge
        case .compressed: .unsupportedMediaType
        case .later: .serviceUnavailable
        case .malformed: .badRequest
        }
    }

    /// Whether the rest of the request is not read: the connection is of no more use then.
    var leavesBodyUnread: Bool {
        switch self {
        case .tooLarge, .compressed, .malformed: true
        case .accepted, .forbidden, .later: false
        }
    }
}
