import Cities
import Cryptography
import Foundation
import HTTPTypes
import Hummingbird
import Inventories
import Ledger
import Logging
import NIOCore
import QalaTesting
import Quantities
import Storage
import Synchronization
import Testing

@testable import Web

/// A ledger of either engine that several processes open, each with a store of its own.
struct SharedLedger: Sendable {
    enum Engine: CaseIterable { case sqlite, postgreSQL }

    private let location: String
    private let folder: URL?

    init(_ engine: Engine) async throws {
        switch engine {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "qala-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            self.folder = folder
            location = folder.appending(path: "ledger.sqlite").path
        case .postgreSQL:
            folder = nil
            location = try await PostgreSQLCluster.shared().database()
        }
    }

    func open() async throws -> SQLLedger {
        if folder == nil { return try await SQLLedger.open(url: location, connections: 3) }
        return try await SQLLedger.open(at: location)
    }

    func remove() {
        if let folder { try? FileManager.default.removeItem(at: folder) }
    }
}

/// A server in memory on a ledger, without accounts.
struct PublicHouse: Sendable {
    let ledger: SQLLedger
    let rows: SQLInventoryRows
    let house: House
    private let responder: any HTTPResponder<QalaContext>

    init(_ ledger: SQLLedger, mode: ServerSettings.Mode = .published) async throws {
        self.ledger = ledger
        rows = SQLInventoryRows(in: ledger)
        let content = try SiteContent(
            OfficeHouse.content.get().shipped, try await PublishedDocuments.read(ledger),
            after: OfficeHouse.content.get())
        house = try House(
            ServerSettings(host: "127.0.0.1", port: 0, mode: mode, ledger: ""),
            QalaServer.Stores(ledger: ledger, rows: rows, hints: { ledger.database.changes() }), content)
        responder = house.responder()
    }

    private static let silent = Logger(label: "t") { _ in SwiftLogNoOpLogHandler() }

    var renewal: Renewal {
        get throws { try #require(house.renewal) }
    }

    /// Follows what others write, until it is cancelled.
    func watching() throws -> Task<Void, any Error> {
        let renewer = Renewer(
            renewal: try renewal, hints: { [ledger] in ledger.database.changes() }, logger: Self.silent)
        return Task { try await renewer.run() }
    }

    func get(_ path: String) async throws -> String { try await ask(path).text }

    /// The answer to an address, with its body read.
    func ask(_ path: String) async throws -> (response: Response, text: String) {
        let head = HTTPRequest(method: .get, scheme: "http", authority: "127.0.0.1", path: path)
        let response = try await responder.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())),
            context: QalaContext(peer: "127.0.0.1", logger: Self.silent))
        let writer = KeepingWriter()
        try await response.body.write(writer)
        return (response, String(decoding: writer.bytes.withLock { $0 }, as: UTF8.self))
    }

    /// Asks again until an answer holds a text: what others write is seen soon, on a busy machine later.
    func wait(for text: String, at path: String) async throws {
        for _ in 0..<2_400 {
            if try await get(path).contains(text) { return }
            try await Task.sleep(for: .milliseconds(50))
        }
        Issue.record("\(text) never stood at \(path)")
    }
}

extension SQLLedger {
    /// Appends what a document says now.
    func save(_ value: some Encodable, as document: DocumentID, schema: Int = 1) async throws {
        try await save(body: try CanonicalJSON.encode(value), as: document, schema: schema)
    }

    func save(body: [UInt8], as document: DocumentID, schema: Int = 1) async throws {
        let head = try await head(of: document)
        let authorship = Authorship(author: "qala load", time: 1_790_000_000 + Int64(head?.number ?? 0))
        try await append(
            Revision(document: document, after: head, authorship: authorship, schema: schema, body: body))
    }
}

extension Signatory {
    /// A signatory as it ships.
    static func shipped(_ slug: String) throws -> Signatory {
        try #require(try OfficeHouse.content.get().signatory(slug))
    }
}
