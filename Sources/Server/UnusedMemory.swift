import CLinux

/// Memory that is free, and that the C library keeps for later.
enum UnusedMemory {
    /// Gives it back to the system.
    ///
    /// Loading rules takes more memory than keeping them: after a load of 10,000 rules a fifth of the process is free.
    static func giveBack() {
        replyd_return_memory()
    }
}
