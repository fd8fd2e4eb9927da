package import Logging

/// Writes each log event as one line, without secrets in it.
package struct LineLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let format: LogFormat
    private let redactor: RedactorBox
    private let output: LogOutput
    private let clock: @Sendable () -> Int64

    /// Creates a handler; `clock` gives seconds since 1970-01-01 UTC.
    package init(
        format: LogFormat,
        level: Logger.Level,
        redactor: RedactorBox,
        output: LogOutput,
        clock: @escaping @Sendable () -> Int64
    ) {
        self.format = format
        self.logLevel = level
        self.redactor = redactor
        self.output = output
        self.clock = clock
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let given = event.metadata { all.merge(given) { $1 } }
        if let error = event.error, all["error"] == nil { all["error"] = "\(error)" }
        var fields: [(name: String, value: String)] = []
        for (name, value) in all.sorted(by: { $0.key < $1.key }) { Self.flatten(value, name: name, into: &fields) }
        let line = LogLine(seconds: clock(), level: event.level, message: event.message.description, fields: fields)
        output.write(line.rendered(as: format, redactor: redactor.redactor) + "\n")
    }

    /// Appends a value, a dictionary's entries each under a name of its own: `request.method`.
    private static func flatten(
        _ value: Logger.MetadataValue,
        name: String,
        into fields: inout [(name: String, value: String)]
    ) {
        switch value {
        case .string(let text): fields.append((name, text))
        case .stringConvertible(let something): fields.append((name, something.description))
        case .array: fields.append((name, value.description))
        case .dictionary(let entries):
            for (key, entry) in entries.sorted(by: { $0.key < $1.key }) {
                flatten(entry, name: "\(name).\(key)", into: &fields)
            }
        }
    }
}
