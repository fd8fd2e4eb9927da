import CLibcurl

/// One request under way: its handle, and what has been sent and received so far.
///
/// Not sendable: it lives on the transfer thread, from ``begin(_:now:)`` to its outcome. While libcurl has its handle,
/// libcurl owns it too: CURLOPT_PRIVATE holds a retained reference, which ``TransferLoop`` takes back in one place.
final class Transfer {
    /// The largest headers that an answer may have, in bytes, all of them together.
    static let maximumHeaderBytes = 65_536

    /// The request and who waits for its answer.
    let pending: PendingTransfer
    /// The handle.
    let easy: EasyHandle
    private var sentBytes = 0
    private var body: [UInt8] = []
    private var headerBytes = 0
    private var isTooLarge = false

    /// Creates a transfer whose handle is ready to be added.
    init(_ pending: PendingTransfer, now: ContinuousClock.Instant) throws(CurlError) {
        self.pending = pending
        self.easy = try EasyHandle()
        try easy.configure(pending.request, target: pending.target, timeout: now.duration(to: pending.deadline))
        let context = Unmanaged.passUnretained(self).toOpaque()
        try easy.set(CURLOPT_READDATA, pointer: context)
        try easy.set(CURLOPT_READFUNCTION) { buffer, size, count, context in
            guard let buffer, let context else { return Int(CURL_READFUNC_ABORT) }
            let room = UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
            return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().send(into: room)
        }
        try easy.set(CURLOPT_WRITEDATA, pointer: context)
        try easy.set(CURLOPT_WRITEFUNCTION) { buffer, size, count, context in
            guard let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: buffer, count: size * count)
            return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().receive(bytes)
        }
        try easy.set(CURLOPT_HEADERDATA, pointer: context)
        try easy.set(CURLOPT_HEADERFUNCTION) { _, size, count, context in
            guard let context else { return 0 }
            return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().countHeader(size * count)
        }
    }

    /// The answer, once libcurl is done without an error.
    func response() -> CurlResponse {
        CurlResponse(status: easy.status, headers: easy.responseHeaders, body: body)
    }

    /// What an error of libcurl means for whoever waits.
    func error(_ code: CURLcode) -> CurlError {
        CurlError(
            code,
            host: pending.target.host,
            isTooLarge: isTooLarge,
            hasSentAnything: easy.hasSentAnything,
            detail: easy.errorDetail
        )
    }

    /// The next piece of the request's body; 0 ends it.
    private func send(into room: UnsafeMutableRawBufferPointer) -> Int {
        let rest = (pending.request.body ?? []).dropFirst(sentBytes).prefix(room.count)
        room.copyBytes(from: rest)
        sentBytes += rest.count
        return rest.count
    }

    /// Takes a piece of the answer's body.
    ///
    /// Another number than that of the bytes ends the transfer.
    private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        guard body.count + bytes.count <= pending.request.maximumResponseBytes else {
            isTooLarge = true
            return 0
        }
        body.append(contentsOf: bytes)
        return bytes.count
    }

    /// Counts a header line.
    ///
    /// Another number than that of the bytes ends the transfer.
    private func countHeader(_ bytes: Int) -> Int {
        headerBytes += bytes
        guard headerBytes <= Self.maximumHeaderBytes else {
            isTooLarge = true
            return 0
        }
        return bytes
    }
}
