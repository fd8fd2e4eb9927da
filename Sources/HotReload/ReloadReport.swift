/// One finished attempt to reload, as told to whoever counts them.
package struct ReloadReport: Sendable, Hashable {
    /// What caused it.
    package let trigger: ReloadTrigger
    /// What came of it.
    package let verdict: ReloadVerdict
    /// How long reading, loading and swapping took.
    package let duration: Duration
}
