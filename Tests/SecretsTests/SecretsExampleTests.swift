import Foundation
import Secrets
import Testing

@Suite("The example of a secrets file")
struct SecretsExampleTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// The example's text, from the top of the repository.
    private func text() throws -> String {
        let top = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try String(contentsOfFile: "/\(top)/secrets.example", encoding: .utf8)
    }

    /// The text with the commented lines of names switched on.
    private func everything() throws -> String {
        try text().split(separator: "\n", omittingEmptySubsequences: false)
            .map { line in
                let rest = line.dropFirst()
                let isName = line.hasPrefix("#") && rest.first?.isUppercase == true && rest.contains("=")
                return String(isName ? rest : line)
            }
            .joined(separator: "\n")
    }

    private func load(_ text: String) throws -> SettingsLayers {
        let path = try folder.write(text, to: "secrets.env")
        return SettingsLayers.load(flags: [.secrets: path], environment: [:], managedFolders: [])
    }

    @Test("It is read without a problem or a note, also with every line switched on")
    func reads() throws {
        for text in [try text(), try everything()] {
            let layers = try load(text)
            #expect(layers.problems.isEmpty)
            #expect(layers.notes.isEmpty)
            #expect(OperatorSettings.resolve(layers).problems.isEmpty)
        }
    }

    @Test("Copied as it is, every secret in it counts as missing, and only that stands between it and a start")
    func placeholders() throws {
        let secrets = SecretSet(try load(try text()))
        #expect(secrets.names.isEmpty)
        #expect(secrets.problems.allSatisfy { $0.fault == .placeholder && !$0.refusesToStart })
        #expect(secrets.missingForServe.count == 3)
    }

    @Test("It shows every name, and the settings' defaults")
    func complete() throws {
        let layers = try load(try everything())
        let secrets = SecretSet(layers)
        #expect(Set(secrets.problems.map(\.name.kind)) == Set(SecretName.Kind.allCases))
        #expect(secrets.problems.contains { $0.name.account != nil })
        #expect(secrets.names.isEmpty)
        for setting in OperatorSetting.allCases {
            guard let value = layers[setting.rawValue], setting != .secrets else { continue }
            #expect(value.text.revealed() == setting.defaultValue)
        }
        #expect(layers["OPENAI_BASE_URL"] != nil)
    }

    @Test("It says how to protect the copy")
    func advice() throws {
        #expect(try text().contains("cp secrets.example secrets.env && chmod 600 secrets.env"))
    }
}
