import Cryptography
import Ledger
import QalaTesting
import Testing

@Suite("Who answers for what is brought in")
struct BringerTests {
    private let ledger = InMemoryLedger()
    private let bringer = Authorship(author: "bringer", time: 9, reason: "demokent.qala")

    private func revision(_ text: String, after parent: Revision?, by author: String = "local") -> Revision {
        Revision(
            document: .sample, after: parent, authorship: Authorship(author: author, time: 5), schema: 1,
            body: Array("{\"text\":\"\(text)\"}".utf8))
    }

    private func receive(_ revisions: [Revision]) async throws -> ReceiveRevisions.Outcome {
        try await ReceiveRevisions(ledger: ledger, shapes: [:], by: bringer)(revisions)
    }

    @Test("their name stands above what others saved, and the content stays; again nothing is new")
    func followed() async throws {
        let first = revision("first", after: nil)
        try await ledger.append(first)
        let second = revision("second", after: first)
        #expect(try await receive([first, second]) == .followed(added: 1))
        let head = try #require(await ledger.head(of: .sample))
        #expect(head.authorship == bringer && head.body == second.body && head.parent == second.digest)
        #expect(try await receive([first, second]) == .nothingNew)
        #expect(try await ledger.history(of: .sample).firstBroken == nil)
    }

    @Test("their own saves need no second signature")
    func own() async throws {
        let first = revision("first", after: nil, by: "bringer")
        #expect(try await receive([first]) == .followed(added: 1))
        #expect(await ledger.head(of: .sample) == first)
    }

    @Test("a merge is theirs")
    func merged() async throws {
        let first = revision("first", after: nil)
        try await ledger.append(first)
        try await ledger.append(revision("here", after: first))
        guard case .merged(let merge, 1, let conflicts) = try await receive([first, revision("there", after: first)])
        else { throw StoreError.unfit }
        #expect(merge.authorship == bringer && merge.merged != nil && conflicts.count == 1)
        #expect(await ledger.head(of: .sample) == merge)
    }
}
