import CLibcurl

/// The transfer thread's work: begins requests, lets libcurl move them on, and ends each of them once.
///
/// Not sendable: it is made, used and released on that thread. Everything that touches an easy handle starts here.
final class TransferLoop {
    private typealias ID = TransferQueue<PendingTransfer>.ID

    private let mailbox: TransferMailbox
    private let multi: MultiHandle
    /// The handles that libcurl has.
    private var handles: [ID: UnsafeMutableRawPointer] = [:]

    /// Creates the work of a thread.
    init(mailbox: TransferMailbox, multi: MultiHandle) {
        self.mailbox = mailbox
        self.multi = multi
    }

    /// Works until the mailbox is stopped, or drained with nothing left in flight.
    ///
    /// Afterwards nobody waits for an answer any more, also when libcurl failed.
    ///
    /// - Returns: A failure when libcurl cannot go on at all.
    func run() -> Result<Void, CurlError> {
        defer {
            mailbox.stop()
            for handle in handles.values {
                end(handle) { .failure(.shutDown(mayHaveArrived: $0.easy.hasSentAnything)) }
            }
        }
        do throws(CurlError) {
            try work()
            return .success(())
        } catch {
            return .failure(error)
        }
    }

    private func work() throws(CurlError) {
        while true {
            let phase = takeTurn()
            if phase == .stopped || phase == .draining && handles.isEmpty { return }
            var running: Int32 = 0
            try check(curl_multi_perform(multi.pointer, &running))
            // A place has become free: see whether a request waits for it, before waiting oneself.
            if endCompleted() { continue }
            try check(curl_multi_poll(multi.pointer, nil, 0, pollMilliseconds(), nil))
        }
    }

    /// Does everything that the mailbox asks for.
    private func takeTurn() -> TransferQueue<PendingTransfer>.Phase {
        let now = ContinuousClock.now
        let turn = mailbox.takeTurn(now: now)
        for pending in turn.expired {
            pending.continuation.resume(returning: .failure(.expired(host: pending.target.host)))
        }
        for id in turn.cancelled {
            guard let handle = handles[id] else { continue }
            end(handle) { .failure(.cancelled(mayHaveArrived: $0.easy.hasSentAnything)) }
        }
        for (_, pending) in turn.started {
            do throws(CurlError) {
                try begin(pending, now: now)
            } catch {
                mailbox.finish(pending.id)
                pending.continuation.resume(returning: .failure(error))
            }
        }
        return turn.phase
    }

    /// Hands a request to libcurl.
    private func begin(_ pending: PendingTransfer, now: ContinuousClock.Instant) throws(CurlError) {
        let transfer = try Transfer(pending, now: now)
        let handle = transfer.easy.pointer
        let reference = Unmanaged.passUnretained(transfer)
        try transfer.easy.set(CURLOPT_PRIVATE, pointer: reference.toOpaque())
        try check(curl_multi_add_handle(multi.pointer, handle))
        // From here on libcurl owns the transfer as well, until ``end(_:with:)``.
        _ = reference.retain()
        handles[pending.id] = handle
    }

    /// Ends what libcurl has completed.
    ///
    /// - Returns: Whether that was anything.
    private func endCompleted() -> Bool {
        var endedAny = false
        var remaining: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &remaining) {
            guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle else { continue }
            // Read before the handle is removed: the message does not outlive it.
            let code = message.pointee.data.result
            end(handle) { code == CURLE_OK ? .success($0.response()) : .failure($0.error(code)) }
            endedAny = true
        }
        return endedAny
    }

    /// Takes a request back from libcurl and resumes whoever waits for it.
    ///
    /// The one place where a transfer's reference is released. No callback comes after the handle is removed.
    private func end(_ handle: UnsafeMutableRawPointer, with result: (Transfer) -> Result<CurlResponse, CurlError>) {
        var context: UnsafeMutableRawPointer?
        guard clibcurl_easy_get_private(handle, &context) == CURLE_OK, let context else { return }
        let transfer = Unmanaged<Transfer>.fromOpaque(context).takeRetainedValue()
        let outcome = result(transfer)
        _ = curl_multi_remove_handle(multi.pointer, handle)
        handles[transfer.pending.id] = nil
        mailbox.finish(transfer.pending.id)
        transfer.pending.continuation.resume(returning: outcome)
    }

    /// How long to wait at most; libcurl itself waits no longer than its own next time limit.
    private func pollMilliseconds() -> Int32 {
        // Nothing depends on it: whatever happens wakes the thread.
        let longest: Int32 = 600_000
        guard let deadline = mailbox.nextDeadline() else { return longest }
        let milliseconds = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        return Int32(min(max(milliseconds.rounded(.up), 0), Double(longest)))
    }

    private func check(_ code: CURLMcode) throws(CurlError) {
        guard code == CURLM_OK else { throw .unusable("libcurl cannot go on: \(code.text)") }
    }
}
