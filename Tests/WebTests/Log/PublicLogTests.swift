import Accounts
import Cities
import Cryptography
import Foundation
import HTTPTypes
import Inventories
import Ledger
import Localization
import QalaTesting
import Quantities
import Testing

@testable import Web

@Suite("The public log on the web")
struct PublicLogTests {
    private let house: OfficeHouse
    private let browser: Browser

    init() throws {
        house = try OfficeHouse()
        browser = Browser(house)
    }

    /// A revision of a public document, as `qala load` writes it.
    @discardableResult
    private func save(_ document: DocumentID, _ body: [UInt8], reason: String? = nil) async throws -> Revision {
        let revision = Revision(
            document: document, after: try await house.ledger.head(of: document),
            authorship: Authorship(author: "qala load", time: house.now, reason: reason), schema: 1, body: body)
        try await house.ledger.append(revision)
        return revision
    }

    private var turin: PublishedInventory {
        get throws { try #require(try OfficeHouse.content.get().inventories(of: "turin").first) }
    }

    private func checkpoint() async throws -> PublishedCheckpoint {
        let maker = try #require(house.dailyCheckpoint)
        return try #require(try await maker.make())
    }

    @Test("before anything is saved there is no checkpoint, and the page says so")
    func empty() async throws {
        #expect(try await house.dailyCheckpoint?.make() == nil)
        #expect(try await browser.get("/log/checkpoint").status == 404)
        #expect(try await browser.get("/log/checkpoints.json").text == "[]")
        #expect(try await browser.get("/log/tile/0/000.p/1").status == 404)
        #expect(try await browser.get("/en/log").text.contains("No checkpoint yet"))
        #expect(try await browser.get("/log").location == "/en/log")
    }

    @Test("a checkpoint is made at once, then a day later if something was saved meanwhile")
    func daily() async throws {
        try await save(DocumentID(kind: "signatory", name: "karaganda"), Array("{}".utf8))
        let first = try await checkpoint()
        try await save(DocumentID(kind: "signatory", name: "taraz"), Array("{}".utf8))
        house.wait(86_399)
        #expect(try await checkpoint() == first)
        house.wait(1)
        let second = try await checkpoint()
        #expect((first.size, second.size) == (1, 2) && second.time == first.time + 86_400)
        house.wait(200_000)
        #expect(try await checkpoint() == second)
        #expect(try await house.ledger.checkpoints(limit: 9) == [second, first])
        let reply = try await Browser(house, peer: "127.0.0.1").get("/metrics", host: "127.0.0.1")
        #expect(reply.text.contains("qala_log_size 2"))
        #expect(reply.text.contains("qala_log_checkpoint_timestamp_seconds \(second.time)"))
    }

    @Test("without keys nothing is signed, and the pages work")
    func keyless() async throws {
        let house = try OfficeHouse(keys: false)
        #expect(house.dailyCheckpoint == nil)
        #expect(try await Browser(house).get("/log/key").status == 404)
        #expect(try await Browser(house).get("/en/log").text.contains("This server has no key"))
    }

    @Test("the key at its address verifies the checkpoint at its address, which names the server")
    func signature() async throws {
        try await save(DocumentID(kind: "signatory", name: "karaganda"), Array("{}".utf8))
        let made = try await checkpoint()
        let key = try await browser.get("/log/key").text
        let verifier = try #require(NoteVerifier(text: String(key.dropLast())))
        let note = try await browser.get("/log/checkpoint")
        #expect(note.headers[.contentType] == "text/plain; charset=utf-8")
        let read = try Checkpoint(note: Array(note.text.utf8), origin: "qala.example/log", trusted: [verifier])
        #expect(read.size == 1)
        #expect(try await browser.get("/log/checkpoints/1").text == made.note)
        #expect(try await browser.get("/log/checkpoints.json").text.contains("\"size\":1"))
        #expect(try await browser.get("/en/log").text.contains("Fits the key"))
        #expect(try await browser.get("/en/log.csv").text.contains(read.root.hexadecimal))
    }

    @Test("from tiles and entries alone the root comes out that was signed")
    func tiles() async throws {
        for number in 0..<300 {
            try await save(DocumentID(kind: "signatory", name: "town-\(number)"), Array("{}".utf8))
        }
        let size = try await checkpoint().size
        let root = try #require(try await house.ledger.newestCheckpoint()?.stated?.root)
        func digests(_ path: String, frame: Int = 0) async throws -> [Digest] {
            let bytes = try await browser.bytes(path)
            let stride = frame + 32
            #expect(bytes.count.isMultiple(of: stride))
            return try (0..<bytes.count / stride).map { number in
                try #require(Digest(bytes: Array(bytes[number * stride + frame..<(number + 1) * stride])))
            }
        }
        let entries =
            try await digests("/log/tile/entries/000", frame: 2)
            + digests("/log/tile/entries/001.p/44", frame: 2)
        #expect(entries.count == size)
        let leaves = entries.map { MerkleTree.leafHash($0.bytes) }
        #expect(MerkleTree.root(of: leaves) == root)
        #expect(try await digests("/log/tile/0/000") == Array(leaves[..<256]))
        #expect(try await digests("/log/tile/0/001.p/44") == Array(leaves[256...]))
        #expect(try await digests("/log/tile/1/000.p/1") == [MerkleTree.root(of: Array(leaves[..<256]))])
        let kept = try await browser.get("/log/tile/0/000").headers[.cacheControl]
        #expect(kept == "public, max-age=31536000, immutable")
    }

    @Test(
        "an address of nothing is not found, whatever number it names",
        arguments: [
            "/log/tile/0/001", "/log/tile/0/000.p/2", "/log/tile/1/000.p/1", "/log/tile/8/000", "/log/tile/-1/000",
            "/log/tile/0/x999/x999/x999/x999/x999/999", "/log/tile/9223372036854775807/000", "/log/tile/0/0",
            "/log/tile/",
            "/log/tile/entries/", "/log/tile/entries/001", "/log/tile/entries/entries/000", "/log/tile/0/%30%30%30",
            "/log/checkpoints/0", "/log/checkpoints/2", "/log/checkpoints/01", "/log/checkpoints/-1",
            "/log/checkpoints/9223372036854775808", "/log/proofs/", "/log/proofs/00.json", "/log/revisions/00.json",
            "/log/nothing", "/ledger/signatory/nowhere.jsonl", "/ledger/signatory/karaganda", "/ledger/a/b/c.jsonl",
            "/ledger/signatory/%00.jsonl", "/en/log/00", "/en/towns/nowhere/ledger", "/en/towns/nowhere/ledger.csv",
        ])
    func wrong(path: String) async throws {
        try await save(DocumentID(kind: "signatory", name: "karaganda"), Array("{}".utf8))
        _ = try await checkpoint()
        #expect(try await browser.get(path).status == 404)
    }

    @Test("of a draft's digest anybody sees the place and the proof, and nothing that says what it is")
    func drafts() async throws {
        let draft = try await house.inventory()
        let digest = draft.digest.hexadecimal
        #expect(try await browser.get("/en/log/\(digest)").status == 404, "no checkpoint holds it")
        _ = try await checkpoint()
        let proof = try await browser.get("/log/proofs/\(digest).json")
        #expect(proof.status == 200 && proof.text.contains("\"index\":0"))
        for language in Language.allCases {
            let page = try await browser.get("/\(language.rawValue)/log/\(digest)")
            #expect(page.status == 200 && page.text.contains(digest))
            for secret in ["araganda", "local", "karaganda-2022", "inventory/", "/ledger/", "/log/revisions"] {
                #expect(!page.text.contains(secret), "\(secret)")
                #expect(!proof.text.contains(secret), "\(secret)")
            }
        }
        #expect(try await browser.get("/log/revisions/\(digest).json").status == 404)
        #expect(try await browser.get("/ledger/inventory/karaganda-2022.jsonl").status == 404)
        let office = try await house.worker(.office, over: .everything)
        #expect(try await office.get("/ledger/inventory/karaganda-2022.jsonl").status == 404)
    }

    @Test("whether a digest is a draft that waits or was never saved, nobody is told")
    func waiting() async throws {
        let draft = try await house.inventory()
        let known = try await browser.get("/en/log/\(draft.digest.hexadecimal)")
        let unknown = Digest.sha256([1]).hexadecimal
        let other = try await browser.get("/en/log/\(unknown)")
        #expect(known.status == other.status)
        #expect(known.text.replacing(draft.digest.hexadecimal, with: unknown) == other.text)
    }

    @Test("a public document is had with every field of its digest, and its page with its author and reason")
    func documents() async throws {
        let document = DocumentID(kind: Signatory.documentKind, name: "karaganda")
        let first = try await save(document, Array("{\"name\":\"Қарағанды\"}".utf8), reason: "бірінші")
        let second = try await save(document, Array("{\"name\":\"Қарағанды\\n\"}".utf8))
        let waiting = try await browser.get("/en/log/\(second.digest.hexadecimal)")
        #expect(waiting.status == 200 && waiting.text.contains("The next one is made within a day"))
        _ = try await checkpoint()
        let lines = try await browser.get("/ledger/signatory/karaganda.jsonl").text.split(separator: "\n")
        #expect(lines.count == 2)
        for (line, revision) in zip(lines, [first, second]) {
            let raw = try JSONDecoder().decode(Raw.self, from: Data(line.utf8))
            #expect(raw.revision == revision)
            let single = try await browser.get("/log/revisions/\(revision.digest.hexadecimal).json").text
            #expect(single == line)
        }
        let page = try await browser.get("/en/log/\(first.digest.hexadecimal)").text
        for word in ["signatory/karaganda", "qala load", "бірінші", "/ledger/signatory/karaganda.jsonl"] {
            #expect(page.contains(word), "\(word)")
        }
        let town = try await browser.get("/kk/towns/karaganda/ledger").text
        #expect(town.contains("/kk/log/\(second.digest.hexadecimal)"))
        let table = try await browser.get("/en/towns/karaganda/ledger.csv").text
        #expect(table.contains("signatory/karaganda,2,\(second.digest.hexadecimal)"))
    }

    /// A line as somebody else's program reads it.
    private struct Raw: Decodable {
        struct Document: Decodable {
            let kind: String
            let name: String
        }
        let document: Document
        let number: Int
        let parent: String?
        let author: String
        let time: Int64
        let reason: String?
        let schema: Int
        let body: String

        /// The same revision, its digest made again.
        var revision: Revision {
            Revision(
                document: DocumentID(kind: document.kind, name: document.name), number: number,
                parent: parent.flatMap { Digest(hexadecimal: $0) },
                authorship: Authorship(author: author, time: time, reason: reason), schema: schema,
                body: Array(body.utf8), digest: nil)
        }
    }

    @Test(
        "a published inventory names the revision that says the same, on its page, its figures, its report and as data")
    func figures() async throws {
        let turin = try turin
        let year = turin.result.inventory.year.number
        let revision = try await save(
            InventoryDocument.publishedID(town: "turin", year: year),
            try turin.result.inventory.documentBody())
        let base = "/en/towns/turin/inventories/\(year)"
        for path in [base, "\(base)/figures/total", "\(base)/report"] {
            #expect(try await browser.get(path).text.contains("/en/log/\(revision.digest.hexadecimal)"), "\(path)")
        }
        let data = try await browser.get("\(base).json").text
        #expect(data.contains("/log/proofs/\(revision.digest.hexadecimal).json"))
        #expect(data.contains("\"published-inventory/turin-\(year)\""))
    }

    @Test("where the ledger says something else, or nothing, no page claims that it is proved")
    func noClaim() async throws {
        let turin = try turin
        let year = turin.result.inventory.year.number
        let base = "/en/towns/turin/inventories/\(year)"
        #expect(!(try await browser.get("\(base)/figures/total").text.contains("/en/log/")))
        var other = turin.result.inventory
        other.town.population = 1
        try await save(
            InventoryDocument.publishedID(town: "turin", year: year), try other.documentBody())
        for path in [base, "\(base)/figures/total", "\(base)/report"] {
            #expect(!(try await browser.get(path).text.contains("/en/log/")), "\(path)")
        }
        #expect(!(try await browser.get("\(base).json").text.contains("/log/proofs/")))
    }

    @Test("a server without a ledger has no log and links to none")
    func published() throws {
        let settings = ServerSettings(host: "127.0.0.1", port: 0, mode: .published, ledger: "")
        let routes = try House(settings, QalaServer.Stores(), try OfficeHouse.content.get()).routes
        #expect(!routes.contains { $0.contains("/log") || $0.contains("/ledger") })
    }
}
