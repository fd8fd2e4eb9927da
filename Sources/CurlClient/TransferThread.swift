import CLibcurl
import Glibc

/// The thread that a transport's transfers run on.
///
/// A thread of its own, because waiting in libcurl would block a thread of Swift's cooperative pool.
enum TransferThread {
    /// How the work on the thread ended.
    typealias Outcome = Result<Void, CurlError>

    /// What the thread is given: its work, and whoever waits for the end of it.
    private final class Job: Sendable {
        let work: @Sendable () -> Outcome
        let waiter: CheckedContinuation<(Outcome, pthread_t?), Never>

        init(work: @escaping @Sendable () -> Outcome, waiter: CheckedContinuation<(Outcome, pthread_t?), Never>) {
            self.work = work
            self.waiter = waiter
        }
    }

    /// Works on a new thread and waits, without blocking, until the thread has ended.
    ///
    /// Cancelling the task does not end the wait: the work must be told to return.
    static func run(_ work: @escaping @Sendable () -> Outcome) async -> Outcome {
        let (outcome, thread) = await withCheckedContinuation { continuation in
            let job = Unmanaged.passRetained(Job(work: work, waiter: continuation))
            var thread = pthread_t()
            let code = pthread_create(
                &thread,
                nil,
                { argument in
                    guard let argument else { return nil }
                    clibcurl_name_thread("curl-io")
                    let job = Unmanaged<Job>.fromOpaque(argument).takeRetainedValue()
                    job.waiter.resume(returning: (job.work(), pthread_self()))
                    return nil
                },
                job.toOpaque()
            )
            guard code != 0 else { return }
            job.release()
            let error = CurlError.unusable("the system gives no thread for outgoing requests: error \(code)")
            continuation.resume(returning: (.failure(error), nil))
        }
        // The work is done, so this blocks no longer than a thread needs to leave.
        if let thread { _ = pthread_join(thread, nil) }
        return outcome
    }
}
