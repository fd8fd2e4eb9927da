import CLinux
import Glibc

/// Keeps what is in this process's memory from other users and from crash reports.
package enum ProcessProtection {
    /// No core file, and no look into the process for other users: both would show every secret.
    package static func apply() {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
        _ = replyd_forbid_dumps()
    }

    /// A sentence when a crash would print the beginnings of secrets, or `nil` when it would not.
    ///
    /// Swift prints a few bytes of memory for each register that points to some, unless `SWIFT_BACKTRACE`, whose value is
    /// asked for, says otherwise.
    package static func warning(backtrace: String?) -> String? {
        let options = (backtrace ?? "").split(separator: ",").map { $0.filter { $0 != " " } }
        if options.contains("enable=no") || options.contains("registers=none") { return nil }
        return
            "A crash report could show the beginning of a secret: set SWIFT_BACKTRACE=registers=none,sanitize=yes in "
            + "the environment of replyd, as script/server and the unit file in the README do."
    }
}
