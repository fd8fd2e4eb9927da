import CurlClient
import Testing

@Suite("The environment")
struct CurlEnvironmentTests {
    @Test("A key log is a problem, and the sentence names the variable but not the file")
    func keyLog() throws {
        let problem = try #require(CurlEnvironment.problem { $0 == "SSLKEYLOGFILE" ? "/somewhere/keys.txt" : nil })
        #expect(problem.contains("SSLKEYLOGFILE"))
        #expect(!problem.contains("keys.txt"))
    }

    @Test("An empty or absent variable is none")
    func noKeyLog() {
        #expect(CurlEnvironment.problem { _ in nil } == nil)
        #expect(CurlEnvironment.problem { _ in "" } == nil)
    }
}
