import Rules
import Testing

/// Rules files with mistakes, and everything that is said about them.
///
/// In a file `TOKEN` stands for something with the shape of a key's body, and `LONG` for 1,200 letters.
struct BrokenFile: Sendable, CustomTestStringConvertible {
    let title: String
    let files: [(name: String, content: String)]
    let expected: String

    init(_ title: String, _ files: KeyValuePairs<String, String>, _ expected: String) {
        self.title = title
        self.files = files.map { name, content in
            let expanded =
                content
                .replacing("TOKEN", with: String(repeating: "made1up2", count: 3))
                .replacing("LONG", with: String(repeating: "a", count: 1200))
            return (name, expanded)
        }
        self.expected = expected
    }

    var testDescription: String { title }

    /// What broken files may name.
    static let resources: RulesResources = {
        var resources = RulesResources.withTimeZones
        resources.files = [
            "files/big.mp4": .media(length: 20 << 20),
            "files/prices.pdf": .media(length: 1_000),
            "files/empty.png": .media(length: 0),
        ]
        return resources
    }()
}
