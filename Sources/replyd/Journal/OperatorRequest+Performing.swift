import ArgumentParser
import Conversations
import Foundation
import Journal
import Secrets
import Server

extension OperatorRequest {
    /// How long a running server may take to answer, in looks of a tenth of a second.
    private static let looks = 600

    /// Has it done: by the server where one runs on the folder, else here.
    ///
    /// - Returns: What was done.
    func perform(in folder: DataFolder) async throws -> String {
        if FolderLock.isHeld(folder) { return try await askServer(folder) }
        // Looking for the database first: a mistyped folder is not made into a new one.
        _ = try DataLocation.explaining { () throws(JournalError) in try JournalArchive(folder) }
        let journal = try DataLocation.explaining { () throws(JournalError) in
            try ConversationJournal(folder, now: { Int64((Date().timeIntervalSince1970 * 1000).rounded()) })
        }
        let answer: String
        do {
            answer = try await JournalOperations(journal: journal).perform(self)
        } catch {
            StandardStream.error.write("replyd: it cannot be done: \(error)\n")
            await journal.close(inOrder: journal.wasStoppedInOrder)
            throw ExitCode.wrongUse
        }
        await journal.close(inOrder: journal.wasStoppedInOrder)
        return answer
    }

    private func askServer(_ folder: DataFolder) async throws -> String {
        let box = RequestBox(folder)
        let name = try DataLocation.explaining { () throws(JournalError) in try box.submit(self) }
        for _ in 0..<Self.looks {
            if let answer = box.answer(to: name) { return answer }
            try await Task.sleep(for: .milliseconds(100))
        }
        box.withdraw(name)
        StandardStream.error.write("replyd: the server that uses this data folder has not answered for a minute.\n")
        throw ExitCode.wrongUse
    }
}
