import Ledger
import QalaTesting
import Testing

@Suite("Acting in another's name")
struct OnBehalfTests {
    private let document = DocumentID(kind: "inventory", name: "demokent-2022")

    private func revisions(_ authors: [(String, String?, String?)]) -> [Revision] {
        var revisions: [Revision] = []
        for (index, (author, town, reason)) in authors.enumerated() {
            revisions.append(
                Revision(
                    document: document, after: revisions.last,
                    authorship: Authorship(author: author, onBehalfOf: town, time: Int64(index), reason: reason),
                    schema: 1, body: Array("{\"n\":\(index)}".utf8)))
        }
        return revisions
    }

    @Test("consecutive saves of one person in one name are one, and are answered together")
    func runs() {
        let history = History(
            revisions([
                ("a", nil, nil), ("c", "demokent", nil), ("c", "demokent", nil), ("d", "demokent", nil),
                ("a", nil, nil),
                ("c", "demokent", nil),
            ]))
        #expect(history.openOnBehalf.map(\.numbers) == [2...3, 4...4, 6...6])
    }

    @Test("what was answered is not asked again; who acted cannot answer")
    func answered() {
        let mark = OnBehalf.Answer.confirmed.mark(1...2)
        let saves: [(String, String?, String?)] = [("c", "demokent", nil), ("c", "demokent", nil)]
        #expect(History(revisions(saves + [("a", nil, mark)])).openOnBehalf == [])
        #expect(History(revisions(saves + [("c", "demokent", mark)])).openOnBehalf.map(\.numbers) == [1...3])
    }

    @Test("an answer is appended behind whatever was saved meanwhile, and leaves the content alone")
    func answers() async throws {
        let ledger = InMemoryLedger()
        let kept = revisions([("a", nil, nil), ("c", "demokent", nil), ("a", nil, nil)])
        try await ledger.append(RevisionBatch(kept, onto: nil))
        let names = Authorship(author: "a", time: 9)
        let answer = try await AnswerOnBehalf(ledger: ledger)(.confirmed, 2...2, of: document, by: names)
        #expect(answer.number == 4 && answer.body == kept[2].body && answer.authorship.reason == "✓ 2-2")
        #expect(try await ledger.history(of: document).openOnBehalf == [])
        await #expect(throws: AnswerOnBehalf.Failure.nothingToAnswer) {
            _ = try await AnswerOnBehalf(ledger: ledger)(.undone, 2...2, of: document, by: names)
        }
    }
}
