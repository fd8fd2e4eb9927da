/// How an example is tried: for one rule, with only some of the facets known.
///
/// In its own rule, conditions on what is not known are taken as they must be for the rule to answer. Other rules that
/// have such conditions are passed over.
struct Trial: Sendable {
    /// The rule that the example stands in.
    let ruleID: String
    /// What the example says about the moment, the contact and chance.
    let known: Facets
}
