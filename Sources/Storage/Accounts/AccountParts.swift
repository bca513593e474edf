import Accounts
import Cryptography
import Ledger

/// What belongs to the accounts of a page, each read with one statement for all of them.
struct AccountParts {
    private var factors: [String: SecondFactor] = [:]
    private var grants: [String: [Grant]] = [:]

    /// Reads the parts of all accounts between two, and opens what is sealed.
    init(from first: String, through last: String, key: SealingKey, in db: any SQLConnection) throws {
        let range: [SQLValue] = [.text(first), .text(last)]
        var codes: [String: Set<Digest>] = [:]
        for row in try db.rows(AccountsSQL.recoveryCodes, range) {
            codes[try row.text(0), default: []].insert(try row.digest(1))
        }
        for row in try db.rows(AccountsSQL.secondFactors, range) {
            let id = try row.text(0)
            factors[id] = try SecondFactor(row: row, key: key, recoveryCodes: codes[id] ?? [])
        }
        var towns: [String: [Int64: Set<TownScope>]] = [:]
        for row in try db.rows(AccountsSQL.towns, range) {
            let town = TownScope(slug: try row.text(3), country: try row.text(2))
            towns[try row.text(0), default: [:]][try row.integer(1), default: []].insert(town)
        }
        for row in try db.rows(AccountsSQL.grants, range) {
            let id = try row.text(0)
            let grant = try Grant(row: row, towns: towns[id]?[try row.integer(1)] ?? [])
            grants[id, default: []].append(grant)
        }
    }

    func secondFactor(of id: AccountID) -> SecondFactor? { factors[id.text] }

    func grants(of id: AccountID) -> [Grant] { grants[id.text] ?? [] }
}

extension SecondFactor {
    fileprivate init(row: SQLRow, key: SealingKey, recoveryCodes: Set<Digest>) throws {
        let secret = try Seal(bytes: try row.bytes(1)).opened(with: key, for: try row.text(0))
        guard let code = OneTimeCode(secret: secret) else { throw StoreError.damagedStore }
        self.init(
            code: code, lastStep: try row.optionalInteger(2), isConfirmed: try row.integer(3) != 0,
            recoveryCodes: recoveryCodes)
    }
}

extension Seal {
    /// The key was tried when the accounts were opened: what it does not open now was altered or moved.
    fileprivate func opened(with key: SealingKey, for owner: String) throws(StoreError) -> [UInt8] {
        do throws(Failure) { return try open(with: key, for: owner) } catch { throw .damagedStore }
    }
}
