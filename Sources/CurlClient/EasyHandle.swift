import CLibcurl

/// The owner of a libcurl easy handle: one request with all its options.
///
/// Not sendable: a handle belongs to the transfer thread from its making to its end.
final class EasyHandle {
    /// The handle, for ``TransferLoop`` to add and remove.
    let pointer: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>

    /// Creates a handle without options.
    init() throws(CurlError) {
        guard let pointer = curl_easy_init() else { throw .unusable("libcurl has no memory for a request") }
        self.pointer = pointer
        self.errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try set(CURLOPT_ERRORBUFFER, pointer: errorText)
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headers)
        errorText.deallocate()
    }

    /// Sets everything that a request says, and everything that no request may change.
    func configure(_ request: CurlRequest, target: RequestTarget, timeout: Duration) throws(CurlError) {
        try configureSecurity(target: target)
        try configureConnection(request, target: target, timeout: timeout)
        try set(CURLOPT_URL, string: request.url)
        try set(CURLOPT_USERAGENT, string: "replyd")
        try configureBody(request)
        try configureHeaders(request)
    }

    /// The status of the answer.
    var status: Int { information(CURLINFO_RESPONSE_CODE) }

    /// Whether any byte of the request has left, so that the server may have it.
    var hasSentAnything: Bool { information(CURLINFO_REQUEST_SIZE) > 0 }

    /// The headers of the answer, without those of interim answers and without trailers.
    var responseHeaders: [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        var previous: UnsafeMutablePointer<curl_header>?
        while let header = curl_easy_nextheader(pointer, UInt32(CURLH_HEADER), -1, previous) {
            let value = String(cString: header.pointee.value)
            // This libcurl leaves the line's end in a value that is empty.
            headers.append((String(cString: header.pointee.name), value.first?.isNewline == true ? "" : value))
            previous = header
        }
        return headers
    }

    /// What libcurl wrote about the error: printable ASCII, since a server's certificate has a say in it.
    var errorDetail: String {
        let text = String(cString: errorText).unicodeScalars.prefix(200)
        return String(String.UnicodeScalarView(text.map { (" "..."~").contains($0) ? $0 : "?" }))
    }

    /// Sets an option that takes a pointer which libcurl hands back.
    func set(_ option: CURLoption, pointer value: UnsafeMutableRawPointer) throws(CurlError) {
        try check(clibcurl_easy_set_pointer(pointer, option, value))
    }

    /// Sets an option that takes a callback for data.
    func set(_ option: CURLoption, function: clibcurl_data_function) throws(CurlError) {
        try check(clibcurl_easy_set_data_function(pointer, option, function))
    }

    private func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
        try check(clibcurl_easy_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, size: Int) throws(CurlError) {
        try check(clibcurl_easy_set_size(pointer, option, curl_off_t(size)))
    }

    private func set(_ option: CURLoption, string: String) throws(CurlError) {
        try check(clibcurl_easy_set_string(pointer, option, string))
    }

    private func check(_ code: CURLcode) throws(CurlError) {
        guard code == CURLE_OK else { throw .unusable("libcurl refuses an option: \(code.text)") }
    }

    private func information(_ what: CURLINFO) -> Int {
        var value = 0
        return clibcurl_easy_get_long(pointer, what, &value) == CURLE_OK ? value : 0
    }
}

extension EasyHandle {
    /// A token may reach the host in the URL and nobody else.
    private func configureSecurity(target: RequestTarget) throws(CurlError) {
        try set(CURLOPT_PROTOCOLS_STR, string: target.isEncrypted ? "https" : "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // An empty string, not an absent one: that would obey https_proxy and its like.
        try set(CURLOPT_PROXY, string: "")
        try set(CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
        try set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
    }

    private func configureConnection(
        _ request: CurlRequest,
        target: RequestTarget,
        timeout: Duration
    ) throws(CurlError) {
        try set(CURLOPT_NOSIGNAL, 1)
        // Without it, giving up a request whose name is being looked up waits for the name server, on the thread that
        // all other requests are on.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, min(request.connectTimeout, timeout).wholeMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // A burst shares one HTTP/2 connection instead of opening one each. TLS says during the handshake whether it is
        // HTTP/2; without TLS libcurl would hold the burst back until the first answer.
        try set(CURLOPT_PIPEWAIT, target.isEncrypted ? 1 : 0)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        // Seconds. An idle connection that old was often dropped by something in between; and new ones see new addresses.
        try set(CURLOPT_MAXAGE_CONN, 60)
        try set(CURLOPT_MAXLIFETIME_CONN, 300)
        // Only what a Content-Length admits to; Transfer counts the bytes that come.
        try set(CURLOPT_MAXFILESIZE_LARGE, size: max(request.maximumResponseBytes, 1))
    }

    private func configureBody(_ request: CurlRequest) throws(CurlError) {
        switch request.method {
        case .get:
            try set(CURLOPT_HTTPGET, 1)
        case .post:
            // The body is read through a callback and never copied into the handle. That has a purpose: a body that
            // libcurl cannot rewind is one that it cannot send twice on its own, when a kept connection breaks.
            try set(CURLOPT_POST, 1)
            try set(CURLOPT_POSTFIELDSIZE_LARGE, size: request.body?.count ?? 0)
        case .delete:
            try set(CURLOPT_HTTPGET, 1)
            try set(CURLOPT_CUSTOMREQUEST, string: request.method.rawValue)
        }
        guard request.method == .post || request.body == nil else {
            throw .badRequest("a \(request.method.rawValue) request has no body")
        }
    }

    private func configureHeaders(_ request: CurlRequest) throws(CurlError) {
        // No round trip before the body, and no invented Content-Type.
        var lines = ["Expect:"]
        if !request.headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            lines.append("Content-Type:")
        }
        for (name, value) in request.headers {
            guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte) else {
                throw .badRequest("a header's name is malformed")
            }
            guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
                throw .badRequest("the value of the header \(name) holds a line break or a control character")
            }
            // libcurl's way to write a header without a value; a colon alone would remove it.
            lines.append(value.isEmpty ? "\(name);" : "\(name): \(value)")
        }
        for line in lines {
            guard let extended = curl_slist_append(headers, line) else {
                throw .unusable("libcurl has no memory for a header")
            }
            headers = extended
        }
        try check(clibcurl_easy_set_list(pointer, CURLOPT_HTTPHEADER, headers))
    }

    /// Whether a byte may be in a header's name.
    ///
    /// Source: RFC 9110, section 5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}

extension Duration {
    /// The duration in milliseconds as libcurl takes it: at least 1, since 0 means no limit, and at most 24 days.
    fileprivate var wholeMilliseconds: Int {
        let milliseconds = self / .milliseconds(1)
        return Int(min(max(milliseconds.rounded(.up), 1), Double(Int32.max)))
    }
}

extension CurlError {
    fileprivate static func badRequest(_ message: String) -> CurlError {
        CurlError(code: .badRequest, message: message, isTransient: false, mayHaveArrived: false)
    }
}
