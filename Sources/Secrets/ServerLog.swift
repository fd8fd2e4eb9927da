package import Logging

/// Sets up the process's log.
package enum ServerLog {
    /// Makes every `Logger` of the process, also those of libraries, write lines without secrets.
    ///
    /// To be called once, before the first logger is made: swift-log stops the process at a second call.
    /// `redactor` is a box because the secrets are known later, and change.
    package static func bootstrap(
        format: LogFormat,
        level: Logger.Level,
        redactor: RedactorBox,
        output: LogOutput = .standardError
    ) {
        LoggingSystem.bootstrap(
            { _, provider in
                var handler = handler(format: format, level: level, redactor: redactor, output: output)
                handler.metadataProvider = provider
                return handler
            },
            metadataProvider: nil
        )
    }

    /// One handler of the same kind, for a logger that does not go through the process's set-up.
    package static func handler(
        format: LogFormat,
        level: Logger.Level,
        redactor: RedactorBox,
        output: LogOutput = .standardError,
        clock: (@Sendable () -> Int64)? = nil
    ) -> LineLogHandler {
        LineLogHandler(
            format: format,
            level: level,
            redactor: redactor,
            output: output,
            clock: clock ?? { UTCTime.now() }
        )
    }
}
