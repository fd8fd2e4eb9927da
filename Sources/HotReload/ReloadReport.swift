/// One finished attempt to reload, as told to whoever counts them.
package struct ReloadReport: Sendable, Hashable {
    /// What caused it.
    package let trigger: ReloadTrigger
    /// What came of it.
    package let verdict: ReloadVerdict
    /// How long reading, loading and swapping took.
    package let duration: Duration
    /// Whether anything was found that the attempt before it had not found already.
    ///
    /// A bad file is found again at every safety poll; whoever tells people about it tells it once.
    package let isNews: Bool
}
