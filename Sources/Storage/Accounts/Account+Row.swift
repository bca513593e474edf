import Accounts
import Cryptography
import Ledger

// A row that this program cannot have written is `.damagedStore`, never a trap.

extension Account {
    /// The values in the order of `AccountsSQL.addAccount`.
    var arguments: [SQLValue] {
        [
            .text(id.text), .integer(Int64(version)), .text(state.rawValue), SQLValue(address?.text), SQLValue(name),
            .text(language), SQLValue(password?.text), .integer(Int64(generation)), .integer(created),
            .integer(changed),
        ]
    }

    init(row: SQLRow, parts: AccountParts) throws {
        let id = try row.account(0)
        self.init(
            id: id, version: Int(try row.integer(1)), state: try row.choice(2), address: try row.address(3),
            name: try row.optionalText(4), language: try row.text(5), password: try row.password(6),
            secondFactor: parts.secondFactor(of: id), grants: parts.grants(of: id),
            generation: Int(try row.integer(7)), created: try row.integer(8), changed: try row.integer(9))
    }
}

extension Grant {
    /// The values behind account and position in `AccountsSQL.addGrant`.
    var arguments: [SQLValue] {
        let (kind, country): (TerritoryKind, String?) =
            switch territory {
            case .everything: (.everything, nil)
            case .country(let code): (.country, code)
            case .towns: (.towns, nil)
            }
        return [
            .text(role.rawValue), .text(kind.rawValue), SQLValue(country), SQLValue(giver?.text), .integer(given),
            SQLValue(until),
        ]
    }

    init(row: SQLRow, towns: Set<TownScope>) throws {
        let kind: TerritoryKind = try row.choice(3)
        let territory: RoleTerritory =
            switch kind {
            case .everything: .everything
            case .country: .country(try row.text(4))
            case .towns: .towns(towns)
            }
        self.init(
            try row.choice(2), over: territory, giver: try row.optionalAccount(5), given: try row.integer(6),
            until: try row.optionalInteger(7))
    }
}

private enum TerritoryKind: String {
    case everything, country, towns
}

extension SQLValue {
    init(_ number: Int64?) {
        self = number.map { .integer($0) } ?? .null
    }
}

extension SQLRow {
    func account(_ index: Int) throws -> AccountID { try known(AccountID(text(index))) }

    func optionalAccount(_ index: Int) throws -> AccountID? {
        try optionalText(index).map { try known(AccountID($0)) }
    }

    /// One of the words of an enumeration.
    func choice<Choice: RawRepresentable<String>>(_ index: Int) throws -> Choice {
        try known(Choice(rawValue: text(index)))
    }

    func address(_ index: Int) throws -> EmailAddress? { try optionalText(index).map { try known(EmailAddress($0)) } }

    func optionalOrigin(_ index: Int) throws -> Origin? {
        try optionalText(index).map { try known(Origin(text: $0)) }
    }

    fileprivate func password(_ index: Int) throws -> PasswordHash? {
        try optionalText(index).map { try known(try? PasswordHash(text: $0)) }
    }

    private func known<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw StoreError.damagedStore }
        return value
    }
}
