import HTTPTypes
import HotReload
import Hummingbird
import JSON

/// The answer to `POST /reload`.
enum ReloadAnswer {
    /// 200 with what is live; 422 with the diagnostics, one a line, as `check --format json` prints them.
    static func response(to verdict: ReloadDesk.Verdict, rulesPath: String, secretsPath: String) -> Response {
        if verdict.isUnavailable { return .text("The server is stopping.\n", status: .serviceUnavailable) }
        guard verdict.isAccepted else {
            var response = Response.text(
                records(of: verdict.secrets, path: secretsPath) + records(of: verdict.rules, path: rulesPath),
                status: .unprocessableContent
            )
            response.headers[.contentType] = "application/x-ndjson; charset=utf-8"
            return response
        }
        return .json([
            "outcome": .string(verdict.rules.outcome.label),
            "generation": .integer(Int64(verdict.rules.generation)),
            "sha256": .string(verdict.rules.sha256),
            "secrets": [
                "outcome": .string(verdict.secrets.outcome.label),
                "generation": .integer(Int64(verdict.secrets.generation)),
            ],
        ])
    }

    /// What is wrong, one JSON object a line; nothing where all is well.
    static func records(of verdict: ReloadVerdict, path: String) -> String {
        switch verdict.outcome {
        case .refused(let refusal): refusal.records
        case .unreadable(let error): ProblemRecord.line("unreadable", error.description, file: path)
        case .loaded, .unchanged, .unsettled, .unavailable: ""
        }
    }
}
