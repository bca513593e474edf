import Cities
import Cryptography
import Inventories
import Ledger
import Reviews
import Testing

@Suite("Submission")
struct SubmissionTests {
    @Test("a submission is read back from its revision as it was written")
    func readBack() throws {
        let part = Submission.Part(
            document: DocumentID(kind: "plan", name: "demokent-2030"), number: 3, digest: Digest.sha256([1]))
        let day = try #require(CalendarDay("2026-11-22"))
        let submission = Submission(
            town: Inventory.Town(name: "Demokent", country: "KZ"), item: .plan, parts: [part], rules: "2026-1", day: day
        )
        let revision = Revision(
            document: Submission.documentID(town: "demokent", 1), after: nil,
            authorship: Authorship(author: "a", time: 0), schema: Submission.documentSchema,
            body: try submission.documentBody())
        #expect(revision.document.description == "submission/demokent-1")
        #expect(try Submission.read(from: revision) == submission)
    }
}
