import Logging
import Secrets
import Synchronization
import Testing

@Suite("Log lines")
struct ServerLogTests {
    /// Collects what a logger writes.
    private final class Collected: Sendable {
        let lines = Mutex<[String]>([])
    }

    private struct Failure: Error, CustomStringConvertible {
        let description = "it broke\nhere"
    }

    private let collected = Collected()
    private let box = RedactorBox(Redactor([(name: "APP_SECRET", secret: Secret("canary/value-0001"))]))

    private func logger(_ format: LogFormat, level: Logger.Level = .trace) -> Logger {
        let collected = collected
        let output = LogOutput { line in collected.lines.withLock { $0.append(line) } }
        let handler = ServerLog.handler(
            format: format,
            level: level,
            redactor: box,
            output: output,
            clock: { 1_795_341_600 }
        )
        return Logger(label: "test", factory: { _ in handler })
    }

    private var lines: [String] { collected.lines.withLock { $0 } }

    @Test("Text: time, level, message, and the metadata in order")
    func text() {
        var logger = logger(.text)
        logger[metadataKey: "b"] = "two words"
        logger.info("message", metadata: ["a": "1", "c": "", "d": "x=\"y\"", "e": ["k": "v", "j": ["1", "2"]]])
        logger.critical("loud")
        #expect(
            lines == [
                "2026-11-22T10:00:00Z info  message a=1 b=\"two words\" c=\"\" d=\"x=\\\"y\\\"\" "
                    + "e.j=\"[\\\"1\\\", \\\"2\\\"]\" e.k=v\n",
                "2026-11-22T10:00:00Z critical loud b=\"two words\"\n",
            ]
        )
    }

    @Test("JSON: flat keys, which cannot take the place of the fixed ones")
    func json() {
        logger(.json).warning("a \"quoted\" \\ message", metadata: ["rule": "prices", "level": "x", "count": "\(3)"])
        #expect(
            lines == [
                #"{"time":"2026-11-22T10:00:00Z","level":"warning","message":"a \"quoted\" \\ message","count":"3","#
                    + #""metadata.level":"x","rule":"prices"}"# + "\n"
            ]
        )
    }

    @Test("One event is one line, whatever a customer wrote", arguments: LogFormat.allCases)
    func injection(format: LogFormat) throws {
        let hostile = "a\nb\rc\u{1B}[31md\u{2028}e\u{2029}f\u{202E}g\u{0}h\u{85}i\u{9B}j\u{2066}k\tl\u{E0041}m"
        logger(format).error("\(hostile)", metadata: ["text": "\(hostile)", "na\nme": "x"])
        let line = try #require(lines.first)
        #expect(lines.count == 1)
        let visible = line.unicodeScalars.dropLast()
            .allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: false
                default: true
                }
            }
        #expect(visible)
        #expect(line.contains(#"a\nb\rc\u001b[31md\u2028e\u2029f\u202eg\u0000h\u0085i\u009bj\u2066k\tl\udb40\udc41m"#))
        #expect(line.hasSuffix("\n"))
    }

    @Test(
        "No line shows a secret: in the message, in a value, in a name, in an error, split by escapes",
        arguments: LogFormat.allCases
    )
    func redaction(format: LogFormat) throws {
        let logger = logger(format)
        logger.info("url?x=canary%2Fvalue-0001", metadata: ["a": "canary/value-0001", "canary/value-0001": "x"])
        logger.info("nested", metadata: ["body": ["token": .string(#"{"t":"canary\/value-0001"}"#)]])
        logger.error("late", error: Failure(), metadata: ["s": .stringConvertible(Secret("canary/value-0001"))])
        box.replace(with: Redactor([(name: "NEW", secret: Secret("canary-new-0001"))]))
        logger.info("canary-new-0001 canary/value-0001")
        try #require(lines.count == 4)
        #expect(!lines.joined().contains("canary"))
        #expect(lines[0].contains("‹APP_SECRET›"))
        #expect(lines[2].contains(#"it broke\nhere"#))
        #expect(lines[3].contains("‹NEW› ‹APP_SECRET›"))
    }

    @Test("A huge text is cut, after its secrets are taken out", arguments: LogFormat.allCases)
    func huge(format: LogFormat) throws {
        // The secret would be cut after its fifteenth byte, where its beginning is not recognised any more.
        let text =
            String(repeating: "é", count: 4088) + "x" + "canary/value-0001" + String(repeating: "é", count: 1 << 19)
        logger(format).info("\(text)", metadata: ["text": "\(text)"])
        let line = try #require(lines.first)
        #expect(line.utf8.count < 20_000)
        #expect(line.contains("… (cut)"))
        #expect(!line.contains("canary"))
        #expect(!line.contains("\u{FFFD}"))
    }

    @Test("Levels below the handler's are left out, and each logger has its own metadata")
    func levels() {
        var first = logger(.text, level: .warning)
        let second = first
        first[metadataKey: "a"] = "1"
        #expect(first[metadataKey: "a"] == "1")
        first.info("no")
        first.warning("yes")
        second.warning("yes")
        #expect(lines.map { $0.contains("a=1") } == [true, false])
    }

    @Test(
        "Times",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)]
    )
    func times(seconds: Int64, expected: String) {
        let collected = collected
        let output = LogOutput { line in collected.lines.withLock { $0.append(line) } }
        let handler = ServerLog.handler(
            format: .text,
            level: .info,
            redactor: box,
            output: output,
            clock: { seconds }
        )
        Logger(label: "test", factory: { _ in handler }).info("x")
        #expect(lines == ["\(expected) info  x\n"])
    }
}
