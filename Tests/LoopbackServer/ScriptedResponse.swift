/// What ``LoopbackServer`` does with one request: answers it, or fails in a way that servers fail in.
package struct ScriptedResponse: Sendable {
    /// A way to fail.
    package enum Fault: Sendable, Hashable {
        /// Closes the connection without a byte of an answer.
        case closeBeforeResponse
        /// Promises the whole body, sends the first half of it and closes the connection.
        case closeMidBody
        /// Promises the whole body, sends the first half of it and then nothing, until the server stops.
        case stallMidBody
        /// Sends nothing until the server stops.
        case neverAnswer
    }

    /// The status code.
    package var status: Int
    /// The headers; `Content-Length` is added unless ``isChunked``.
    package var headers: [(name: String, value: String)]
    /// The bytes of the body.
    package var body: [UInt8]
    /// Whether the body goes out in chunks, so that its length is not known beforehand.
    package var isChunked: Bool
    /// How the answer fails, or `nil` for one that does not.
    package var fault: Fault?

    /// Creates an answer with bytes for a body.
    package init(
        status: Int = 200,
        headers: [(name: String, value: String)] = [],
        body: [UInt8] = [],
        isChunked: Bool = false,
        fault: Fault? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isChunked = isChunked
        self.fault = fault
    }

    /// An answer with a JSON text for a body.
    package static func json(
        _ text: String,
        status: Int = 200,
        headers: [(name: String, value: String)] = []
    ) -> ScriptedResponse {
        ScriptedResponse(
            status: status,
            headers: [("Content-Type", "application/json")] + headers,
            body: Array(text.utf8)
        )
    }

    /// No answer, but a failure.
    package static func fault(_ fault: Fault) -> ScriptedResponse {
        ScriptedResponse(
            body: fault == .closeMidBody || fault == .stallMidBody ? Array("half of it".utf8) : [],
            fault: fault
        )
    }
}
