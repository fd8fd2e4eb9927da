import CLibcurl

extension CurlError {
    /// Translates what libcurl reports about a transfer.
    ///
    /// - Parameters:
    ///   - code: libcurl's code, not `CURLE_OK`.
    ///   - host: The host of the request, for the message.
    ///   - isTooLarge: Whether we ended the transfer because of the answer's size.
    ///   - hasSentAnything: Whether a byte of the request has left.
    ///   - detail: libcurl's own sentence, shown for TLS errors alone: an operator must know which check failed.
    init(_ code: CURLcode, host: String, isTooLarge: Bool, hasSentAnything: Bool, detail: String) {
        func make(_ code: Code, _ message: String, isTransient: Bool = true) -> CurlError {
            CurlError(code: code, message: message, isTransient: isTransient, mayHaveArrived: hasSentAnything)
        }
        if isTooLarge {
            self = make(.bodyTooLarge, "the answer of \(host) is too large", isTransient: false)
            return
        }
        switch code {
        case CURLE_OPERATION_TIMEDOUT:
            self = make(
                .timedOut,
                hasSentAnything ? "\(host) did not answer in time" : "no connection to \(host) in time"
            )
        case CURLE_COULDNT_RESOLVE_HOST:
            self = make(.cannotResolve, "the name \(host) has no address")
        case CURLE_COULDNT_CONNECT:
            self = make(.cannotConnect, "cannot connect to \(host)")
        case CURLE_SSL_CONNECT_ERROR:
            // A connection that breaks during the handshake ends here too.
            self = make(.tls, "the TLS handshake with \(host) failed: \(detail)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED:
            self = make(.tls, "no trusted TLS connection to \(host): \(detail)", isTransient: false)
        case CURLE_FILESIZE_EXCEEDED:
            self = make(.bodyTooLarge, "the answer of \(host) is too large", isTransient: false)
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
            self = make(.badURL, "the URL is malformed", isTransient: false)
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_FAIL_REWIND,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_SSL_SHUTDOWN_FAILED, CURLE_AGAIN:
            self = make(.connectionBroken, "the connection to \(host) broke: \(code.text)")
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING, CURLE_BAD_FUNCTION_ARGUMENT:
            self = make(.connectionBroken, "\(host) did not answer in HTTP: \(code.text)")
        default:
            self = make(.other, "the request to \(host) failed: \(code.text)", isTransient: false)
        }
    }

    /// Too many requests wait already.
    static let queueFull = CurlError(
        code: .queueFull,
        message: "too many requests are waiting to be sent",
        isTransient: true,
        mayHaveArrived: false
    )

    /// A request's time was up before its turn came.
    static func expired(host: String) -> CurlError {
        CurlError(
            code: .timedOut,
            message: "the request to \(host) waited too long for its turn",
            isTransient: true,
            mayHaveArrived: false
        )
    }

    /// The task that waited was cancelled.
    static func cancelled(mayHaveArrived: Bool) -> CurlError {
        CurlError(
            code: .cancelled,
            message: "the request was cancelled",
            isTransient: false,
            mayHaveArrived: mayHaveArrived
        )
    }

    /// The transport has ended.
    ///
    /// The same request can succeed in the next run of the program.
    static func shutDown(mayHaveArrived: Bool) -> CurlError {
        CurlError(
            code: .shutDown,
            message: "the program is ending",
            isTransient: true,
            mayHaveArrived: mayHaveArrived
        )
    }
}
