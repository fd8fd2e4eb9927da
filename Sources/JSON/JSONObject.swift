/// The members of a JSON object, in the order in which they were written.
///
/// Objects in rules files and in Meta's API have a handful of members, so a key is found by looking at each: an array
/// is smaller and faster to build than a dictionary, and keeps the order that people read.
/// No two members have the same key. Two objects are equal when they hold equal members in the same order.
package struct JSONObject: Sendable {
    /// A key and its value.
    package typealias Member = (key: String, value: JSONValue)

    /// The members, in order.
    package private(set) var members: [Member]

    /// Creates an object of members; of those with the same key the last value counts, at the place of the first.
    package init(_ members: [Member] = []) {
        self.members = []
        self.members.reserveCapacity(members.count)
        var places: [String: Int] = [:]
        for member in members {
            if let place = places[member.key] {
                self.members[place].value = member.value
            } else {
                places[member.key] = self.members.count
                self.members.append(member)
            }
        }
    }

    /// Creates an object of those members that have a value: for request bodies with optional parts.
    ///
    /// To write a JSON `null` on purpose, pass `.some(.null)`.
    package init(present members: KeyValuePairs<String, JSONValue?>) {
        self.init(members.compactMap { key, value in value.map { (key: key, value: $0) } })
    }

    /// Creates an object of members whose keys are known to be all different, without comparing each with each.
    init(distinct members: [Member]) {
        self.members = members
    }

    /// The value of a key.
    ///
    /// Setting an existing key keeps its place, a new one goes to the end, `nil` removes.
    package subscript(key: String) -> JSONValue? {
        get {
            members.first { $0.key == key }?.value
        }
        set {
            switch (members.firstIndex { $0.key == key }, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append((key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The keys, in order.
    package var keys: [String] { members.map(\.key) }

    /// How many members there are.
    package var count: Int { members.count }

    /// Whether there are none.
    package var isEmpty: Bool { members.isEmpty }
}

extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for (key, value) in members {
            hasher.combine(key)
            hasher.combine(value)
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members.map { (key: $0.0, value: $0.1) })
    }
}
