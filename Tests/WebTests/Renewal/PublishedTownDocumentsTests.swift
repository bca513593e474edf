import Cities
import Inventories
import Ledger
import Plans
import QalaTesting
import Quantities
import Synchronization
import Testing

@testable import Web

@Suite("What a ledger publishes of towns")
struct PublishedTownDocumentsTests {
    @Test("a document is read once, for as long as it stays as it is")
    func once() throws {
        let first = try Self.revision("demokent-1", saying: "first")
        let second = try Self.revision("demokent-2", saying: "second")
        var published = PublishedTownDocuments<Told>([first, second], since: [:])
        #expect(Told.read.withLock { $0 } == 2)
        published = PublishedTownDocuments([first, second], since: [:], after: published)
        #expect(Told.read.withLock { $0 } == 2)
        let corrected = try Self.revision("demokent-2", saying: "corrected", after: second)
        let third = try Self.revision("osh-1", saying: "third")
        published = PublishedTownDocuments([corrected, third], since: [:], after: published)
        #expect(Told.read.withLock { $0 } == 4)
        #expect(published.all.map(\.content.words) == ["corrected", "third"])
        #expect(published[TownDocumentName(slug: "demokent", number: 1)] == nil)
    }

    @Test("those of a town stand in the order of their numbers, and none of a town whose name begins alike")
    func ofTown() throws {
        let names = ["demokent-10", "demokent-2", "demokent-2-1", "osh-2"]
        let published = PublishedReports(try names.map { try Self.report($0) }, since: [:])
        #expect(published.ofTown("demokent").map(\.name.number) == [2, 10])
        #expect(published.ofTown("demokent-2").map(\.name.text) == ["demokent-2-1"])
        #expect(published.ofTown("nowhere").isEmpty)
        #expect(published[TownDocumentName(slug: "osh", number: 2)]?.revision == (try Self.report("osh-2")))
    }

    @Test("what cannot be read is left out and told")
    func unread() throws {
        let document = DocumentID(kind: MonitoringReport.publishedKind, name: "osh-1")
        let broken = Revision(
            document: document, after: nil, authorship: Self.author, schema: 1, body: Array("[1]".utf8))
        let published = PublishedReports(
            [try Self.report("demokent-1"), broken, try Self.report("nameless")], since: [document: Self.day])
        #expect(published.all.map(\.name.text) == ["demokent-1"])
        #expect(published.unread.map(\.name) == ["osh-1", "nameless"])
    }

    /// A content that counts how often it was read.
    private struct Told: TownContent {
        static let documentKind = "told"
        static let documentSchema = 1
        static let documentShape = DocumentShape()
        static let read = Mutex(0)

        var country = "KZ"
        var words: String

        init(_ words: String) { self.words = words }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            country = try container.decode(String.self, forKey: .country)
            words = try container.decode(String.self, forKey: .words)
            Self.read.withLock { $0 += 1 }
        }
    }

    private static let author = Authorship(author: "local", time: 1_790_000_000)
    private static let day = CalendarDay(secondsSince1970: 1_790_000_000)

    private static func revision(_ name: String, saying words: String, after: Revision? = nil) throws -> Revision {
        Revision(
            document: Told.documentID(name), after: after, authorship: author, schema: 1,
            body: try Told(words).documentBody())
    }

    private static func report(_ name: String) throws -> Revision {
        let report = MonitoringReport(
            town: .init(name: "Demokent", country: "KZ"), commitmentYear: 2030, kind: .actions, day: day)
        return Revision(
            document: DocumentID(kind: MonitoringReport.publishedKind, name: name), after: nil, authorship: author,
            schema: 1, body: try report.documentBody())
    }
}
