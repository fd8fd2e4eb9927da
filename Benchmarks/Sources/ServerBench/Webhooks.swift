import Foundation

/// Signed requests to post, each with an id of its own, made in place from a template.
struct Webhooks {
    /// What is posted.
    enum Kind {
        /// A message that a rule answers with its own text.
        case message(rules: Int)
        /// What needs no answer: that somebody has read up to a moment.
        case receipt
    }

    static let pageID = "100000000000001"
    static let appSecret = "bench0app0secret0b81f27c6e9d3a45"
    /// The digits of a message's number.
    static let digits = 10
    /// So many people write.
    static let contacts = 10_000

    private let kind: Kind
    private let key: SignedText
    private let start: Int64

    init(_ kind: Kind) {
        self.kind = kind
        key = SignedText(key: Array(Self.appSecret.utf8))
        start = Int64(Date().timeIntervalSince1970 * 1000)
    }

    /// The whole request that posts a message.
    func request(_ number: Int) -> [UInt8] {
        let body = body(number)
        let hexadecimal = Array("0123456789abcdef".utf8)
        var request = Array(
            "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nUser-Agent: facebookexternalua\r\nContent-Length: \(body.count)\r\nX-Hub-Signature-256: sha256="
                .utf8
        )
        for byte in key.code(of: body) {
            request.append(hexadecimal[Int(byte >> 4)])
            request.append(hexadecimal[Int(byte & 15)])
        }
        request += [13, 10, 13, 10]
        request += body
        return request
    }

    private func body(_ number: Int) -> [UInt8] {
        let id = Self.padded(number)
        let contact = 9_000_000 + number % Self.contacts
        let moment = Int64(Date().timeIntervalSince1970 * 1000)
        let content =
            switch kind {
            case .message(let rules):
                "\"message\":{\"mid\":\"m_bench_\(start)_\(id)\",\"text\":\"How much is product\(number % rules) please \(id)\"}"
            case .receipt:
                "\"read\":{\"watermark\":\(moment),\"seq\":\(number)},\"note\":\"as long as the text of a message is, about \(id)\""
            }
        let text =
            "{\"object\":\"page\",\"entry\":[{\"id\":\"\(Self.pageID)\",\"time\":\(moment),\"messaging\":[{\"sender\":{\"id\":\"\(contact)\"},\"recipient\":{\"id\":\"\(Self.pageID)\"},\"timestamp\":\(moment),\(content)}]}]}"
        return Array(text.utf8)
    }

    private static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(Self.digits - digits.count, 0)) + digits
    }
}
