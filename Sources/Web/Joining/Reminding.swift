import Accounts
import Cities
import Ledger
import Localization
import Pages

/// Tells towns what they owe: by letter those who answer for them, and in the ledger that they were told.
struct Reminding: Sendable {
    let joining: JoiningDesk

    /// A town and what it is to be told.
    struct Due: Sendable {
        let town: Signatory
        let reminders: [Reminder]
    }

    /// The towns that are to be told of something today, and were not yet.
    func due(_ towns: [Signatory]) async throws -> [Due] {
        var told: [String: ToldReminders] = [:]
        for head in try await joining.desk.ledger.documents(of: ToldReminders.documentKind) {
            guard let name = TownDocumentName(head.document.name) else { continue }
            told[name.slug] = try? ToldReminders.read(from: head)
        }
        return towns.compactMap { town in
            let reminders = joining.calendar.reminders(of: town, on: joining.today) { deadline, step in
                told[town.slug]?.has(deadline, step) ?? false
            }
            return reminders.isEmpty ? nil : Due(town: town, reminders: reminders)
        }
    }

    /// Tells the towns, and writes down that they were told.
    func tell(_ due: [Due], by actor: Actor) async throws -> [RemindersShow.Told] {
        let people = try await approvers()
        var outcome: [RemindersShow.Told] = []
        for item in due {
            let scope = joining.scope(item.town)
            guard let authorship = actor.authorship(for: scope, right: .actForTown, time: joining.desk.clock()) else {
                continue
            }
            let answering = people.filter { person in
                person.grants.contains {
                    $0.role == .townApprover && $0.isValid(at: joining.desk.clock())
                        && $0.territory.contains(.towns([scope]))
                }
            }
            let letters = await send(item, to: answering)
            try await write(item, letters: letters, by: authorship)
            outcome.append(
                RemindersShow.Told(
                    town: item.town, reminders: item.reminders, letters: letters, people: answering.count))
        }
        return outcome
    }

    /// Everybody who can sign in and answers for some town.
    private func approvers() async throws -> [Account] {
        guard let store = joining.office?.store else { return [] }
        var found: [Account] = []
        var last: AccountID?
        while true {
            let page = try await store.accounts(after: last, limit: 500)
            found += page.filter { $0.state == .active && $0.grants.contains { $0.role == .townApprover } }
            guard page.count == 500 else { return found }
            last = page.last?.id
        }
    }

    private func send(_ due: Due, to people: [Account]) async -> Int {
        guard let office = joining.office, office.sendsLetters else { return 0 }
        var sent = 0
        for person in people {
            guard let address = person.address else { continue }
            let language = Language(rawValue: person.language) ?? .en
            let texts = joining.content.texts(language)
            await office.courier.deliver(
                .reminder, to: address, language: person.language, token: nil,
                words: [
                    "town": due.town.name.inLanguage(language),
                    "list": due.reminders.map { "– \(texts.sentence($0))" }.joined(separator: "\n"),
                    "link": (office.origin ?? "") + Address(language).membership(due.town.slug),
                ])
            sent += 1
        }
        return sent
    }

    private func write(_ due: Due, letters: Int, by authorship: Authorship) async throws {
        let name = TownDocumentName(slug: due.town.slug, number: 1)
        let document = ToldReminders.documentID(name.text)
        let head = try await joining.desk.ledger.head(of: document)
        var told = try head.map { try ToldReminders.read(from: $0) } ?? ToldReminders(country: due.town.country)
        for reminder in due.reminders { told.tell(reminder, on: joining.today, letters: letters) }
        _ = try await joining.reminders.save(told, as: name, basedOn: head?.digest, by: authorship)
    }
}
