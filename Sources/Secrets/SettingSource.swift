/// Where the value of a setting or a secret came from, in the order of precedence.
package enum SettingSource: Sendable, Hashable {
    /// A command line flag, such as `--port`.
    case flag(String)
    /// An environment variable of the setting's own name.
    case environment
    /// A file that the environment variable `variable` (`APP_SECRET_FILE`) names.
    case namedFile(variable: String, path: String)
    /// A file of the setting's name in systemd's credentials folder.
    case credentialsFolder
    /// A line of the secrets file; lines count from 1.
    case environmentFile(path: String, line: Int)
    /// What replyd does when nobody says otherwise.
    case builtIn
}

extension SettingSource: CustomStringConvertible {
    /// The source in the words of `replyd settings`.
    package var description: String {
        switch self {
        case .flag(let name): "flag \(name)"
        case .environment: "environment"
        case .namedFile(let variable, let path): "\(variable)=\(path)"
        case .credentialsFolder: "credentials folder"
        case .environmentFile(let path, let line): "\(path) line \(line)"
        case .builtIn: "default"
        }
    }
}
