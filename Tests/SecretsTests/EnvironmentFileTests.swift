import Secrets
import Testing

@Suite("Reading a secrets file's text")
struct EnvironmentFileTests {
    private func parse(_ text: String) throws -> EnvironmentFile {
        try EnvironmentFile.parse(Array(text.utf8), path: "secrets.env")
    }

    @Test("Names, values, quotes, comments, export, and the line each stands on")
    func entries() throws {
        let file = try parse(
            """
            # a comment

              # another
            A=plain#value
            export B="two words # and a sign"
              _c3='single "double" inside'\u{20}\u{20}
            D=
            E=""
            F=a=b==
            G=$HOME\\n
            """
        )
        #expect(file.problems.isEmpty)
        #expect(file.entries.map(\.name) == ["A", "B", "_c3", "D", "E", "F", "G"])
        #expect(file.entries.map(\.line) == [4, 5, 6, 7, 8, 9, 10])
        let expected = [
            "plain#value", "two words # and a sign", "single \"double\" inside", "", "", "a=b==", "$HOME\\n",
        ]
        #expect(file.entries.map { $0.value.revealed() } == expected)
    }

    @Test("Line ends of Windows and a byte order mark change nothing")
    func windows() throws {
        let file = try parse("\u{FEFF}A=1\r\nB='2'\r\n\r\n# c\r\nC=3\r")
        #expect(file.problems.isEmpty)
        #expect(file.entries.map(\.name) == ["A", "B", "C"])
        #expect(file.entries.map { $0.value.revealed() } == ["1", "2", "3"])
        #expect(file.entries.map(\.line) == [1, 2, 5])
    }

    @Test("An empty file has nothing in it", arguments: ["", "\n", "\u{FEFF}", "\r\n", "# only this"])
    func nothing(text: String) throws {
        let file = try parse(text)
        #expect(file.entries.isEmpty)
        #expect(file.problems.isEmpty)
    }

    @Test(
        "Anything else is a problem with its line, which never repeats what stands there",
        arguments: [
            ("CANARY", "no `=`"),
            ("=CANARY", "not a name"),
            ("1A=CANARY", "not a name"),
            ("a-b=CANARY", "not a name"),
            ("é=CANARY", "not a name"),
            ("export CANARY", "no `=`"),
            ("exportA CANARY=x", "not a name"),
            ("A =CANARY", "space beside"),
            ("A= CANARY", "space beside"),
            ("A=CANARY two", "space in the value"),
            ("A=CANARY # comment", "space in the value"),
            ("A=\"CANARY", "not closed"),
            ("A='CANARY\"", "not closed"),
            ("A=\"", "not closed"),
            ("A=\"CANARY\" # comment", "after the closing quote"),
            ("A=\"CAN\"ARY\"", "after the closing quote"),
            ("A=CANARY\"", "quote inside"),
            ("A=CAN'ARY", "quote inside"),
            ("A=CAN\u{1B}ARY", "invisible"),
            ("A=CANARY\rB=2", "invisible"),
            ("A=CANARY\u{7F}", "invisible"),
        ]
    )
    func problems(line: String, word: String) throws {
        let file = try parse("FIRST=1\n\(line)\nLAST=1")
        #expect(file.entries.map(\.name) == ["FIRST", "LAST"])
        let problem = try #require(file.problems.first)
        #expect(file.problems.count == 1)
        #expect(problem.line == 2)
        #expect(problem.message.contains(word), "\(problem.message)")
        #expect(!problem.message.contains("CAN"))
    }

    @Test("A name that stands twice is a problem, and names the first line")
    func duplicates() throws {
        let file = try parse("A=1\nB=2\nexport A=CANARY\n")
        #expect(file.entries.map { $0.value.revealed() } == ["1", "2"])
        #expect(file.problems.map(\.line) == [3])
        #expect(file.problems.first?.message.contains("line 1") == true)
        #expect(file.problems.first?.message.contains("CANARY") == false)
    }

    @Test("What is not a text is refused")
    func notText() {
        let invalid = ConfidentialFileError(path: "s", reason: .notUTF8)
        #expect(throws: invalid) { try EnvironmentFile.parse([0x41, 0x3D, 0xFF], path: "s") }
        let nul = ConfidentialFileError(path: "s", reason: .containsNUL)
        #expect(throws: nul) { try EnvironmentFile.parse([0x41, 0x3D, 0], path: "s") }
    }
}
