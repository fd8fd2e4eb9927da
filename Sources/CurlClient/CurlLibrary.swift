import CLibcurl
import Glibc

/// The one-time preparation of libcurl for the whole process.
enum CurlLibrary {
    /// Prepares libcurl on the first call and repeats that call's outcome on every later one.
    ///
    /// - Throws: ``CurlError`` when libcurl must not or cannot be used.
    static func prepare() throws(CurlError) {
        try outcome.get()
    }

    private static let outcome: Result<Void, CurlError> = {
        // Before curl_global_init, which is what opens the key log.
        if let problem = CurlEnvironment.problem() { return .failure(.unusable(problem)) }
        // CURLOPT_NOSIGNAL, which threads need, leaves this signal to us: a server that hangs up would end the process.
        _ = signal(SIGPIPE, SIG_IGN)
        let code = clibcurl_global_init()
        guard code == CURLE_OK else { return .failure(.unusable("libcurl cannot start: \(code.text)")) }
        return .success(())
    }()
}

extension CURLcode {
    /// libcurl's own short text for the code.
    ///
    /// A constant: it never quotes the request.
    var text: String { String(cString: curl_easy_strerror(self)) }
}

extension CURLMcode {
    /// libcurl's own short text for the code.
    var text: String { String(cString: curl_multi_strerror(self)) }
}

extension CurlError {
    /// libcurl does not work in this process.
    static func unusable(_ message: String) -> CurlError {
        CurlError(code: .other, message: message, isTransient: false, mayHaveArrived: false)
    }
}
