import Rules

/// A folder of rules files that is made up, and edited at random: most of its files are good, some have mistakes.
struct RandomFolder {
    private(set) var files: [(name: String, content: String)]
    private let rules = RandomRules(hasRareModes: true)
    private var next = 0

    /// Makes up a folder of some files.
    init(using generator: inout SeededGenerator) {
        files = []
        for _ in 0..<Int.random(in: 2...5, using: &generator) { files.append(newFile(using: &generator)) }
    }

    /// The files as they are loaded.
    var rulesFiles: [RulesFile] { files.map { RulesFile(name: $0.name, bytes: Array($0.content.utf8)) } }

    /// Changes something: a file, what it defines, or which files there are.
    mutating func edit(using generator: inout SeededGenerator) {
        let place = files.indices.randomElement(using: &generator) ?? 0
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: files.insert(newFile(using: &generator), at: place)
        case 1: if files.count > 1 { files.remove(at: place) }
        case 2: files.swapAt(place, files.count - 1)
        case 3: files[place].content += "]"
        case 4: files[place].content = files[place].content.replacing("]]", with: "]")
        case 5: break
        case 6: files[place].content = files[place].content.replacing("\"x\"", with: "\"{{> hello}} {{name}}\"")
        case 7: files[place].content = files[place].content.replacing("price", with: "@words")
        default: files[place].content = newFile(using: &generator).content
        }
    }

    private mutating func newFile(using generator: inout SeededGenerator) -> (name: String, content: String) {
        next += 1
        // Ids are unique but now and then.
        let prefix = Int.random(in: 0..<12, using: &generator) == 0 ? "a" : "f\(next)"
        var content = rules.set(using: &generator).replacing("\"id\": \"r", with: "\"id\": \"\(prefix)-r")
        let more = [
            #""lists": { "words": ["price", "red*", "hello"] },"#, #""snippets": { "hello": "Hi {{name}}" },"#,
            #""defaults": { "name": "you" },"#, #""settings": { "timezone": "Asia/Karachi" },"#,
            #""settings": { "timezone": "Europe/Berlin", "hours": { "mon-fri": "09:00-17:00" } },"#,
            #""when": { "platform": "instagram" },"#, #""when": { "days": "mon" },"#, #""enabled": false,"#,
            #""otherwise": [ { "id": "\#(prefix)-o", "reply": "{{hours.today}}", "examples": { "match": ["zzz"] } } ],"#,
            #""otherwise": [ { "id": "\#(prefix)-o", "reply": { "text": "?", "buttons": [ { "title": "a", "rule": "f1-r0" } ] } } ],"#,
            #""wehn": 1,"#,
        ]
        for part in more where Int.random(in: 0..<9, using: &generator) == 0 {
            content = "{ " + part + content.dropFirst()
        }
        return ("\(next).json", content)
    }
}
