import Accounts
import Cryptography
import Foundation
import Ledger
import Storage

/// Where towns' work is taken along and brought back.
struct PackageDesk: Sendable {
    /// The most bytes a package may have.
    static let byteLimit = 20 << 20
    /// The most revisions a package may have: years of a town's work.
    static let revisionLimit = 5_000

    let desk: Desk
    /// Who has an account; `nil` in the local mode.
    let accounts: (any AccountStore)?
    /// The name and key by which this Qala signs.
    let signer: (@Sendable () throws -> NoteSigner)?
    let threads = OwnThreads.packages()

    /// All that is kept of a town, in a file.
    func take(town: String) async throws -> [UInt8] {
        guard let signer else { throw StoreError.unavailable }
        let key: NoteSigner
        do { key = try signer() } catch { throw StoreError.unavailable }
        return try await threads {
            let folder = try WorkFolder()
            defer { folder.remove() }
            let path = folder.path("package.qala")
            do throws(LedgerPackage.Failure) {
                _ = try await LedgerPackage.write(
                    LedgerPackage.isOf(town), of: town, from: desk.store, to: path, at: desk.clock(), signer: key)
            } catch {
                if case .store(let error) = error { throw error }
                throw StoreError.unavailable
            }
            return Array(try Data(contentsOf: URL(filePath: path)))
        }
    }

    /// Brings a package in, as far as who brings it may; whatever the file is, the answer is a list of findings.
    func bring(_ file: MultipartForm.File, by actor: Actor) async throws -> BringPackage.Brought {
        let verifier = (try? signer?())?.verifier
        return try await threads {
            let folder = try WorkFolder()
            defer { folder.remove() }
            let work = BringPackage(
                desk: desk, accounts: accounts, verifier: verifier, actor: actor, fileName: file.name)
            return try await work(file.bytes, in: folder.url)
        }
    }
}
