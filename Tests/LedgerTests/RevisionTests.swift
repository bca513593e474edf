import Cryptography
import Foundation
import Ledger
import QalaTesting
import Testing

@Suite("Revisions and their chain")
struct RevisionTests {
    private static let first = Revision(
        document: DocumentID(kind: "inventory", name: "қарағанды-2022"), after: nil,
        authorship: Authorship(author: "u-17", time: 1_700_000_000), schema: 1, body: Array("{\"a\":1}".utf8))
    private static let second = Revision(
        document: first.document, after: first,
        authorship: Authorship(author: "u-18", onBehalfOf: "Қарағанды", time: 1_700_000_060, reason: "түзету"),
        schema: 2, body: Array("{\"a\":2}".utf8))

    @Test("the digest of a fixed revision never changes")
    func golden() {
        #expect(Self.first.digest.hexadecimal == "17c14676845386136b458413353c477f85f626eab2a49cfc9bad1044e792ab2c")
        #expect(Self.second.digest.hexadecimal == "bee731fe05740cb37c932077c38096bc7d24f147a17035898aad46f1f9def388")
    }

    @Test("a revision follows its parent")
    func follows() {
        #expect(Self.first.number == 1 && Self.first.parent == nil)
        #expect(Self.second.number == 2 && Self.second.parent == Self.first.digest)
    }

    @Test("whatever is changed, the digest is another one")
    func everyField() {
        func changed(_ change: (inout Revision) -> Void) -> Revision {
            var revision = Self.second
            change(&revision)
            return Revision(
                document: revision.document, number: revision.number, parent: revision.parent, merged: revision.merged,
                authorship: revision.authorship, schema: revision.schema, body: revision.body, digest: nil)
        }
        let variants = [
            Self.second,
            changed { $0.merged = Self.first.digest },
            changed { $0.document = DocumentID(kind: "plan", name: $0.document.name) },
            changed { $0.document = DocumentID(kind: "inventoryқ", name: "арағанды-2022") },
            changed { $0.number = 3 },
            changed { $0.parent = nil },
            changed { $0.parent = .sha256([]) },
            changed { $0.authorship.author = "u-1" },
            changed { $0.authorship.author = "u-18Қ" },
            changed { $0.authorship.onBehalfOf = nil },
            changed { $0.authorship.onBehalfOf = "" },
            changed { $0.authorship.time += 1 },
            changed { $0.authorship.reason = nil },
            changed { $0.authorship.reason = "" },
            changed { $0.schema = 3 },
            changed { $0.body = [] },
            changed { $0.body += [0] },
        ]
        #expect(Set(variants.map(\.digest)).count == variants.count)
        #expect(variants.allSatisfy { $0.isIntact })
    }

    @Test("a revision taken as stored is intact only with its own digest")
    func stored() {
        var revision = Self.first
        #expect(revision.isIntact)
        revision.body = Array("{\"a\":3}".utf8)
        #expect(!revision.isIntact)
    }

    @Test("names that look the same are the same, byte for byte")
    func composed() throws {
        let composed = DocumentID(kind: "plan", name: "\u{439}\u{E9}")
        let pieces = DocumentID(kind: "plan", name: "\u{438}\u{306}e\u{301}")
        #expect(Array(composed.name.utf8) == Array(pieces.name.utf8))
        let json = Data("{\"kind\":\"plan\",\"name\":\"\u{438}\u{306}e\u{301}\"}".utf8)
        let read = try JSONDecoder().decode(DocumentID.self, from: json)
        #expect(Array(read.name.utf8) == Array(composed.name.utf8))
        #expect(try CanonicalJSON.decode(DocumentID.self, from: CanonicalJSON.encode(composed)) == composed)
        #expect("\(composed)" == "plan/\u{439}\u{E9}")
        #expect(DocumentID(text: "\(pieces)") == composed)
    }

    @Test("a name is read as it is written, and not without its kind or its name")
    func names() {
        #expect(DocumentID(text: "inventory/a/b") == DocumentID(kind: "inventory", name: "a/b"))
        for text in ["", "/", "inventory", "inventory/", "/karaganda-2022"] { #expect(DocumentID(text: text) == nil) }
    }

    @Test("the first broken link of a chain is named", arguments: 1...6)
    func broken(number: Int) async throws {
        var chain = Revision.samples(6)
        chain[number - 1].body = [0]
        #expect(try await Fixed(chain: chain).firstBroken(of: .sample) == number)
        chain = Revision.samples(6)
        chain.remove(at: number - 1)
        let expected = number == 6 ? nil : number
        #expect(try await Fixed(chain: chain).firstBroken(of: .sample) == expected, "\(number)")
        #expect(try await Fixed(chain: chain, head: Revision.samples(6)[5]).firstBroken(of: .sample) == number)
    }

    @Test("a whole chain and no chain have no broken link")
    func whole() async throws {
        #expect(try await Fixed(chain: Revision.samples(6)).firstBroken(of: .sample) == nil)
        #expect(try await Fixed(chain: []).firstBroken(of: .sample) == nil)
    }
}

/// A store that answers what it was given, true or not.
private struct Fixed: LedgerStore {
    var chain: [Revision]
    var head: Revision?

    func append(_ batch: RevisionBatch) throws(StoreError) { throw .unavailable }
    func head(of document: DocumentID) -> Revision? { head ?? chain.last }
    func revision(_ digest: Digest, of document: DocumentID) throws(StoreError) -> Revision {
        throw .notFound(document)
    }
    func revisions(of document: DocumentID) -> [Revision] { chain }
    func heads() -> [DocumentHead] { [] }
    func heads(of kind: String, beginningWith name: String) -> [DocumentHead] { [] }
    func changes(since position: Int64, limit: Int) -> [LedgerChange] { [] }
    func documents(of kind: String) -> [Revision] { [] }
    func version() -> Int64 { 0 }
}
