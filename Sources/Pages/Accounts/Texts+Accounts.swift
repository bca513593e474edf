package import Accounts
import Findings
package import Localization

extension Texts {
    /// What a role is called.
    package func name(of role: Role) -> String { self["role.\(role.rawValue)"] }

    /// Where a role counts; `town` names a town by the part of its address.
    package func words(_ territory: RoleTerritory, town: (String) -> String?) -> String {
        switch territory {
        case .everything: self["territory.everything"]
        case .country(let code): country(code)
        case .towns(let towns): list(towns.sorted().map { town($0.slug) ?? $0.slug })
        }
    }

    /// A role with where it counts and until when.
    package func words(_ grant: Grant, town: (String) -> String?) -> String {
        let territory = words(grant.territory, town: town)
        let until = grant.until.map { self["grant.until", ["day": .text(moment(secondsSince1970: $0))]] }
        return self[
            "grant.words",
            ["role": .text(name(of: grant.role)), "territory": .text(territory), "until": .text(until ?? "")]]
    }

    /// What stood in the way, and what to do next.
    package func problem(_ error: AccountError, at time: Int64) -> String {
        switch error {
        case .store, .notHashed: self["problem.unavailable"]
        case .notAllowed, .noSuchAccount: self["problem.not-allowed"]
        case .oneself: self["problem.oneself"]
        case .notInState: self["problem.state"]
        case .addressTaken: self["problem.address-taken"]
        case .addressUnfit: self["problem.address-unfit"]
        case .nameUnfit: self["problem.name-unfit"]
        case .password(.tooShort(let minimum)): self["problem.password-short", ["count": .count(minimum)]]
        case .password(.tooLong): self["problem.password-long"]
        case .password(.isAddress), .password(.isName): self["problem.password-own"]
        case .password(.isCommon): self["problem.password-common"]
        case .wrongPassword: self["problem.wrong-password"]
        case .wrongCode: self["problem.wrong-code"]
        case .wait(let until): wait(until - time)
        case .linkNotValid: self["problem.link"]
        case .sessionOver: self["problem.session-over"]
        case .secondFactorIsSet: self["problem.second-factor-set"]
        case .noSecondFactor: self["problem.no-second-factor"]
        case .territoryUnfit(let role): self["problem.territory", ["role": .text(name(of: role))]]
        case .noSuchGrant: self["problem.no-grant"]
        case .lastOffice: self["problem.last-office"]
        case .officeExists: self["problem.office-exists"]
        }
    }

    /// How long somebody waits after wrong attempts.
    package func wait(_ seconds: Int64) -> String {
        let seconds = Int(max(1, seconds))
        return seconds < 60
            ? self["problem.wait-seconds", ["count": .count(seconds)]]
            : self["problem.wait-minutes", ["count": .count((seconds + 59) / 60)]]
    }

    /// A line of the audit in words.
    package func words(_ event: AccountEvent) -> String {
        let words = self["event.\(event.kind.rawValue)"]
        return event.outcome == .done ? words : "\(words) – \(self["outcome.\(event.outcome.rawValue)"])"
    }
}
