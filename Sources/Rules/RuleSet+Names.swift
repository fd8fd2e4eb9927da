import Templates
import TextMatch

extension RuleSet {
    /// Whether what a decision sends may say the contact's name.
    ///
    /// Then it is worth asking a platform for it whose messages do not tell it. The text that stands in for a model's
    /// answer counts too.
    package func asksForName(_ decision: Decision) -> Bool {
        decision.steps.contains { step in
            var texts = self.texts(of: step)
            if case .ai = step.action, let onError { texts.append(onError) }
            // A pattern's group of that name hides the variable.
            let names = [EventVariable.name, .firstName].map(\.rawValue).filter { step.captures?.named[$0] == nil }
            return renderer.asks(for: Set(names), in: texts.map(\.template))
        }
    }
}

extension TemplateRenderer {
    /// Whether templates, or snippets in them, ask for one of these values.
    fileprivate func asks(for names: Set<String>, in templates: [Template]) -> Bool {
        var seen: Set<String> = []
        var pending = templates
        while let template = pending.popLast() {
            if template.references.contains(where: { names.contains($0.name) }) { return true }
            for partial in template.partials where seen.insert(partial.name).inserted {
                if let snippet = snippets[partial.name] { pending.append(snippet) }
            }
        }
        return false
    }
}
