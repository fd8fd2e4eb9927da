import JSON

/// A problem that is no mistake at a place in the rules, in the form that `check --format json` gives to those.
enum ProblemRecord {
    /// One line.
    static func line(_ code: String, _ message: String, file: String) -> String {
        let record: JSONValue = [
            "code": .string(code),
            "level": "error",
            "message": .string(message),
            "file": .string(file),
            "line": 1,
            "column": 1,
            "end_line": 1,
            "end_column": 1,
            "rule": .null,
            "help": .null,
            "suggestion": .null,
        ]
        return record.serialized() + "\n"
    }
}
