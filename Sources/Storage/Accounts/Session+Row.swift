import Accounts
import Cryptography
import Ledger

extension Session {
    /// The values in the order of `AccountsSQL.openSession`.
    var arguments: [SQLValue] {
        [
            SQLValue(id), .text(account.text), .integer(Int64(generation)), .integer(created), .integer(lastSeen),
            .integer(expires), .text(assurance.rawValue), .text(device),
        ]
    }

    init(row: SQLRow) throws {
        self.init(
            id: try row.digest(0), account: try row.account(1), generation: Int(try row.integer(2)),
            created: try row.integer(3), lastSeen: try row.integer(4), expires: try row.integer(5),
            assurance: try row.choice(6), device: try row.text(7))
    }
}

extension OneTimeLink {
    /// The values in the order of `AccountsSQL.postLink`.
    var arguments: [SQLValue] {
        let (kind, address): (PurposeKind, EmailAddress?) =
            switch purpose {
            case .invitation: (.invitation, nil)
            case .recovery: (.recovery, nil)
            case .addressChange(let address): (.addressChange, address)
            }
        return [
            SQLValue(id), .text(account.text), .text(kind.rawValue), SQLValue(address?.text), .integer(created),
            .integer(expires),
        ]
    }

    init(row: SQLRow) throws {
        let kind: PurposeKind = try row.choice(2)
        let purpose: Purpose
        switch (kind, try row.address(3)) {
        case (.invitation, _): purpose = .invitation
        case (.recovery, _): purpose = .recovery
        case (.addressChange, let address?): purpose = .addressChange(address)
        case (.addressChange, nil): throw StoreError.damagedStore
        }
        self.init(
            id: try row.digest(0), account: try row.account(1), purpose: purpose, created: try row.integer(4),
            expires: try row.integer(5))
    }
}

private enum PurposeKind: String {
    case invitation, recovery
    case addressChange = "address-change"
}

extension AccountEvent {
    /// The values in the order of `AccountsSQL.record`.
    var arguments: [SQLValue] {
        [
            .text(kind.rawValue), .text(outcome.rawValue), .integer(time), SQLValue(account?.text),
            SQLValue(actor?.text), SQLValue(origin?.text),
        ]
    }

    init(row: SQLRow) throws {
        self.init(
            try row.choice(0), try row.choice(1), at: try row.integer(2), account: try row.optionalAccount(3),
            actor: try row.optionalAccount(4), origin: try row.optionalOrigin(5))
    }
}
