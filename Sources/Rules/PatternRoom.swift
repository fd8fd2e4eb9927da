import JSON

/// How many patterns the rules of a file have, guessed before they are decoded: for the numbers that the next file's
/// patterns begin with.
///
/// Nearly always a few more than there are. A guess that is too low costs time and nothing else: ``PatternNumbers`` sees
/// that numbers are taken.
struct PatternRoom {
    /// How many numbers to leave free.
    private(set) var count = 0
    private let lists: [String: Definitions.Defined<[Keyword]>]
    /// The lists that were counted, and the keys that they stood under: a list is compiled once for each.
    private var counted: Set<[String]> = []

    /// Looks at everything that conditions of the file look for.
    init(of document: Fields, _ lists: [String: Definitions.Defined<[Keyword]>]) {
        self.lists = lists
        add(document["when"]?.value, under: "when")
        for key in ["rules", "otherwise"] {
            for rule in document[key]?.value.array ?? [] { add(rule["when"], under: "when") }
        }
    }

    private mutating func add(_ value: JSONValue?, under key: String) {
        switch value {
        case .string(let text):
            guard let name = LoadContext.listName(in: text) else {
                count += 1
                return
            }
            if counted.insert([key, name]).inserted { count += lists[name]?.value.count ?? 0 }
        case .array(let items): for item in items { add(item, under: key) }
        case .object(let object): for member in object.members { add(member.value, under: member.key) }
        case .null, .bool, .integer, .real, nil: break
        }
    }
}
