import JSON

/// Something that an operator wants done by the process that writes to the data folder.
package enum OperatorRequest: Sendable, Hashable {
    /// Erase everything about a person.
    case forget(contact: String)
    /// Try a webhook (`w12`) or a message (`r34`) again.
    case retry(name: String)
    /// An account is mended: send its messages.
    case resume(account: String)

    /// The request as it is written down.
    var json: JSONValue {
        switch self {
        case .forget(let contact): ["forget": .string(contact)]
        case .retry(let name): ["retry": .string(name)]
        case .resume(let account): ["resume": .string(account)]
        }
    }

    /// The request that was written down.
    init?(_ value: JSONValue) {
        if let contact = value["forget"]?.string {
            self = .forget(contact: contact)
        } else if let name = value["retry"]?.string {
            self = .retry(name: name)
        } else if let account = value["resume"]?.string {
            self = .resume(account: account)
        } else {
            return nil
        }
    }
}
