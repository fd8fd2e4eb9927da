import Rules
import Testing

@Suite("Catalogue of diagnostics")
struct DiagnosticCatalogueTests {
    static let all = [
        BrokenFile.files, BrokenFile.shapes, BrokenFile.actions, BrokenFile.conditions, BrokenFile.templates,
        BrokenFile.examples, BrokenFile.media, BrokenFile.platforms, BrokenFile.publicReplies,
        BrokenFile.messageTemplates, BrokenFile.buttons, BrokenFile.menus, BrokenFile.profiles,
        BrokenFile.times, BrokenFile.timeConditions,
    ]

    @Test("everything that is said about a broken file", arguments: all.flatMap(\.self))
    func text(broken: BrokenFile) {
        let files = broken.files.map { RulesFile(name: $0.name, bytes: Array($0.content.utf8)) }
        let loaded = RulesLoader.load(files, sha256: "0123", resources: BrokenFile.resources)
        let shown = loaded.diagnostics.filter { !commonAdvice.contains($0.code) }
        #expect(DiagnosticRenderer(.text).render(shown) == broken.expected)
        #expect((loaded.ruleSet == nil) == shown.contains { $0.level == .error })
    }

    @Test(
        "everything that is said about a set of rules that loads",
        arguments: [BrokenFile.takeovers, BrokenFile.moreTakeovers, BrokenFile.warnings, BrokenFile.silence]
            .flatMap(\.self)
    )
    func warnings(broken: BrokenFile) {
        let files = broken.files.map { RulesFile(name: $0.name, bytes: Array($0.content.utf8)) }
        let loaded = RulesLoader.load(files, sha256: "0123")
        let shown = loaded.diagnostics.filter { $0.code != "no-examples" }
        #expect(DiagnosticRenderer(.text).render(shown) == broken.expected)
        #expect(loaded.ruleSet != nil)
    }
}
