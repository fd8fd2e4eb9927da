import CurlClient
import JSON

/// The service's side of a chat completion: reads what came back.
///
/// Source: OpenAI's API reference, "Create chat completion", as other services imitate it. `content` is a string there;
/// `null`, a list of parts and a missing key are met with imitators, and all of them are expected here.
enum ChatCompletion {
    /// The largest answer that is handed on, in UTF-8 bytes.
    ///
    /// Messages to customers are far shorter; the rest is cut off.
    static let maximumAnswerBytes = 16_384

    /// The answer's text without surrounding white space.
    static func text(of response: CurlResponse) throws(AssistantError) -> String {
        let body = parsed(response.body)
        guard (200..<300).contains(response.status) else {
            let code = errorCode(body)
            // Azure's way to say that the prompt was filtered: a 400 without choices.
            if code == "content_filter" { throw .filtered }
            throw .refused(status: response.status, code: code)
        }
        guard let choice = body?["choices"]?[0], choice.object != nil else { throw .badAnswer }
        if choice["finish_reason"]?.string == "content_filter" { throw .filtered }
        let message = choice["message"]
        if let refusal = message?["refusal"]?.string, !refusal.isEmpty { throw .filtered }
        let answer = cut(trimmed(content(message?["content"])))
        guard !answer.isEmpty else { throw .emptyAnswer }
        return answer
    }

    /// How long the service asks to wait before the next attempt, or `nil` if it does not say or says it as a date.
    static func requestedWait(_ response: CurlResponse) -> Duration? {
        guard let text = response.header("Retry-After"), let seconds = Double(trimmed(text)) else { return nil }
        guard seconds.isFinite, seconds >= 0 else { return nil }
        return .seconds(min(seconds, 86_400))
    }

    /// The body as JSON; one that only suffers from half an emoji, where a model ran out of tokens, is repaired.
    private static func parsed(_ bytes: [UInt8]) -> JSONValue? {
        if let value = try? JSONValue.parse(bytes) { return value }
        guard let repaired = JSONRepair.repair(bytes) else { return nil }
        return try? JSONValue.parse(repaired)
    }

    private static func content(_ value: JSONValue?) -> String {
        switch value {
        case .string(let text): text
        case .array(let parts): parts.compactMap { $0.string ?? $0["text"]?.string }.joined()
        default: ""
        }
    }

    /// The service's own code for an error, if it looks like one.
    ///
    /// Its message is never read.
    private static func errorCode(_ body: JSONValue?) -> String? {
        let error = body?["error"]
        for key in ["code", "type"] {
            guard let code = error?[key]?.string, (1...48).contains(code.utf8.count) else { continue }
            let isPlain = code.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
            if isPlain { return code }
        }
        return nil
    }

    private static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...end])
    }

    /// The beginning of a text that fits, cut between two characters.
    private static func cut(_ text: String) -> String {
        guard text.utf8.count > maximumAnswerBytes else { return text }
        var bytes = 0
        let fitting = text.prefix { character in
            bytes += character.utf8.count
            return bytes <= maximumAnswerBytes
        }
        return String(fitting)
    }
}
