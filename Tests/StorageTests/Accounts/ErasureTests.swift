import Accounts
import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("People who were erased")
struct ErasureTests {
    @Test("leave no personal byte in SQLite's file and log, and the ledger's chains whole", arguments: [1, 40, 300])
    func bytes(people: UInt64) async throws {
        let folder = try TemporaryFolder()
        let (ledger, accounts) = try await openAccounts(folder.ledger)
        for revision in Revision.samples(20) { try await ledger.append(revision) }
        var all = (1...people).map { Account.personal($0) }
        for account in all.shuffled() {
            let session = Session(
                id: .sha256(Array(account.id.text.utf8)), account: account.id, generation: 1, created: 0, lastSeen: 0,
                expires: .max, assurance: .password, device: "ноутбук Әйгерім")
            let link = OneTimeLink(
                id: session.id, account: account.id,
                purpose: .addressChange(try #require(EmailAddress("new.\(account.id)@aigerim.example"))), created: 0,
                expires: .max)
            #expect(try await accounts.commit([.add(account), .open(session), .post(link)]) == .done)
        }
        // Rows that grow and shrink move about in the file, and between its pages.
        for round in 1...3 {
            all = all.map { account in
                account.next { $0.name = "Әйгерім " + String(repeating: "Сәрсенқызы", count: (round * 7) % 5) }
            }
            #expect(try await accounts.commit(all.map(AccountChange.save)) == .done)
        }
        #expect(try traces(folder) != [])
        for account in all.shuffled() {
            let erased = Account(
                id: account.id, version: account.version + 1, state: .erased, address: nil, language: "kk",
                generation: 2, created: 0, changed: 1)
            #expect(
                try await accounts.commit([.closeAll(account.id), .withdrawLinks(account.id), .save(erased)]) == .done)
        }
        #expect(try traces(folder) == [])
        #expect(try await ledger.database.read { try $0.row("PRAGMA foreign_keys")?.integer(0) } == 1)
        await #expect(throws: StoreError.unfit) { try await accounts.commit([.open(.sample(1, of: .sample(9_999)))]) }
        for revision in Revision.samples(20) {
            #expect(try await ledger.revision(revision.digest, of: .sample) == revision)
        }
        #expect(try await ledger.firstBroken(of: .sample) == nil)
        #expect(try await accounts.accounts(after: nil, limit: 999).count == Int(people))
        await ledger.close()
        #expect(try traces(folder) == [])
        #expect(try folder.value("PRAGMA integrity_check") == "ok")
    }

    @Test("leave nothing in the tables of PostgreSQL")
    func rows() async throws {
        let place = try await AccountsPlace(.postgreSQL)
        let (ledger, accounts) = try await place.open()
        let account = Account.personal(1)
        #expect(try await accounts.commit([.add(account), .open(.sample(1)), .post(.sample(1))]) == .done)
        let erased = Account(
            id: account.id, version: 2, state: .erased, address: nil, language: "kk", generation: 2, created: 0,
            changed: 1)
        #expect(try await accounts.commit([.save(erased), .closeAll(account.id), .withdrawLinks(account.id)]) == .done)
        for table in ["second_factor", "recovery_code", "role_grant", "granted_town", "session", "one_time_link"] {
            #expect(try await ledger.database.read { try $0.row("SELECT COUNT(*) FROM \(table)")?.integer(0) } == 0)
        }
        #expect(try await accounts.account(account.id) == erased)
        await place.close(ledger)
    }

    /// What is still to be read of people: parts of names, addresses, devices, hashes.
    private func traces(_ folder: TemporaryFolder) throws -> [String] {
        var found: [String] = []
        for name in try folder.names() where !name.hasSuffix("-shm") {
            let bytes = Data(try folder.bytes(folder.path(name)))
            for word in ["герім", "Сәрсен", "aigerim.", "sarsen", "$argon2id", "ноутбук"]
            where bytes.range(of: Data(word.utf8)) != nil {
                found.append("\(name): \(word)")
            }
        }
        return found
    }
}
