package import Localization

/// The addresses of a site in one language: readable, and the same for ever.
package struct Address: Sendable, Equatable {
    package let language: Language

    package init(_ language: Language) { self.language = language }

    /// What the server answers to programs, described for them; one for all languages.
    package static let description = "/openapi.json"

    package var home: String { "/\(language.rawValue)" }
    package var towns: String { "\(home)/towns" }
    package var inventories: String { "\(home)/inventories" }
    package var figures: String { "\(home)/figures" }
    package var releases: String { "\(home)/releases" }
    package var map: String { "\(home)/map" }
    package var search: String { "\(home)/search" }
    package var rules: String { "\(home)/rules" }
    package var glossary: String { "\(home)/glossary" }
    package var about: String { "\(home)/about" }
    package var work: String { "\(home)/work" }
    package var newWork: String { "\(work)/new" }
    package var upload: String { "\(work)/upload" }
    package var plans: String { "\(work)/plans" }
    package var newPlan: String { "\(plans)/new" }
    package var monitoringReports: String { "\(work)/reports" }
    package var submissions: String { "\(work)/submissions" }
    package var reviews: String { "\(home)/reviews" }
    package var agreement: String { "\(reviews)/agreement" }
    package var methods: String { "\(reviews)/methods" }
    package var packages: String { "\(work)/packages" }
    package var workbook: String { "\(home)/workbook" }
    package var roles: String { "\(home)/roles" }
    package var log: String { "\(home)/log" }
    package var signIn: String { "\(home)/sign-in" }
    package var signInCode: String { "\(signIn)/code" }
    package var signOut: String { "\(home)/sign-out" }
    package var recovery: String { "\(home)/recovery" }
    package var account: String { "\(home)/account" }
    package var secondFactor: String { "\(account)/second-factor" }
    package var join: String { "\(home)/join" }
    package var registrations: String { "\(work)/registrations" }
    package var newRegistration: String { "\(registrations)/new" }
    package var coordination: String { "\(home)/coordination" }
    package var comparison: String { "\(coordination)/comparison" }
    package var reminders: String { "\(coordination)/reminders" }
    package var parties: String { "\(home)/parties" }
    package var people: String { "\(home)/people" }
    package var invitation: String { "\(people)/invitation" }
    package var audit: String { "\(people)/audit" }

    package func town(_ slug: String) -> String { "\(towns)/\(Self.escaped(slug))" }
    package func ledger(_ slug: String) -> String { "\(town(slug))/ledger" }
    /// A revision's place in the log, by the hexadecimal digest.
    package func logged(_ digest: String) -> String { "\(log)/\(Self.escaped(digest))" }
    package func inventory(_ slug: String, _ year: Int) -> String { "\(town(slug))/inventories/\(year)" }
    package func plan(_ slug: String, _ year: Int) -> String { "\(town(slug))/plans/\(year)" }
    package func monitoringReport(_ slug: String, _ number: Int) -> String { "\(town(slug))/reports/\(number)" }
    package func compare(_ slug: String, _ before: Int, _ after: Int) -> String {
        "\(town(slug))/compare/\(before)/\(after)"
    }
    package func country(_ alpha2: String) -> String { "\(towns)?country=\(Self.escaped(alpha2))" }
    package func factors(_ country: String, _ year: Int) -> String {
        "\(home)/factors/\(Self.escaped(country))/\(year)"
    }
    package func rule(_ id: String) -> String { "\(rules)/\(Self.escaped(id))" }
    package func term(_ id: String) -> String { "\(glossary)#\(Self.escaped(id))" }
    package func signIn(returning path: String?) -> String { Self.query(signIn, [("return", path ?? "")]) }
    package func registration(_ name: String) -> String { "\(registrations)/\(Self.escaped(name))" }
    package func membership(_ slug: String) -> String { "\(work)/covenant/\(Self.escaped(slug))" }
    package func party(_ slug: String) -> String { "\(parties)/\(Self.escaped(slug))" }
    package func person(_ id: String) -> String { "\(people)/\(Self.escaped(id))" }
    /// Where a letter's link leads.
    package func link(_ kind: LinkKind, _ token: String) -> String {
        "\(home)/\(kind.rawValue)/\(Self.escaped(token))"
    }
    /// What a letter's link is good for.
    package enum LinkKind: String, Sendable, CaseIterable {
        case invitation = "invitations"
        case recovery
        case addressChange = "address-changes"
    }
    /// A plan that a town works on, by its document's name.
    package func plan(_ name: String) -> String { "\(plans)/\(Self.escaped(name))" }
    package func monitoringReport(_ name: String) -> String { "\(monitoringReports)/\(Self.escaped(name))" }
    package func submission(_ name: String) -> String { "\(submissions)/\(Self.escaped(name))" }
    /// Where a plan is sent from, or a report.
    package func newSubmission(_ name: String, of kind: String = "plan") -> String {
        Self.query("\(submissions)/new", [(kind, name)])
    }
    package func review(_ name: String) -> String { "\(reviews)/\(Self.escaped(name))" }
    package func document(_ name: String) -> String { "\(work)/\(Self.escaped(name))" }

    /// A part of an address with everything but letters, digits and `-._~` written as `%XX`.
    package static func escaped(_ part: String) -> String {
        var escaped = ""
        for byte in part.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                escaped += byte < 16 ? "%0" : "%"
                escaped += String(byte, radix: 16, uppercase: true)
            }
        }
        return escaped
    }

    /// An address with its query; fields without a value are left out.
    package static func query(_ path: String, _ fields: [(name: String, value: String)]) -> String {
        let parts = fields.filter { !$0.value.isEmpty }.map { "\($0.name)=\(escaped($0.value))" }
        return parts.isEmpty ? path : "\(path)?\(parts.joined(separator: "&"))"
    }
}
