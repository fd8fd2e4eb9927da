import CLibcurl

/// The owner of a libcurl multi handle: the connections and the names looked up that all requests share.
///
/// - Important: Only ``wake()`` may be called from any thread. The pointer belongs to the transfer thread.
final class MultiHandle: @unchecked Sendable {
    // Safe to share: the pointer never changes. libcurl lets any thread call curl_multi_wakeup at any time before
    // curl_multi_cleanup; the latter is in deinit, so nobody holds a reference any more. All other functions are called
    // by TransferLoop alone, which exists only on the transfer thread.
    /// The handle, for ``TransferLoop``.
    let pointer: UnsafeMutableRawPointer

    /// Creates a handle that keeps a connection for every request in flight.
    ///
    /// A smaller connection cache makes libcurl reconnect all the time. There is no limit of connections here: the queue
    /// is bounded by ``TransferQueue``, because libcurl's own queue is slow and cannot be counted.
    init(maximumInFlight: Int) throws(CurlError) {
        guard let pointer = curl_multi_init() else { throw .unusable("libcurl cannot start: out of memory") }
        self.pointer = pointer
        let connections = max(maximumInFlight, 1)
        let code = clibcurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, connections)
        guard code == CURLM_OK else { throw .unusable("libcurl cannot start: \(code.text)") }
    }

    deinit {
        _ = curl_multi_cleanup(pointer)
    }

    /// Ends the transfer thread's waiting, now or, when it does not wait, the next time it would.
    func wake() {
        _ = curl_multi_wakeup(pointer)
    }
}
