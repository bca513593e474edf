import Cryptography
import Foundation
import GRDB
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("A package to work on elsewhere")
struct LedgerPackageTests {
    private let folder: TemporaryFolder
    private let signer: NoteSigner
    private let file = ArchivedFile(name: "a.csv", media: "text/csv", bytes: [1, 2, 3])

    init() throws {
        folder = try TemporaryFolder()
        signer = try #require(
            SigningKey(seed: [UInt8](repeating: 7, count: 32)).flatMap { NoteSigner(name: "qala", key: $0) })
    }

    private var path: String { folder.path("demokent.qala") }

    private func revision(_ text: String, after parent: Revision?) throws -> Revision {
        Revision(
            document: .sample, after: parent, authorship: Authorship(author: "a", time: 5), schema: 1,
            body: Array("{\"files\":[{\"sha256\":\"\(file.digest.hexadecimal)\"}],\"text\":\"\(text)\"}".utf8))
    }

    private func office() async throws -> SQLLedger {
        let ledger = try await SQLLedger.open(path: folder.ledger)
        try await ledger.put(file)
        let first = try revision("first", after: nil)
        try await ledger.append(first)
        try await ledger.append(revision("second", after: first))
        _ = try await ledger.insist("another town", on: DocumentID(kind: "inventory", name: "elsewhere-2022"))
        return ledger
    }

    private func write(_ office: SQLLedger) async throws -> PackageManifest {
        try await LedgerPackage.write(
            { $0 == .sample }, of: "demokent", from: office, to: path, at: 1_700_000_000, signer: signer)
    }

    /// Opens the package as one that merges it does.
    private func open() async throws(LedgerPackage.Failure) -> LedgerPackage {
        let copy = URL(filePath: folder.path(UUID().uuidString))
        try? FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        return try await LedgerPackage.open(path: path, copiedInto: copy)
    }

    private func tamper(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test("it holds the town's documents with their files, and a manifest that its maker signed")
    func whole() async throws {
        let office = try await office()
        let manifest = try await write(office)
        #expect(try folder.names().filter { $0.hasPrefix("demokent") } == ["demokent.qala"])
        let package = try await open()
        #expect(package.manifest == manifest && manifest.heads.map(\.document) == [.sample])
        #expect(try package.note.verified(by: [signer.verifier]) == [signer.verifier])
        #expect(try await package.ledger.revisions(of: .sample) == office.revisions(of: .sample))
        #expect(try await package.ledger.file(file.digest) == file)
        #expect(try await package.ledger.heads().count == 1, "nothing of other towns")
    }

    @Test("a file that is there is never replaced")
    func existing() async throws {
        let office = try await office()
        _ = try await write(office)
        let before = try folder.bytes(path)
        await #expect(throws: LedgerPackage.Failure.exists(path)) { try await write(office) }
        #expect(try folder.bytes(path) == before)
    }

    @Test("what was worked on in it and at home meets again; merged twice, nothing happens")
    func backHome() async throws {
        let office = try await office()
        _ = try await write(office)
        let laptop = try await SQLLedger.open(path: path)
        _ = try await laptop.insist("in the package")
        await laptop.close()
        _ = try await office.insist("at home")
        let package = try await open()
        let copy = CopyDocuments(from: package.ledger, to: office, shapes: [:])
        try await copy()
        let merged = try await office.history(of: .sample)
        #expect(merged.head?.merged != nil && merged.firstBroken == nil)
        let bodies = merged.revisions.map { String(decoding: $0.body, as: UTF8.self) }
        #expect(bodies.contains { $0.contains("in the package") } && bodies.contains { $0.contains("at home") })
        var outcomes: [ReceiveRevisions.Outcome] = []
        try await copy(each: { outcomes.append($0.outcome) })
        #expect(outcomes == [.nothingNew])
    }

    @Test("a package that is merged keeps every byte it has")
    func untouched() async throws {
        _ = try await write(try await office())
        let before = try folder.bytes(path)
        _ = try await open()
        #expect(try folder.bytes(path) == before)
    }

    @Test(
        "a revision altered in the file is found before anything is taken",
        arguments: ["reason = 'better'", "body = x'7B7D'", "author = 'somebody'", "time = 0"])
    func altered(change: String) async throws {
        _ = try await write(try await office())
        try tamper("DROP TRIGGER revision_is_never_changed; UPDATE revision SET \(change) WHERE number = 2")
        await #expect(throws: LedgerPackage.Failure.broken(.sample, number: 2)) { try await open() }
    }

    @Test(
        "a manifest that was altered is forged",
        arguments: [
            "UPDATE package SET note = replace(note, 'town demokent', 'town almaty')",
            "UPDATE package SET heads = replace(heads, ' 2 ', ' 3 ')", "UPDATE package SET heads = ''",
            "UPDATE package SET note = 'no note'",
        ])
    func forged(sql: String) async throws {
        _ = try await write(try await office())
        try tamper(sql)
        let failure = await #expect(throws: (any Error).self) {
            _ = try await open().note.verified(by: [signer.verifier])
        }
        let isTold =
            failure as? LedgerPackage.Failure == .forged
            || failure as? SignedNote.Failure == .falseSignature(name: "qala")
        #expect(isTold, "\(String(describing: failure))")
    }

    @Test("a head that was taken out of the package is missed")
    func shortened() async throws {
        _ = try await write(try await office())
        try tamper(
            """
            DROP TRIGGER revision_is_never_removed; DROP TRIGGER document_head_stays_the_newest;
            UPDATE document_head SET sequence = 1; DELETE FROM revision WHERE number = 2
            """)
        await #expect(throws: LedgerPackage.Failure.forged) { try await open() }
    }

    @Test("a package that was cut off anywhere is damaged, and never crashes", arguments: [0, 1, 4, 8, 15, 22, 30, 35])
    func cut(kibibytes: Int) async throws {
        _ = try await write(try await office())
        let bytes = try folder.bytes(path)
        try Data(bytes.prefix(kibibytes << 10 | 17)).write(to: URL(filePath: path))
        await #expect(throws: LedgerPackage.Failure.self) { try await open() }
    }

    @Test("a ledger that is no package, a package of a newer version and no file at all are told apart")
    func others() async throws {
        let office = try await office()
        await #expect(throws: LedgerPackage.Failure.store(.unavailable)) { try await open() }
        _ = try await write(office)
        try tamper("PRAGMA user_version = 99")
        let newer = StoreError.newerSchema(found: 99, known: Migration.shipped.count)
        await #expect(throws: LedgerPackage.Failure.store(newer)) { try await open() }
        try tamper("PRAGMA user_version = \(Migration.shipped.count); DROP TABLE package")
        await #expect(throws: LedgerPackage.Failure.noManifest) { try await open() }
    }

    @Test("a ledger copied to PostgreSQL and back has equal heads")
    func toTheOffice() async throws {
        let office = try await office()
        let large = try await SQLLedger.open(url: PostgreSQLCluster.shared().database(), connections: 2)
        try await CopyDocuments(from: office, to: large, shapes: [:])()
        #expect(try await large.heads() == office.heads())
        #expect(try await large.file(file.digest) == file)
        let back = try await SQLLedger.open(path: folder.path("back.sqlite"))
        try await CopyDocuments(from: large, to: back, shapes: [:])()
        #expect(try await back.heads() == office.heads())
        #expect(try await VerifyLedger(ledger: back)().broken.isEmpty)
        await large.close()
    }

    @Test("a backup made while people write holds all that was acknowledged before it began")
    func backup() async throws {
        let office = try await office()
        let before = try await office.heads()
        let writing = Task { for number in 0..<50 { _ = try await office.insist("\(number)") } }
        try await office.backUp(to: folder.path("backup.sqlite"))
        try await writing.value
        let copy = try await SQLLedger.open(path: folder.path("backup.sqlite"))
        let report = try await VerifyLedger(ledger: copy)()
        #expect(report.broken.isEmpty && report.documents == 2)
        for head in before { _ = try await copy.revision(head.digest, of: head.document) }
    }
}
