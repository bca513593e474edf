import Cities
import Findings
import Ledger
import QalaTesting
import ReferenceData
import Testing

@Suite("Registration of a town")
struct RegistrationTests {
    static let today = CalendarDay.on("2026-05-04")

    /// A square of a country between 70 and 74 degrees east, cut into two regions.
    static let regions = [
        region("KZ-1", 70...72, people: [2025: 100_000]), region("KZ-2", 72...74, people: [:]),
    ]

    private static func region(_ code: String, _ east: ClosedRange<Double>, people: [Int: Int]) -> Region {
        let corners = [(40, east.lowerBound), (40, east.upperBound), (44, east.upperBound), (44, east.lowerBound)]
        let ring = (corners + [corners[0]]).map { Position(latitude: Double($0.0), longitude: $0.1) }
        return Region(code: code, name: code, country: "KZ", rings: [ring], population: people)
    }

    static let neighbour: Signatory = {
        var town = CovenantCalendarTests.town(isWritten: false)
        town.slug = "probna"
        town.name = TownName(published: "Probna", russian: "Пробная", kazakh: "Сынақ")
        town.gcomIdentifier = "KZ0009"
        town.position = Position(latitude: 42, longitude: 71)
        return town
    }()

    static let checks = RegistrationChecks(
        registered: [neighbour], regions: regions, generations: CovenantCalendarTests.calendar.generations)

    /// A registration that nothing stands against.
    static func whole(_ change: (inout Registration) -> Void = { _ in }) -> Registration {
        var registration = Registration(
            name: TownName(published: "Ulgi", russian: "Улги", kazakh: "Үлгі"), country: "KZ")
        registration.region = "KZ-1"
        registration.population = 12_000
        registration.populationYear = 2025
        registration.position = Position(latitude: 41, longitude: 71)
        registration.commitments = [.by2030, .energyPoverty]
        registration.decision = Registration.Decision(
            day: .on("2026-04-20"), number: "34/2", file: .init(name: "decision.pdf", sha256: "ab"))
        registration.letter = .init(name: "letter.pdf", sha256: "cd")
        change(&registration)
        return registration
    }

    private func codes(_ change: (inout Registration) -> Void) -> [String] {
        Self.checks.findings(of: Self.whole(change), slug: "ulgi", on: Self.today).map(\.code)
    }

    @Test("a whole registration has no findings")
    func usable() { #expect(codes { _ in } == []) }

    @Test("a town is found again by any of its names, in any spelling, by its address, and by its identifier")
    func twins() {
        #expect(codes { $0.name.published = "PROBNA" } == ["registration.already-there"])
        #expect(codes { $0.name.kazakh = "сынақ" } == ["registration.already-there"])
        #expect(codes { $0.gcomIdentifier = "KZ0009" } == ["registration.identifier-taken"])
        let same = Self.checks.findings(of: Self.whole(), slug: "probna", on: Self.today)
        #expect(same.map(\.code) == ["registration.already-there"])
    }

    @Test("a town of the same name in another country is another town")
    func otherCountry() {
        let codes = codes {
            $0.name.published = "Probna"
            $0.country = "KG"
            $0.region = nil
        }
        #expect(codes == [])
    }

    @Test("a point is missing, on another town, outside the country, or in another region than said")
    func places() {
        #expect(codes { $0.position = nil } == ["registration.position-missing"])
        #expect(
            codes { $0.position = Position(latitude: 42.01, longitude: 71) } == ["registration.point-of-another-town"])
        #expect(codes { $0.position = Position(latitude: 51, longitude: 30) } == ["registration.outside-country"])
        #expect(codes { $0.region = "KZ-2" } == ["registration.region-differs"])
    }

    @Test("Taraz on the point of Astana is in the wrong region and on another town")
    func taraz() throws {
        let library = try ReferenceLibrary.load()
        let register = try library.signatories()
        let taraz = try #require(register.first { $0.slug == "taraz" })
        let checks = RegistrationChecks(
            registered: register.filter { $0.slug != "taraz" }, regions: try library.regions(),
            generations: try library.covenantCalendar().generations)
        let registration = Self.whole {
            $0.name = taraz.name
            $0.position = taraz.position
            $0.region = "KZ-31"
            $0.populationYear = 2014
            $0.population = 350_000
        }
        let codes = Set(checks.findings(of: registration, slug: "taraz", on: Self.today).map(\.code))
        #expect(codes == ["registration.point-of-another-town", "registration.region-differs"])
    }

    @Test("people are missing, of an unknown or an odd year, or too many for the region")
    func people() {
        #expect(codes { $0.population = 0 } == ["registration.population-missing"])
        #expect(codes { $0.populationYear = nil } == ["registration.population-year"])
        #expect(codes { $0.populationYear = 2027 } == ["registration.population-year-odd"])
        #expect(codes { $0.population = 50_000 } == ["registration.population-share"])
        #expect(codes { $0.population = 100_000 } == [])
    }

    @Test("a promise names something; towns that promise together are small, which is only worth a look")
    func promise() {
        #expect(codes { $0.commitments = [] } == ["registration.no-commitment"])
        #expect(codes { $0.group = .init(name: " ", option: .each) } == ["registration.group-unnamed"])
        let large = Self.checks.findings(
            of: Self.whole { $0.group = .init(name: "Three towns", option: .together) }, slug: "ulgi", on: Self.today)
        #expect(large.map(\.severity) == [.warning])
    }

    @Test("the council's decision is there, past, and not older than what it promises")
    func papers() {
        #expect(codes { $0.decision.day = nil } == ["registration.decision-missing"])
        #expect(codes { $0.decision.day = .on("2026-05-05") } == ["registration.decision-future"])
        #expect(codes { $0.decision.day = .on("2015-10-14") } == ["registration.decision-early"])
        #expect(codes { $0.decision.file = nil } == ["registration.decision-file"])
        #expect(codes { $0.letter = nil } == ["registration.letter-file"])
    }

    @Test("everything is said at once")
    func all() {
        let empty = Registration(name: TownName(published: ""), country: "KZ")
        let codes = Self.checks.findings(of: empty, slug: "x", on: Self.today).map(\.code)
        #expect(codes.count == 7)
    }

    @Test("a new town's number is always the same and none of the register's")
    func numbers() {
        #expect(Registration.number(of: "ulgi") == Registration.number(of: "ulgi"))
        #expect(Registration.number(of: "ulgi") != Registration.number(of: "ilgu"))
        for slug in ["a", "ulgi", "balkhash"] {
            #expect((1_000_000..<1 << 52).contains(Registration.number(of: slug)))
        }
    }

    // MARK: Steps

    private let ledger = InMemoryLedger()
    private let name = TownDocumentName(slug: "ulgi", number: 1)
    private let town = Authorship(author: "dana", time: 1)
    private let office = Authorship(author: "office", time: 2)

    private func begin(_ registration: Registration = whole()) async throws -> TakeRegistrationStep {
        _ = try await SaveDocument<Registration>(ledger: ledger)(
            registration, as: Registration.documentID(name.text), basedOn: nil, by: town)
        return TakeRegistrationStep(ledger: ledger, checks: Self.checks)
    }

    @Test("each step is open in its states and in no others")
    func steps() {
        let open: [Registration.State: [RegistrationStep]] = [
            .draft: [.edit, .send], .pending: [.giveBack, .admit], .returned: [.edit, .send], .admitted: [],
        ]
        for state in Registration.State.allCases {
            #expect(RegistrationStep.allCases.filter { $0.isOpen(in: state) } == open[state])
        }
    }

    @Test("from the draft to the public register: sent, given back with a reason, sent again, admitted")
    func way() async throws {
        let take = try await begin()
        #expect(try await take(.send, of: name, on: Self.today, by: town).state == .pending)
        await #expect(throws: TakeRegistrationStep.Failure.noReason) {
            try await take(.giveBack, of: name, on: Self.today, by: office)
        }
        let back = try await take(.giveBack, of: name, on: Self.today, remark: "Which district?", by: office)
        #expect(back.state == .returned && back.remark == "Which district?")
        _ = try await take(.send, of: name, on: Self.today, by: town)
        #expect(try await take(.admit, of: name, on: Self.today, by: office).state == .admitted)
        let head = try #require(await ledger.head(of: Signatory.documentID("ulgi")))
        let signatory = try #require(Signatory(in: head))
        #expect(signatory.standing(on: .on("2026-04-19")) == .draft)
        #expect(signatory.standing(on: .on("2026-04-20")) == .signatory)
        #expect(signatory.milestones?.map(\.kind) == [.adhesion])
        #expect(signatory.milestones?.first?.evidence == "ab")
        let due = CovenantCalendarTests.calendar.next(of: signatory, on: Self.today)?.due
        #expect(due == .on("2028-04-20"))
        await #expect(throws: TakeRegistrationStep.Failure.notNow(.admitted)) {
            try await take(.send, of: name, on: Self.today, by: town)
        }
    }

    @Test("what has errors is neither sent nor admitted")
    func errors() async throws {
        let take = try await begin(Self.whole { $0.letter = nil })
        await #expect(throws: TakeRegistrationStep.Failure.self) {
            try await take(.send, of: name, on: Self.today, by: town)
        }
        #expect(await ledger.head(of: Signatory.documentID("ulgi")) == nil)
    }
}
