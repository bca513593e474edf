import Cities
import Plans
import ReferenceData
import Testing

@Suite("What a commitment asks at least")
struct TargetMinimumTests {
    @Test(
        "20 % of everybody for 2020; for 2030 by groups of countries, and for Central Asia it is not known",
        arguments: [
            (Commitment.by2020, "KZ", 0.2), (.by2020, "DE", 0.2), (.by2030, "DE", 0.4), (.by2030, "UA", 0.3),
            (.by2030, "KZ", nil),
        ] as [(Commitment, String, Double?)])
    func shares(commitment: Commitment, country: String, share: Double?) throws {
        let rules = try DemokentPlan.library.get().rules
        let minimum = try #require(TargetMinimum(for: commitment, country: country, in: rules))
        #expect(minimum.share == share && minimum.year == Int(commitment.rawValue))
    }

    @Test("for adaptation and 2050 no share is asked")
    func none() throws {
        #expect(TargetMinimum(for: .adaptation, country: "KZ", in: []) == nil)
        #expect(TargetMinimum(for: .by2050, country: "KZ", in: []) == nil)
    }

    @Test("the register's milestones say what happened around a plan, each for its own commitment")
    func process() throws {
        var signatory = Signatory(
            id: 1, gcomIdentifier: nil, slug: "x", name: TownName(published: "X"), country: "KZ", population: nil,
            position: nil, coordinator: nil, supporter: nil, commitments: [.by2020, .by2030],
            adhesion: CalendarDay("2014-06-01"), status: "published", adhesionKind: "individual", group: nil)
        func milestone(_ kind: Milestone.Kind, _ day: String, _ commitments: [Commitment]?) throws -> Milestone {
            Milestone(id: "\(kind) \(day)", kind: kind, day: try #require(CalendarDay(day)), commitments: commitments)
        }
        signatory.milestones = [
            try milestone(.planSubmitted, "2015-05-05", [.by2020]),
            try milestone(.planSubmitted, "2018-08-08", [.by2030]),
            try milestone(.notice, "2017-01-01", nil), try milestone(.actionReport, "2020-02-02", nil),
        ]
        let process = PlanContext.Process(of: signatory, forCommitmentOf: 2030)
        #expect(process.submission == CalendarDay("2018-08-08") && process.notice == CalendarDay("2017-01-01"))
        #expect(process.adhesion == CalendarDay("2014-06-01") && process.reports == [CalendarDay("2020-02-02")])
        #expect(PlanContext.Process(of: signatory, forCommitmentOf: 2020).submission == CalendarDay("2015-05-05"))
    }
}
