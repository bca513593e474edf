import Accounts
import Cryptography
import Ledger
import QalaTesting
import Testing

@Suite("Whose word revisions from elsewhere are")
struct BroughtRevisionsTests {
    private static let bringer = AccountID.sample(0xabc)
    private static let colleague = AccountID.sample(2)
    private static let stranger = AccountID.sample(3)
    private static let document = DocumentID(kind: "inventory", name: "demokent-2022")

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let author: String
        var onBehalfOf: String?
        var reason: String?
        var mayAnswer = false
        var expected: BroughtRevisions.Refusal?
    }

    static let cases: [Case] = [
        Case(testDescription: "one's own", author: bringer.text),
        Case(testDescription: "of a computer without accounts", author: "local"),
        Case(testDescription: "of somebody of another Qala", author: stranger.text),
        Case(testDescription: "of a colleague", author: colleague.text, expected: .othersWord),
        Case(testDescription: "with a name for an author", author: "Әйгерім", expected: .authorUnfit),
        Case(testDescription: "with another spelling", author: bringer.text.uppercased(), expected: .authorUnfit),
        Case(testDescription: "of what ships", author: "qala load", expected: .authorUnfit),
        Case(testDescription: "in the town's name", author: "local", onBehalfOf: "demokent"),
        Case(testDescription: "in another town's", author: "local", onBehalfOf: "osh", expected: .otherTown),
        Case(testDescription: "that confirms", author: "local", reason: "✓ 1-2", expected: .answer),
        Case(testDescription: "that undoes", author: bringer.text, reason: "⤺ 1-2", expected: .answer),
        Case(testDescription: "that confirms, by an approver", author: "local", reason: "✓ 1-2", mayAnswer: true),
        Case(testDescription: "called a merge", author: ReceiveRevisions.author, expected: .mergeUnfit),
    ]

    private func revision(
        _ text: String, after parent: Revision? = nil, by author: String = "local", onBehalfOf: String? = nil,
        reason: String? = nil
    ) -> Revision {
        Revision(
            document: Self.document, after: parent,
            authorship: Authorship(author: author, onBehalfOf: onBehalfOf, time: 5, reason: reason), schema: 1,
            body: Array("{\"text\":\"\(text)\"}".utf8))
    }

    private func check(mayAnswer: Bool = false) -> BroughtRevisions {
        BroughtRevisions(
            by: Self.bringer, of: "demokent", mayAnswer: mayAnswer, accounts: [Self.bringer, Self.colleague])
    }

    @Test("a revision is taken or refused by who it says wrote it", arguments: cases)
    func authors(example: Case) {
        let first = revision("first")
        let second = revision(
            "second", after: first, by: example.author, onBehalfOf: example.onBehalfOf, reason: example.reason)
        let refusal = check(mayAnswer: example.mayAnswer).refusal(
            of: second, in: History([first, second]), shape: DocumentShape())
        #expect(refusal == example.expected)
    }

    @Test("a merge without a person is what merging gives, and nothing else")
    func merges() {
        let first = revision("first")
        let (one, other) = (revision("one", after: first), revision("other", after: first))
        let history = History([first, one, other])
        let (merge, _) = ReceiveRevisions.merge(one, other, in: history, shape: nil)
        let all = History([first, one, other, merge])
        #expect(check().refusal(of: merge, in: all, shape: DocumentShape()) == nil)
        var main = one
        var side = other
        if merge.parent == other.digest { swap(&main, &side) }
        let forged = Revision(
            after: main, bringingIn: side, authorship: merge.authorship, body: Array("{\"text\":\"third\"}".utf8))
        #expect(
            check().refusal(of: forged, in: History([first, one, other, forged]), shape: DocumentShape()) == .mergeUnfit
        )
    }
}
