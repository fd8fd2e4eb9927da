import Glibc
import HotReload

/// Saves last good copies and dies in the middle: `CopyVictim FOLDER SAVES STEP` makes whole saves, and then one that
/// ends, as by `kill -9`, when the step is over.
@main
struct Victim {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let saves = Int(arguments[2]), let step = LastGoodCopy.Step(rawValue: arguments[3])
        else { exit(2) }
        let copy = LastGoodCopy(folder: arguments[1], name: "rules")
        do {
            for number in 1..<max(saves, 1) { try copy.save(Self.snapshot(number)) }
            try copy.save(Self.snapshot(saves)) { if $0 == step { kill(getpid(), SIGKILL) } }
        } catch {
            exit(3)
        }
        exit(4)
    }

    /// Several files with the same number all over, so that a mixture of two would show.
    private static func snapshot(_ number: Int) -> SourceSnapshot {
        let files = (0..<8)
            .map { index in
                SourceFile(
                    name: "rules/\(index).json",
                    bytes: Array(String(repeating: "\(number) ", count: 20_000).utf8)
                )
            }
        return SourceSnapshot(files: files, sha256: "\(number)")
    }
}
