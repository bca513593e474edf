import Accounts
import Cities
import Cryptography
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Localization
import Logging
import NIOCore
import Plans
import QalaTesting
import Quantities
import Synchronization
import Testing

@testable import Web

/// A whole server in memory, reached without a socket; its clock stands still until it is moved.
final class OfficeHouse: Sendable {
    static let password = "жеті рет өлше"
    static let origin = "https://qala.example"

    let accounts = InMemoryAccounts()
    let ledger = MemoryLedger()
    let courier = KeepingCourier()
    let random = RepeatableRandom(seed: 7)
    let log = KeepingLog()
    private let hand = HandClock()
    private let responder: any HTTPResponder<QalaContext>
    let routes: [String]
    let dailyCheckpoint: DailyCheckpoint?

    /// What is published is loaded once for all tests.
    static let content = Result { try SiteContent.load() }

    /// A folder with one release of what ships, made once for all tests.
    static let releases = Result {
        let folder = FileManager.default.temporaryDirectory.appending(path: "qala-releases-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let day = CalendarDay(daysSince1970: 19_800)
        let covenant = try PublishedCovenant(content.get().shipped, .none)
        try covenant.release(number: 1, on: day, previous: nil).write(to: folder.appending(path: "1"))
        return folder
    }

    init(
        letters: Bool = true, proxies: Set<String> = [], mode: ServerSettings.Mode? = nil, keys: Bool = true
    ) throws {
        var settings = ServerSettings(
            host: "127.0.0.1", port: 0, mode: mode ?? .office(WebOrigin(Self.origin)), ledger: "")
        settings.proxies = proxies
        settings.releases = try Self.releases.get().path
        let office = OfficeStores(
            accounts: accounts, courier: letters ? courier : nil, originKey: [1, 2, 3], recoveryKey: .forTests,
            cost: .leastForTests,
            random: random, clock: { [hand] in hand.time.withLock { $0 } })
        let house = try House(
            settings,
            QalaServer.Stores(
                ledger: ledger, rows: InMemoryInventoryRows(), office: mode == .local ? nil : office, log: ledger,
                signer: keys ? SigningKey(seed: [UInt8](repeating: 9, count: 32)).flatMap { Self.signer($0) } : nil,
                packageSigner: { try #require(Self.packageSigner) }),
            try Self.content.get())
        dailyCheckpoint = house.dailyCheckpoint(Logger(label: "t") { [log] _ in log })
        responder = house.responder()
        routes = house.routes
    }

    private static func signer(_ key: SigningKey) -> NoteSigner? { NoteSigner(name: "qala.example/log", key: key) }

    var now: Int64 { hand.time.withLock { $0 } }

    func wait(_ seconds: Int64) { hand.time.withLock { $0 += seconds } }

    /// What the house signs packages with.
    static let packageSigner = NoteSigner(name: "qala", key: SigningKey(random: RepeatableRandom(seed: 3)))

    /// What everybody's app of one-time codes computes from.
    static let codes = OneTimeCode(random: RepeatableRandom(seed: 4))

    /// The code of the next half minute: none is taken twice.
    func code() -> String {
        wait(30)
        return Self.codes.code(at: now)
    }

    /// An active account with the password of the house, and a second factor where a role needs one.
    @discardableResult
    func person(
        _ address: String, _ name: String = "Әйгерім", _ grants: [Grant] = [], language: String = "en",
        hasFactor: Bool? = nil
    ) async throws -> Account {
        let needsFactor = grants.contains { RightsTable.needsSecondFactor($0.role) }
        let hash = try PasswordHash.make(password: Self.password, cost: .leastForTests, random: random)
        let mail: EmailAddress = try #require(EmailAddress(address))
        let account = Account(
            id: AccountID(random: random), state: .active, address: mail, name: name,
            language: language, password: hash,
            secondFactor: hasFactor ?? needsFactor ? SecondFactor(code: Self.codes, isConfirmed: true) : nil,
            grants: grants, created: now, changed: now)
        #expect(try await accounts.commit([.add(account)]) == .done)
        return account
    }

    /// Somebody with one role, signed in.
    func worker(
        _ role: Role?, over territory: RoleTerritory = .towns([.karaganda]), name: String = "Әйгерім",
        hasFactor: Bool? = nil
    ) async throws -> Browser {
        let address = "\(role?.rawValue ?? "nobody")\(random.bytes(4).map(String.init).joined())@qala.kz"
        let grants = role.map { [Grant($0, over: territory, giver: nil, given: now)] } ?? []
        try await person(address, name, grants, hasFactor: hasFactor)
        let browser = Browser(self)
        try await browser.signIn(address)
        return browser
    }

    /// An inventory of a town in the ledger, as somebody of the town saved it.
    @discardableResult
    func inventory(_ slug: String = "karaganda", year: Int = 2022, town: String = "Karaganda") async throws -> Revision
    {
        var inventory = Inventory(
            town: Inventory.Town(name: town, country: slug == "osh" ? "KG" : "KZ", population: 500_000),
            year: Year(year))
        inventory.records = [
            ActivityRecord(id: "r1", sector: .residential, carrier: .naturalGas, entry: .reported(1200, .megawattHour))
        ]
        return try await SaveDocument<Inventory>(ledger: ledger)(
            inventory, as: InventoryDocument.id(town: slug, year: year), basedOn: nil,
            by: Authorship(author: "local", time: now)
        ).revision
    }

    /// A registration that was begun and says nothing yet; of a town of the register, so that everybody's rights are known.
    func registration(_ slug: String = "karaganda") async throws {
        _ = try await SaveDocument<Registration>(ledger: ledger)(
            Registration(name: TownName(published: slug), country: "KZ"),
            as: Registration.documentID(town: slug, 1), basedOn: nil, by: Authorship(author: "local", time: now))
    }

    /// A plan of a town in the ledger, with one action, as somebody of the town saved it.
    @discardableResult
    func draftPlan(_ slug: String = "karaganda", year: Int = 2030, _ change: (inout Plan) -> Void = { _ in })
        async throws
        -> Revision
    {
        var plan = Plan(town: Inventory.Town(name: "Karaganda", country: "KZ", population: 500_000), kind: .secap)
        plan.actions = [Action(id: "1", title: "Insulate schools", sector: .municipal)]
        change(&plan)
        return try await SaveDocument<Plan>(ledger: ledger)(
            plan, as: Plan.documentID(town: slug, year), basedOn: nil, by: Authorship(author: "local", time: now)
        ).revision
    }

    /// A monitoring report that was begun and says nothing yet.
    func monitoringReport(_ slug: String = "karaganda") async throws {
        let day = CalendarDay(secondsSince1970: now)
        let report = MonitoringReport(
            town: Inventory.Town(name: "Karaganda", country: "KZ"), commitmentYear: 2030, kind: .actions, day: day)
        _ = try await SaveDocument<MonitoringReport>(ledger: ledger)(
            report, as: MonitoringReport.documentID(town: slug, 1), basedOn: nil,
            by: Authorship(author: "local", time: now))
    }

    /// A plan of Karaganda that was accepted.
    func publishedPlan() async throws {
        let body = try await draftPlan("karaganda", year: 2020).body
        try await ledger.append(
            Revision(
                document: DocumentID(kind: Plan.publishedKind, name: "karaganda-2030"), after: nil,
                authorship: Authorship(author: "local", time: now), schema: Plan.documentSchema, body: body))
    }

    /// A report of Karaganda that was accepted.
    func publishedReport(_ change: (inout MonitoringReport) -> Void = { _ in }) async throws {
        var report = MonitoringReport(
            town: Inventory.Town(name: "Karaganda", country: "KZ"), commitmentYear: 2030, kind: .actions,
            day: CalendarDay(secondsSince1970: now))
        change(&report)
        try await ledger.append(
            Revision(
                document: DocumentID(kind: MonitoringReport.publishedKind, name: "karaganda-1"), after: nil,
                authorship: Authorship(author: "local", time: now), schema: MonitoringReport.documentSchema,
                body: try report.documentBody()))
    }

    func history(_ name: String = "karaganda-2022") async throws -> History {
        try await ledger.history(of: DocumentID(kind: InventoryDocument.kind, name: name))
    }

    func answer(_ request: Request, peer: String?) async throws -> Response {
        try await responder.respond(
            to: request, context: QalaContext(peer: peer, logger: Logger(label: "t") { _ in log }))
    }
}

/// Everything that was logged.
final class KeepingLog: LogHandler, Sendable {
    let lines = Mutex<[String]>([])
    private let kept = Mutex<Logger.Metadata>([:])
    var metadata: Logger.Metadata {
        get { kept.withLock { $0 } }
        set { kept.withLock { $0 = newValue } }
    }
    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { kept.withLock { $0[key] } }
        set { kept.withLock { $0[key] = newValue } }
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.level) \(event.message) \(event.metadata ?? [:])") }
    }
}

/// A ledger, its files and its log, in memory.
struct MemoryLedger: LedgerStore, FileArchive, TransparencyLog {
    private let ledger = InMemoryLedger()
    private let files = InMemoryFileArchive()

    func append(_ batch: RevisionBatch) async throws(StoreError) { try await ledger.append(batch) }
    func head(of document: DocumentID) async throws(StoreError) -> Revision? { await ledger.head(of: document) }
    func revision(_ digest: Digest, of document: DocumentID) async throws(StoreError) -> Revision {
        try await ledger.revision(digest, of: document)
    }
    func revisions(of document: DocumentID) async throws(StoreError) -> [Revision] {
        await ledger.revisions(of: document)
    }
    func documents(of kind: String) async throws(StoreError) -> [Revision] { await ledger.documents(of: kind) }
    func heads() async throws(StoreError) -> [DocumentHead] { await ledger.heads() }
    func heads(of kind: String, beginningWith name: String) async throws(StoreError) -> [DocumentHead] {
        await ledger.heads(of: kind, beginningWith: name)
    }
    func changes(since position: Int64, limit: Int) async throws(StoreError) -> [LedgerChange] {
        await ledger.changes(since: position, limit: limit)
    }
    func version() async throws(StoreError) -> Int64 { await ledger.version() }
    func publish(
        at time: Int64, unlessAfter earlier: Int64?, sign: @escaping @Sendable (MerkleTree) throws -> SignedNote
    ) async throws(StoreError) -> PublishedCheckpoint? {
        try await ledger.publish(at: time, unlessAfter: earlier, sign: sign)
    }
    func checkpoints(limit: Int) async throws(StoreError) -> [PublishedCheckpoint] {
        await ledger.checkpoints(limit: limit)
    }
    func checkpoint(size: Int) async throws(StoreError) -> PublishedCheckpoint? { await ledger.checkpoint(size: size) }
    func position(of revision: Digest) async throws(StoreError) -> Int? { await ledger.position(of: revision) }
    func entries(from position: Int, limit: Int) async throws(StoreError) -> [Digest] {
        await ledger.entries(from: position, limit: limit)
    }
    func document(of revision: Digest) async throws(StoreError) -> DocumentID? { await ledger.document(of: revision) }
    func put(_ file: ArchivedFile) async throws(StoreError) { try await files.put(file) }
    func file(_ digest: Digest) async throws(StoreError) -> ArchivedFile? { await files.file(digest) }
}

/// A clock that somebody moves by hand.
final class HandClock: Sendable {
    let time = Mutex<Int64>(1_790_000_000)
}
