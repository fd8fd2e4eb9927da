/// All settings and secrets as they were found, each with the place it was found in.
///
/// Precedence, highest first: command line flag, environment variable, file that `NAME_FILE` names, systemd's
/// credentials folder, secrets file. An empty value counts as not set. Values are kept as `Secret`s throughout, since a
/// token can stand under any name by mistake; `OperatorSettings` and `SecretSet` read them.
package struct SettingsLayers: Sendable {
    /// A value and where it was found.
    package struct Value: Sendable, Hashable {
        package let text: Secret
        package let source: SettingSource
    }

    /// The secrets file's path, whether the file exists or not.
    package private(set) var environmentFilePath = OperatorSetting.secrets.defaultValue
    /// Whether the secrets file exists and could be read.
    package private(set) var hasEnvironmentFile = false
    /// The files that values came from or may come from when they appear: what a reload watches.
    package private(set) var watchedFiles: [String] = []
    /// Mistakes that must be mended first, in the order in which they were found.
    package private(set) var problems: [SettingProblem] = []
    /// What the operator should know, without being wrong: a name that replyd does not know.
    package private(set) var notes: [String] = []
    /// Those of the notes that are about a name in the secrets file which is almost one that replyd knows, by that name.
    package private(set) var misspellings: [Secret: String] = [:]
    /// A file that could not be read now, but perhaps a moment later, without anybody changing it.
    package private(set) var passingTrouble: ConfidentialFileError?

    /// Values by environment name.
    private var values: [String: Value] = [:]
    /// What the secrets file says about names that something stronger sets.
    private var hidden: [String: Value] = [:]
    /// Collects everything once more, from the same flags and the same environment.
    private var collectAgain: (@Sendable () -> SettingsLayers)?

    /// The value of a name, or `nil` where nobody sets it.
    package subscript(name: String) -> Value? { values[name] }

    /// Every name that is set, sorted.
    package var names: [String] { values.keys.sorted() }

    /// The layers as they are by now: the files are read again, flags and environment stay as they were.
    package func readAgain() -> SettingsLayers { collectAgain?() ?? self }

    /// A name for everything that was found, the same for the same values and the same mistakes.
    ///
    /// Means nothing outside of this process, so that it tells nothing about a value.
    package var identity: String {
        var hasher = Hasher()
        for layer in [values, hidden] {
            hasher.combine(layer.count)
            for (name, value) in layer.sorted(by: { $0.key < $1.key }) {
                hasher.combine(name)
                hasher.combine(value.text)
            }
        }
        hasher.combine(problems)
        hasher.combine(Set(misspellings.keys))
        return String(UInt(bitPattern: hasher.finalize()), radix: 16)
    }

    /// The secrets file's values that something stronger hides, by name.
    package var hiddenValues: [String: Value] { hidden }

    /// One sentence for each name that the secrets file changed without effect, because something stronger sets it.
    ///
    /// To be said at a reload: the operator who has just replaced a token there believes that it is in use.
    package func hiddenChanges(since previous: SettingsLayers) -> [String] {
        hidden.keys.sorted()
            .compactMap { name in
                guard let now = hidden[name], let winner = values[name], previous.hidden[name]?.text != now.text else {
                    return nil
                }
                // Nothing changed in the file when the environment only began to hide the value.
                if previous.values[name]?.text == now.text { return nil }
                return
                    "The change of \(name) (\(now.source)) has no effect: it is set by \(winner.source) too, which wins."
            }
    }
}

extension SettingsLayers {
    /// Collects every layer; reads the files of all three kinds.
    ///
    /// - Parameters:
    ///   - flags: the flags that were given on the command line.
    ///   - environment: the process's environment.
    ///   - managedFolders: where a container runtime puts secrets; see `ConfidentialFile.read`. Systemd's folder, which
    ///     the environment names, is added.
    /// - Returns: what was found, with everything that is wrong in `problems`.
    package static func load(
        flags: [OperatorSetting: String],
        environment: [String: String],
        managedFolders: [String] = ["/run/secrets"]
    ) -> SettingsLayers {
        var layers = SettingsLayers()
        var folders = managedFolders
        let credentials = environment["CREDENTIALS_DIRECTORY"].flatMap { $0.isEmpty ? nil : $0 }
        if let credentials { folders.append(credentials) }
        layers.takeFlags(flags)
        layers.takeEnvironment(environment)
        layers.takeNamedFiles(environment, managedFolders: folders)
        if let credentials { layers.takeCredentials(folder: credentials, managedFolders: folders) }
        layers.takeEnvironmentFile(managedFolders: folders)
        layers.collectAgain = { load(flags: flags, environment: environment, managedFolders: managedFolders) }
        return layers
    }

    private static func isKnown(_ name: String) -> Bool {
        OperatorSetting(rawValue: name) != nil || SecretName(name) != nil
    }

    private mutating func takeFlags(_ flags: [OperatorSetting: String]) {
        for (setting, text) in flags {
            let source = SettingSource.flag(setting.flag ?? setting.rawValue)
            values[setting.rawValue] = Value(text: Secret(text), source: source)
        }
    }

    private mutating func takeEnvironment(_ environment: [String: String]) {
        for (name, text) in environment.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
            if Self.isKnown(name) {
                if values[name] == nil { values[name] = Value(text: Secret(text), source: .environment) }
            } else if name.hasPrefix("REPLYD_"), Self.fileSetting(name) == nil {
                let advice = NameSuggestion.forName(name).map { " Did you mean \($0)?" } ?? ""
                notes.append("The environment sets \(name), which replyd does not know.\(advice)")
            }
        }
    }

    /// The setting that a `NAME_FILE` variable is for, or `nil` where the variable is something else.
    private static func fileSetting(_ variable: String) -> String? {
        guard variable.hasSuffix("_FILE") else { return nil }
        let name = String(variable.dropLast("_FILE".utf8.count))
        return isKnown(name) ? name : nil
    }

    private mutating func takeNamedFiles(_ environment: [String: String], managedFolders: [String]) {
        for (variable, path) in environment.sorted(by: { $0.key < $1.key }) where !path.isEmpty {
            guard let name = Self.fileSetting(variable), values[name] == nil else { continue }
            watchedFiles.append(path)
            do throws(ConfidentialFileError) {
                let text = try Self.singleValue(path, managedFolders: managedFolders)
                values[name] = Value(text: Secret(text), source: .namedFile(variable: variable, path: path))
            } catch {
                note(error, in: variable)
            }
        }
    }

    private mutating func takeCredentials(folder: String, managedFolders: [String]) {
        let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        let present: [String]
        do throws(ConfidentialFileError) {
            present = try FolderListing.names(in: folder)
        } catch {
            note(error, in: "CREDENTIALS_DIRECTORY")
            return
        }
        for name in present where Self.isKnown(name) && values[name] == nil {
            let path = "\(base)/\(name)"
            watchedFiles.append(path)
            do throws(ConfidentialFileError) {
                let text = try Self.singleValue(path, managedFolders: managedFolders)
                values[name] = Value(text: Secret(text), source: .credentialsFolder)
            } catch {
                note(error, in: "Credentials folder")
            }
        }
    }

    /// The text of a file that holds one value, without the line end that editors and `echo` add.
    private static func singleValue(
        _ path: String,
        managedFolders: [String]
    ) throws(ConfidentialFileError) -> String {
        let bytes = try ConfidentialFile.read(path, managedFolders: managedFolders)
        guard !bytes.contains(0) else { throw ConfidentialFileError(path: path, reason: .containsNUL) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw ConfidentialFileError(path: path, reason: .notUTF8)
        }
        let end = text.lastIndex { !$0.isNewline }
        guard let end else { throw ConfidentialFileError(path: path, reason: .empty) }
        return String(text[...end])
    }

    private mutating func takeEnvironmentFile(managedFolders: [String]) {
        let named = values[OperatorSetting.secrets.rawValue]
        let path = named?.text.revealed() ?? OperatorSetting.secrets.defaultValue
        environmentFilePath = path
        watchedFiles.append(path)
        do throws(ConfidentialFileError) {
            let bytes = try ConfidentialFile.read(path, managedFolders: managedFolders)
            let file = try EnvironmentFile.parse(bytes, path: path)
            hasEnvironmentFile = true
            problems += file.problems.map { SettingProblem("\(path) line \($0.line): \($0.message).") }
            for entry in file.entries { take(entry, path: path) }
        } catch {
            // Whoever sets everything in the environment has no file; but a file that is asked for must be there.
            if named == nil, error.reason == .notFound { return }
            let source = named.map { " (set by \($0.source))" } ?? ""
            note(error, in: "The secrets file\(source)")
        }
    }

    private mutating func note(_ error: ConfidentialFileError, in place: String) {
        problems.append(SettingProblem("\(place): \(error)"))
        if error.isTransient { passingTrouble = passingTrouble ?? error }
    }

    private mutating func take(_ entry: EnvironmentFile.Entry, path: String) {
        let source = SettingSource.environmentFile(path: path, line: entry.line)
        if entry.name == OperatorSetting.secrets.rawValue {
            problems.append(
                SettingProblem("\(source): \(entry.name) cannot stand in the file that it names; use --secrets.")
            )
        } else if !Self.isKnown(entry.name) {
            let note = Self.unknownName(entry.name, source: source)
            notes.append(note)
            if NameSuggestion.forName(entry.name) != nil { misspellings[Secret(entry.name)] = note }
        } else if !entry.value.matches("") {
            let value = Value(text: entry.value, source: source)
            if values[entry.name] == nil { values[entry.name] = value } else { hidden[entry.name] = value }
        }
    }

    /// A sentence about a name that replyd does not know.
    ///
    /// The name is repeated only where it is close to a known one: a token pasted alone on a line, ending in `=` as
    /// Base64 does, looks like a name.
    private static func unknownName(_ name: String, source: SettingSource) -> String {
        if let meant = fileSetting(name) {
            return "\(source): \(meant)_FILE works only as an environment variable; here it does nothing."
        }
        for kind in SecretName.Kind.allCases where kind.isGivenByAccount && name.hasPrefix(kind.rawValue + "_") {
            return
                "\(source): what follows \(kind.rawValue)_ is not an account's id, which is a number; it does nothing."
        }
        if let suggestion = NameSuggestion.forName(name) {
            return "\(source): \(name) is not a name that replyd knows. Did you mean \(suggestion)?"
        }
        return "\(source): the name on this line is not one that replyd knows; it does nothing."
    }
}
