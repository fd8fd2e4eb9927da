import Glibc

/// What the environment of the process does to libcurl behind our back.
package enum CurlEnvironment {
    /// A sentence for the operator when the process must not send anything in this environment, or `nil`.
    ///
    /// libcurl obeys `SSLKEYLOGFILE` on its own and writes the keys of every TLS connection to that file: whoever reads
    /// it reads all tokens. There is no option against it. (Proxies of the environment need no such check: every
    /// request switches them off.)
    ///
    /// - Parameter variable: Looks up a variable; the process's own environment unless a test says otherwise.
    /// - Returns: The sentence. It names the variable, not its value.
    package static func problem(variable: (String) -> String? = Self.processVariable) -> String? {
        guard let file = variable("SSLKEYLOGFILE"), !file.isEmpty else { return nil }
        return """
            SSLKEYLOGFILE is set in the environment: the keys of every connection to Meta and the AI service would be \
            written to a file. Unset it and start again.
            """
    }

    /// The value of a variable of this process's environment.
    package static func processVariable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
