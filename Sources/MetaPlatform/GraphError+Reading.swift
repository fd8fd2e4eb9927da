import CurlClient
import JSON
import Secrets

extension GraphError {
    /// Reads the error out of an answer, or gives `nil` where the answer is a success.
    ///
    /// - Parameters:
    ///   - response: The answer.
    ///   - secrets: What must not be repeated from it.
    init?(_ response: CurlResponse, hiding secrets: [Secret]) {
        let body = try? JSONValue.parse(response.body)
        let error = body?.child("error")
        guard error != nil || !(200..<300).contains(response.status) else { return nil }
        func words(_ value: JSONValue?) -> String? {
            value?.string.flatMap { PrintableText.clean($0, hiding: secrets, maximumLength: Self.maximumMessageLength) }
        }
        status = response.status
        code = Self.number(error?["code"])
        subcode = Self.number(error?["error_subcode"])
        type = words(error?["type"])
        message = words(error?["message"]) ?? words(error?["error_user_msg"]) ?? ""
        details = words(error?["error_data"]?["details"])
        traceID = words(error?["fbtrace_id"])
        isMarkedTransient = error?["is_transient"]?.isTrue == true
        requestedWait = GraphUsage.requestedWait(response)
    }

    private static func number(_ value: JSONValue?) -> Int? {
        switch value {
        case .integer(let number): Int(exactly: number)
        case .string(let text): Int(text)
        default: nil
        }
    }
}
