import Cities
import Findings
import Inventories
package import Localization
import Quantities

/// Demokent on its way into the covenant, and after it.
enum DemokentCovenant {
    static let day = on("2026-05-04")

    static let calendar: CovenantCalendar = {
        func citation(_ verification: Citation.Verification) -> Citation {
            Citation(source: "Demokent (invented)", verification: verification)
        }
        return CovenantCalendar(
            rules: [
                DeadlineRule(.energyPlan, months: 12, citation: citation(.read)),
                DeadlineRule(.climatePlan, months: 24, citation: citation(.read)),
                DeadlineRule(.monitoring, months: 24, citation: citation(.read)),
                DeadlineRule(.inventory, months: 48, citation: citation(.read)),
            ],
            generations: [
                CommitmentGeneration(
                    .by2020, opened: on("2008-01-29"), plan: .energyPlan, citation: citation(.memory)),
                CommitmentGeneration(
                    .by2030, opened: on("2015-10-15"), plan: .climatePlan, citation: citation(.memory)),
                CommitmentGeneration(.energyPoverty, opened: on("2021-04-21"), plan: nil, citation: citation(.design)),
            ], settings: .init(reminderDays: [-90, -30, -7, 0, 14, 30]))
    }()

    /// A member whose plan came and whose report is late.
    static let member: Signatory = {
        var town = Demokent.signatories[0]
        var extended = Milestone(id: "e", kind: .extended, day: on("2015-03-02"), reason: "A census is under way")
        extended.deadline = "seap_submit"
        extended.until = on("2015-10-17")
        town.coordinator = "Demo oblast"
        town.milestones = [
            Milestone(
                id: "adhesion", kind: .adhesion, day: on("2014-04-17"), commitments: [.by2020],
                evidence: Demokent.sha256),
            extended, Milestone(id: "s", kind: .planSubmitted, day: on("2015-10-01"), commitments: [.by2020]),
            Milestone(id: "a", kind: .planAccepted, day: on("2016-03-01")),
            Milestone(id: "r", kind: .renewal, day: on("2024-06-20"), commitments: [.by2030]),
        ]
        return town
    }()

    /// A registration that the office gave back.
    static let registration: Registration = {
        var registration = Registration(
            name: TownName(published: "Ulgi", russian: "Улги", kazakh: "Үлгі"), country: "KZ")
        registration.population = 12_000
        registration.populationYear = 2025
        registration.position = Position(latitude: 47.1, longitude: 51.9)
        registration.commitments = [.by2030, .energyPoverty]
        registration.group = Registration.Group(name: "Three towns", option: .together)
        registration.decision = Registration.Decision(
            day: on("2026-04-20"), number: "34/2", file: .init(name: "decision.pdf", sha256: Demokent.sha256))
        registration.state = .returned
        registration.remark = "The letter is not signed."
        return registration
    }()

    static let findings = [
        Finding(
            "registration.point-of-another-town", .error, at: Place(field: "position"),
            details: ["name": .text("Demokent"), "distance": .quantity(1.2, unit: "km")]),
        Finding("registration.letter-file", .error, at: Place(field: "letterFile")),
        Finding(
            "registration.together-large", .warning, at: Place(field: "group"),
            details: ["population": .count(12_000), "limit": .count(10_000)]),
    ]

    static let party = PartyMembership.all(
        of: [member],
        written: [
            "demo-oblast": Party(
                role: .coordinator, level: .territorial,
                name: TownName(published: "Demo oblast", russian: "Демо-область", kazakh: "Демо облысы"),
                countries: ["KZ"], territory: "Demo oblast", signed: on("2013-02-01"), site: "https://demo.example")
        ])

    static func on(_ text: String) -> CalendarDay { CalendarDay(text) ?? CalendarDay(daysSince1970: 0) }
}

extension CovenantBlock {
    /// A member's block.
    static func sample(_ texts: Texts) -> Self {
        Self(
            DemokentCovenant.member, DemokentCovenant.calendar, on: DemokentCovenant.day,
            party: { _, _ in Address(texts.language).party("demo-oblast") }, texts)
    }
}

extension JoinShow.Model {
    /// What joining means, where people work.
    package static func sample(_ texts: Texts) -> Self { Self(DemokentCovenant.calendar, hasWork: true, texts) }
}

extension MembershipList.Model {
    /// A registration on its way and a member.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            [.init(name: "ulgi-1", town: "Ulgi", state: .returned)], towns: [DemokentCovenant.member],
            DemokentCovenant.calendar, on: DemokentCovenant.day, mayBegin: true, texts)
    }

    /// Nothing yet.
    package static func emptySample(_ texts: Texts) -> Self {
        Self([], towns: [], DemokentCovenant.calendar, on: DemokentCovenant.day, mayBegin: false, texts)
    }
}

extension RegistrationNew.Model {
    /// A coordinator's form.
    package static func sample(_ texts: Texts) -> Self {
        Self(country: "KZ", countries: [Choice("KZ", texts.country("KZ"))], csrf: "t", texts)
    }

    /// The form of somebody who answers for a town, sent without it.
    package static func ownSample(_ texts: Texts) -> Self {
        Self(
            country: "KZ", countries: [], towns: [Choice("ulgi", "ulgi")],
            problem: texts["registration-problem.no-town"], csrf: "t", texts)
    }
}

extension RegistrationShow.Model {
    private static func model(
        _ change: (inout Registration) -> Void, _ findings: [Finding], _ powers: RegistrationShow.Powers, _ texts: Texts
    ) -> Self {
        var registration = DemokentCovenant.registration
        change(&registration)
        return Self(
            registration, name: "ulgi-1", findings: findings, powers: powers,
            choices: .init(regions: [Choice("KZ-1", "Demo oblast")]), revision: Demokent.sha256, csrf: "t", texts)
    }

    /// As the town sees it after it was given back.
    package static func sample(_ texts: Texts) -> Self {
        model({ _ in }, DemokentCovenant.findings, .init(edits: true, sends: false, admits: false), texts)
    }

    /// As the office sees it.
    package static func officeSample(_ texts: Texts) -> Self {
        model(
            {
                $0.state = .pending
                $0.remark = nil
            }, [], .init(edits: false, sends: false, admits: true), texts)
    }
}

extension MembershipShow.Model {
    /// As somebody sees it who may do everything.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            DemokentCovenant.member, DemokentCovenant.calendar, on: DemokentCovenant.day, acts: CovenantAct.allCases,
            problem: texts["membership-problem.no-reason"], csrf: "t", texts)
    }
}

extension PartyList.Model {
    /// One coordinator.
    package static func sample(_ texts: Texts) -> Self { Self(DemokentCovenant.party, towns: 3, texts) }
}

extension PartyShow.Model {
    /// A coordinator of one town.
    package static func sample(_ texts: Texts) -> Self? {
        DemokentCovenant.party.first.map {
            Self($0, DemokentCovenant.calendar, on: DemokentCovenant.day, isWritten: true, texts)
        }
    }
}

extension PartyEdit.Model {
    /// A new party.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            Party(role: .supporter, name: TownName(published: ""), countries: []), slug: "new", isNew: true,
            countries: [Choice("KZ", texts.country("KZ"))], problem: texts["party-problem.unnamed"], csrf: "t", texts)
    }
}

extension CoordinationShow.Model {
    private static func model(_ request: CoordinationShow.Request, _ texts: Texts) -> Self {
        let towns = [DemokentCovenant.member, Demokent.signatories[2]].map { town in
            CoordinationShow.Town(
                town, standing: DemokentCovenant.calendar.standing(of: town, on: DemokentCovenant.day),
                next: DemokentCovenant.calendar.next(of: town, on: DemokentCovenant.day), openFindings: 2,
                newestInventory: town.slug == Demokent.slug ? 2022 : nil)
        }
        return Self(
            towns, registrations: [.init(name: "ulgi-1", town: "Ulgi", state: .pending)], due: 1, mayAdmit: true,
            request: request, on: DemokentCovenant.day, csrf: "t", texts)
    }

    /// All towns.
    package static func sample(_ texts: Texts) -> Self { model(.init(), texts) }

    /// A filter that nothing fits.
    package static func emptySample(_ texts: Texts) -> Self { model(.init(country: "UA", onlyLate: true), texts) }
}

extension RemindersShow.Model {
    private static func model(sends: Bool, _ texts: Texts) -> Self {
        let reminders = DemokentCovenant.calendar.reminders(of: DemokentCovenant.member, on: DemokentCovenant.day)
        return Self(
            [.init(town: DemokentCovenant.member, reminders: reminders, letters: sends ? 1 : 0, people: 1)],
            sends: sends, texts)
    }

    /// Letters went out.
    package static func sample(_ texts: Texts) -> Self { model(sends: true, texts) }

    /// Letters to print.
    package static func printSample(_ texts: Texts) -> Self { model(sends: false, texts) }
}

extension ComparisonShow.Model {
    /// Demokent, a town like it, and one that is not.
    package static func sample(_ texts: Texts) -> Self? {
        func item(_ slug: String, _ year: Int, _ heads: Int) -> LikeWithLike.Item {
            LikeWithLike.Item(
                slug: slug,
                figures: .init(
                    town: Inventory.Town(name: slug, country: "KZ", population: heads), year: Year(year),
                    approach: .ipcc, basis: .carbonDioxide,
                    emission: PartialSum(value: Quantity(Double(heads) * 4), known: 8),
                    energy: PartialSum(value: Quantity(Double(heads) * 12), known: 8), findings: [:]))
        }
        guard let sizes = SizeClasses([5_000, 200_000]) else { return nil }
        let own = item(Demokent.slug, 2022, 48_200)
        let comparison = LikeWithLike(
            own, among: [own, item("probna", 2021, 60_000), item("ulgi", 2015, 3_000)], sizes: sizes)
        return Self(
            comparison, towns: [Choice(Demokent.slug, "Demokent")], name: { $0 == Demokent.slug ? "Demokent" : $0 },
            texts)
    }

    /// Nothing to compare.
    package static func emptySample(_ texts: Texts) -> Self { Self(nil, towns: [], name: { $0 }, texts) }
}
