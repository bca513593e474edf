import Accounts
import Cryptography
import Foundation
import Ledger
import QalaTesting
import Storage
import Testing

@Suite("What was acknowledged of accounts is kept")
struct AccountsDurabilityTests {
    @Test("when the process is killed at any moment of writing", arguments: TestDatabase.engines)
    func killed(engine: SQLEngine) async throws {
        let place = try await AccountsPlace(engine)
        let location = place.location
        defer { withExtendedLifetime(place.folder) {} }
        let log = place.folder.path("acknowledged")
        try Data().write(to: URL(filePath: log))
        try await (place.open()).ledger.close()
        let rounds = [(0, 3), (1, 0), (3, 1), (8, 2), (15, 0), (30, 4)]
        for (round, (saves, milliseconds)) in rounds.enumerated() {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [
                    location = location as String, log = log as String, saves = saves as Int,
                    milliseconds = milliseconds as Int, round = round as Int
                ] in
                killThisProcess(afterMore: saves, in: log, andThen: milliseconds)
                try await writeWithoutEnd(location, log: log, round: round)
            }
            try await check(location, acknowledged: try String(contentsOfFile: log, encoding: .utf8))
        }
    }

    /// Every account that was acknowledged is there, and each with all that was committed with it.
    private func check(_ location: String, acknowledged log: String) async throws {
        let (ledger, accounts) = try await openAccounts(location)
        let kept = try await accounts.accounts(after: nil, limit: 9_999)
        let lines = log.split(separator: "\n").filter { $0.utf8.count == 32 }.map(String.init)
        #expect(Set(lines).isSubset(of: kept.map(\.id.text)))
        for account in kept {
            #expect(try await accounts.sessions(of: account.id).count == 1)
            #expect(try await accounts.events(of: account.id, limit: 9).count == 1)
            #expect(account.secondFactor?.recoveryCodes.count == 10)
            #expect(account.grants.count == 2)
        }
        #expect(try await accounts.events(of: nil, limit: 9_999).count == kept.count)
        await ledger.close()
    }
}

/// Notes each account in the log after the store has acknowledged it.
private func writeWithoutEnd(_ location: String, log: String, round: Int) async throws {
    let (_, accounts) = try await openAccounts(location)
    let descriptor = open(log, O_WRONLY | O_APPEND)
    var number = UInt64(round) << 20
    while true {
        number += 1
        let account = Account.personal(number)
        let session = Session(
            id: .sha256(Array(account.id.text.utf8)), account: account.id, generation: 1, created: 0, lastSeen: 0,
            expires: .max, assurance: .password, device: "")
        let event = AccountEvent(.invitationAccepted, at: 1, account: account.id)
        guard try await accounts.commit([.add(account), .open(session), .record(event)]) == .done else { continue }
        let line = Array((account.id.text + "\n").utf8)
        _ = write(descriptor, line, line.count)
    }
}

/// Kills from another thread, so that the moment has nothing to do with what is being written.
private func killThisProcess(afterMore saves: Int, in log: String, andThen milliseconds: Int) {
    @Sendable func size() -> Int {
        (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
    }
    let enough = size() + saves * 33
    Thread.detachNewThread {
        while size() < enough { usleep(200) }
        usleep(UInt32(milliseconds) * 1_000)
        kill(getpid(), SIGKILL)
    }
}
