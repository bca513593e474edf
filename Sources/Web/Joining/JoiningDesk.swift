import Accounts
import Cities
import Cryptography
import Foundation
import Hummingbird
import Ledger
import Localization
import Pages

/// What the pages of joining and membership work with: the desk, the calendar, and who may do what in which town.
struct JoiningDesk: Sendable {
    let publisher: Publisher
    let desk: Desk
    /// Accounts and letters; `nil` where one person works alone.
    let office: Office?

    var content: SiteContent { publisher.content }
    var calendar: CovenantCalendar { content.shipped.calendar }
    var today: CalendarDay { CalendarDay(secondsSince1970: desk.clock()) }
    var registrations: TownDocuments<Registration> { TownDocuments(desk: desk) }
    var reminders: TownDocuments<ToldReminders> { TownDocuments(desk: desk) }

    /// The countries that the covenant of this Qala reaches: those of the register, and those it was made for.
    var countries: [String] {
        Set(content.countries).union(CountryGroup.easternPartnership).union(CountryGroup.centralAsia).sorted()
    }

    /// The checks of registrations against the register as it is published now.
    var checks: RegistrationChecks {
        RegistrationChecks(
            registered: content.signatories, regions: content.shipped.regions, generations: calendar.generations)
    }

    /// A town of the register, as the ledger has it now.
    func signatory(_ slug: String) async throws -> Signatory {
        if let head = try await desk.ledger.head(of: Signatory.documentID(slug)), let signatory = Signatory(in: head) {
            return signatory
        }
        guard let signatory = content.signatory(slug) else { throw HTTPError(.notFound) }
        return signatory
    }

    func scope(_ town: Signatory) -> TownScope { TownScope(slug: town.slug, country: town.country) }

    /// Goes on only for those who may do something in a town of the register.
    func check(_ right: Right, _ town: Signatory, _ actor: Actor) throws(Refusal) {
        guard actor.isLocal || actor.may(right, in: scope(town)) else { throw .notAllowed }
    }

    /// The towns of the register in which somebody may do something, by the register's order.
    func towns(_ right: Right, for actor: Actor) -> [Signatory] {
        content.signatories.filter { actor.isLocal || actor.may(right, in: scope($0)) }
    }

    /// Registrations that somebody may read, worded for a list.
    func registrations(
        for actor: Actor, _ texts: Texts, in states: Set<Registration.State> = Set(Registration.State.allCases)
    ) async throws -> [MembershipList.Item] {
        try await registrations.list(for: actor).filter { states.contains($0.content.state) }.map { opened in
            MembershipList.Item(
                name: opened.name.text, town: opened.content.name.inLanguage(texts.language),
                state: opened.content.state)
        }
    }

    /// Countries as choices, in the language's order.
    func choices(_ countries: [String], _ texts: Texts) -> [Choice] {
        AlphabetOrder(texts.language).sorted(countries.map { Choice($0, texts.country($0)) }) { $0.words }
    }

    /// Keeps a file that was given with a form; `nil` where none was.
    func keep(_ file: MultipartForm.File?) async throws -> Registration.KeptFile? {
        guard let file, !file.bytes.isEmpty, !file.name.isEmpty else { return nil }
        let kept = ArchivedFile(name: file.name, media: "application/octet-stream", bytes: file.bytes)
        try await desk.archive.put(kept)
        return Registration.KeptFile(name: file.name, sha256: kept.digest.hexadecimal)
    }

    /// Makes what was just written stand on the public pages at once.
    func publish() async throws { try await desk.renewal.bringUpToDate() }
}
