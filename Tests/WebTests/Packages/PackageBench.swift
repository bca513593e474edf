import Cryptography
import Foundation
import Inventories
import Ledger
import QalaTesting
import Quantities
import Storage
import Testing

@testable import Web

/// Where packages are made for tests, worked on as on another computer, and spoilt.
final class PackageBench {
    let folder = FileManager.default.temporaryDirectory.appending(path: "qala-bench-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// What is kept of a town, as the house signs it unless another does.
    func package(
        of town: String = "karaganda", from ledger: MemoryLedger, signer: NoteSigner? = OfficeHouse.packageSigner,
        at time: Int64 = 1_700_000_000
    ) async throws -> [UInt8] {
        let path = folder.appending(path: UUID().uuidString).path
        _ = try await LedgerPackage.write(
            LedgerPackage.isOf(town), of: town, from: ledger, to: path, at: time, signer: #require(signer))
        return try bytes(path)
    }

    /// The package after somebody worked in it.
    func worked(on package: [UInt8], _ work: (SQLLedger) async throws -> Void) async throws -> [UInt8] {
        let path = folder.appending(path: UUID().uuidString).path
        try Data(package).write(to: URL(filePath: path))
        let ledger = try await SQLLedger.open(path: path)
        try await work(ledger)
        await ledger.close()
        return try bytes(path)
    }

    /// The package after somebody changed its tables.
    func spoilt(_ package: [UInt8], _ sql: String) async throws -> [UInt8] {
        try await worked(on: package) { ledger in try await ledger.database.write { try $0.script(sql) } }
    }

    private func bytes(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
}

extension LedgerStore {
    /// Saves another amount in a line of an inventory, as somebody does elsewhere.
    @discardableResult
    func edit(
        _ name: String = "karaganda-2022", line: String = "r1", to amount: Double, by author: String = "local",
        onBehalfOf: String? = nil, reason: String? = nil, time: Int64 = 1_790_000_500, year: Int? = nil
    ) async throws -> Revision {
        let document = DocumentID(kind: InventoryDocument.kind, name: name)
        let head = try #require(try await head(of: document))
        var inventory = try Inventory.read(from: head)
        let record = ActivityRecord(
            id: line, sector: .residential, carrier: .naturalGas, entry: .reported(amount, .megawattHour))
        inventory.records.removeAll { $0.id == line }
        inventory.records.append(record)
        if let year { inventory.year = Year(year) }
        let authorship = Authorship(author: author, onBehalfOf: onBehalfOf, time: time, reason: reason)
        return try await SaveDocument<Inventory>(ledger: self)(
            inventory, as: document, basedOn: head.digest, by: authorship
        )
        .revision
    }
}
