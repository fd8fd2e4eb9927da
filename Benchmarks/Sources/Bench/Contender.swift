/// One way of finding the rule that answers a message.
protocol Contender: AnyObject {
    /// Its name, as the table shows it.
    var name: String { get }
    /// Takes the rules of a shop; says whether it can do what they ask for.
    func load(_ shop: Shop) throws -> Bool
    /// Takes messages for the next measurements.
    func take(_ messages: Messages) throws
    /// Decides messages in turn for some time, at least one: each hit, or each miss.
    func measure(hits: Bool, seconds: Double) throws -> Sample
    /// The number of the rule that answers each hit.
    func winners() throws -> [Int?]
}
