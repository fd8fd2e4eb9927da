/// What is done with a reply when the platform no longer takes one, a day after the contact last wrote.
enum OutsideWindowPlan: Sendable {
    /// Nothing is sent.
    case drop
    /// This is sent instead.
    case template(TemplatePlan)
}
