/// Finds templates that include themselves, directly or through others.
package enum PartialCycle {
    /// The names along one circle, each including the next and the last one the first; `nil` where there is none.
    ///
    /// The same circle is found at every run. Names that no template has are passed over.
    package static func find(in templates: [String: Template]) -> [String]? {
        var finished: Set<String> = []
        for start in templates.keys.sorted() where !finished.contains(start) {
            // The way from `start` to where the search is, with what is still to be looked at on each step: a search in
            // depth without recursion, since a folder may hold thousands of snippets in a row.
            var path: [String] = [start]
            var onPath: Set<String> = [start]
            var pending: [[String]] = [included(by: start, in: templates)]
            while let name = path.last {
                guard let next = pending[pending.count - 1].popLast() else {
                    finished.insert(name)
                    onPath.remove(name)
                    path.removeLast()
                    pending.removeLast()
                    continue
                }
                if onPath.contains(next) {
                    return Array(path[(path.firstIndex(of: next) ?? 0)...])
                }
                if finished.contains(next) { continue }
                path.append(next)
                onPath.insert(next)
                pending.append(included(by: next, in: templates))
            }
        }
        return nil
    }

    /// What a template includes, last first.
    private static func included(by name: String, in templates: [String: Template]) -> [String] {
        (templates[name]?.partials ?? []).map(\.name).filter { templates[$0] != nil }.reversed()
    }
}
