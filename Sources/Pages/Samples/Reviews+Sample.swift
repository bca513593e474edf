import Accounts
import Cities
import Findings
import Inventories
import Ledger
package import Localization
import Plans
import Quantities
import Reviews

/// Demokent's plan, sent twice: what the samples of reviews are made of.
enum DemokentReview {
    static let name = TownDocumentName(slug: "demokent", number: 2)
    private static let day = CalendarDay(daysSince1970: 20_779)
    static let later = CalendarDay(daysSince1970: 20_800)
    private static let time: Int64 = 1_795_262_520

    private static let plan: Plan = {
        var plan = Plan(town: Demokent.baseline.inventory.town, kind: .secap)
        plan.baselineYear = 2015
        plan.approval = Plan.Approval(body: "Demokent city council")
        plan.targets = [Target(value: 0.3, kind: .absolute, year: 2030)]
        var insulation = Action(id: "1", title: "Insulate schools <and> kindergartens", sector: .municipal)
        insulation.reduction = Quantity(900)
        insulation.energySaving = Quantity(2_600)
        var lamps = Action(id: "2", title: "Light streets with LED", sector: .publicLighting)
        lamps.energySaving = Quantity(1_100)
        plan.actions = [insulation, lamps]
        plan.printed = [Plan.Printed(.actionsReduction, 1_000)]
        plan.justifications = [Plan.Justification(code: "M07", reason: "The third sector follows in 2028.")]
        return plan
    }()

    private static let edition: RuleEdition? = {
        let rows: [RuleDefinition] = [
            row("M01", "eligibility", .blocker, "1"), row("M07", "eligibility", .error, "2"),
            row("M11", "eligibility", .error, "3"), .sample,
        ]
        return try? RuleEdition(id: "2026-1", day: day, code: 1, definitions: rows)
    }()

    private static func row(
        _ id: String, _ group: String, _ severity: Finding.Severity, _ threshold: String
    ) -> RuleDefinition {
        RuleDefinition(
            id: id, group: group, object: "plan", rule: "invented", thresholdText: threshold, unit: "count",
            severity: severity, citation: Citation(source: "invented", verification: .design))
    }

    static var rules: [RuleDefinition] { edition?.definitions ?? [] }

    private static let revisions: [Revision] = {
        let saved = Authorship(author: "editor", time: time)
        guard let sent = try? plan.documentBody(), let inventory = try? Demokent.baseline.inventory.documentBody()
        else {
            return []
        }
        return [
            Revision(
                document: Plan.documentID("demokent-2030"), after: nil, authorship: saved, schema: 1, body: sent),
            Revision(
                document: InventoryDocument.id(town: "demokent", year: 2015), after: nil, authorship: saved, schema: 1,
                body: inventory),
        ]
    }()

    private static let submission: Submission = {
        Submission(
            town: plan.town, item: .plan, parts: revisions.map { Submission.Part($0) }, rules: "2026-1", day: day,
            previous: 1, surroundings: TownSurroundings(commitments: [.by2030], population: 48_200))
    }()

    static let judgement: Judgement? = edition.flatMap { edition in
        try? JudgeSubmission.judgement(
            of: submission, by: edition, revisions: revisions, tables: Demokent.tables)
    }

    /// What was sent, as it was judged.
    static let sent: Submission = {
        var sent = submission
        sent.outcome = judgement?.outcome
        return sent
    }()

    static let review: Review = {
        var review = Review(
            town: plan.town, submission: 2, subject: Plan.documentID("demokent-2030"), submitted: day,
            sender: "approver")
        let vision = ReviewRemark(
            id: "r1", tie: .paragraph, document: review.subject, place: Place(field: "strategy.vision"),
            severity: .warning, text: "Say by when.", author: "anna", time: time)
        let action = ReviewRemark(
            id: "r2", tie: .action, document: review.subject, place: Place(field: "action.2.reduction"), rule: "M11",
            severity: .error, text: "", author: "boris", time: time + 60)
        review.remarks = [vision, action]
        review.notes = [
            ReviewNote(.answer, of: "r1", text: "By 2030; see page 4.", author: "dana", time: time + 3_600),
            ReviewNote(.aside, of: "r1", text: "Fine with me.", author: "boris", time: time + 3_700),
            ReviewNote(
                .closed, of: "r2", text: "", evidence: revisions.first.map { Submission.Part($0) },
                author: ReviewNote.machine, time: time + 7_200),
        ]
        review.opinions = [
            ReviewOpinion(
                id: "anna",
                criteria: [.init(group: "eligibility", isMet: true), .init(group: "inventory", isMet: false)],
                outcome: .acceptedWithRemarks, text: "Sound.", time: time),
            ReviewOpinion(
                id: "boris",
                criteria: [.init(group: "eligibility", isMet: true), .init(group: "inventory", isMet: true)],
                outcome: .accepted, text: "", time: time),
        ]
        return review
    }()

    static let decided: Review = {
        var decided = review
        decided.decision = Review.Decision(
            outcome: .acceptedWithRemarks, author: "anna", time: time + 86_400,
            reason: "Well founded. Give the emissions avoided by new lamps.")
        return decided
    }()

    static func author(_ id: String) -> String {
        ["anna": "Anna", "boris": "Борис", "dana": "Дана"][id] ?? id
    }

    static func words(_ texts: Texts) -> ReviewWords {
        ReviewWords(
            texts, plan: plan,
            inventories: [InventoryDocument.id(town: "demokent", year: 2015): Demokent.baseline.inventory],
            author: author)
    }

    static let choices = MethodChoices(Demokent.baseline)
    static let departures: [MethodChoices.Departure] = {
        var inventory = Demokent.baseline.inventory
        inventory.accounting.biomassIsSustainable = false
        return choices.departures(of: MethodChoices(inventory.computed(with: Demokent.tables))).filter {
            $0.aspect == .biomass
        }
    }()

    static func file(_ review: Review) -> ReviewShow.File {
        ReviewShow.File(
            name: name, submission: sent, review: review, judgement: judgement,
            methods: [("Small towns", departures), ("Steppe", [])])
    }
}

extension ReviewList.Model {
    /// One that waits for the town, and one that is late.
    package static func sample(_ texts: Texts) -> Self {
        var old = DemokentReview.review
        old.submitted = CalendarDay(daysSince1970: 20_600)
        (old.remarks, old.opinions) = ([], [])
        return Self(
            [
                .init(name: DemokentReview.name, town: "Demokent", review: DemokentReview.review),
                .init(name: TownDocumentName(slug: "ulgi", number: 1), town: "Ulgi", review: old),
            ], on: DemokentReview.later, texts)
    }

    /// Nothing waits.
    package static func emptySample(_ texts: Texts) -> Self { Self([], on: DemokentReview.later, texts) }
}

extension ReviewShow.Model {
    /// A review in the hands of a reviewer, who has just tried to accept too much.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            DemokentReview.file(DemokentReview.review), groups: ["eligibility", "inventory"],
            allowed: .init(reader: "anna", mayExamine: true, mayDecide: true, mayReadAside: true, csrf: "t"),
            problem: texts.problem(ofReview: DecideReview.Failure.openRemarks(1)), DemokentReview.words(texts))
    }

    /// A review that has ended.
    package static func decidedSample(_ texts: Texts) -> Self {
        Self(
            DemokentReview.file(DemokentReview.decided), groups: ["eligibility"],
            allowed: .init(reader: "anna", mayExamine: false, mayDecide: false, mayReadAside: true, csrf: "t"),
            DemokentReview.words(texts))
    }

    /// A submission whose edition of the rules is not known here.
    package static func unknownSample(_ texts: Texts) -> Self {
        var file = DemokentReview.file(DemokentReview.review)
        (file.judgement, file.methods) = (nil, [])
        file.trouble = JudgeSubmission.Failure.unknownEdition("2031-1").finding
        return Self(
            file, groups: [],
            allowed: .init(reader: "anna", mayExamine: false, mayDecide: false, mayReadAside: false, csrf: "t"),
            DemokentReview.words(texts))
    }
}

extension SubmissionShow.Model {
    /// What the town reads: remarks to answer, and a plan that it has changed since.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            DemokentReview.sent, DemokentReview.review.forTown, as: DemokentReview.name,
            changed: ["plan/demokent-2030"], mayAnswer: true, maySend: true, csrf: "t", DemokentReview.words(texts))
    }
}

extension SubmissionList.Model {
    /// What was sent, and what can be sent.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            [.init(name: DemokentReview.name, town: "Demokent", review: DemokentReview.review)],
            plans: [(TownDocumentName(slug: "demokent", number: 2030), "Demokent")],
            reports: [(TownDocumentName(slug: "demokent", number: 1), "Demokent", DemokentReview.later)], texts)
    }

    /// Nothing was sent, and nothing can be.
    package static func emptySample(_ texts: Texts) -> Self { Self([], plans: [], texts) }
}

extension SubmissionNew.Model {
    private static func sample(
        _ texts: Texts, obstacles: [Finding], errors: [Finding], onBehalf: String? = nil
    ) -> Self {
        let prepared = SubmitForReview.Prepared(
            submission: DemokentReview.sent, judgement: DemokentReview.judgement, obstacles: obstacles, errors: errors)
        return Self(
            prepared, subject: Plan.documentID("demokent-2030"), onBehalf: onBehalf, csrf: "t",
            DemokentReview.words(texts))
    }

    /// What the town should know before it sends.
    package static func sample(_ texts: Texts) -> Self {
        sample(
            texts, obstacles: [],
            errors: (DemokentReview.judgement?.noticed ?? []).map(\.finding).filter { $0.severity == .error },
            onBehalf: "Demokent")
    }

    /// What stands in the way.
    package static func refusedSample(_ texts: Texts) -> Self {
        sample(
            texts,
            obstacles: [
                Finding("submission.no-signatory", .blocker),
                Finding("submission.no-baseline", .blocker, details: ["year": .plain(2015)]),
                Finding(
                    "submission.conflicts", .blocker,
                    details: ["count": .count(2), "document": .text("plan/demokent-2030")]),
            ], errors: [])
    }
}

extension ReviewReport.Model {
    /// The report of a decision.
    package static func sample(_ texts: Texts) -> Self {
        var file = DemokentReview.file(DemokentReview.decided)
        file.review = file.review.forTown
        return Self(file, rules: DemokentReview.rules, DemokentReview.words(texts))
    }
}

extension AgreementShow.Model {
    /// Two reviewers of one submission.
    package static func sample(_ texts: Texts) -> Self {
        Self([DemokentReview.review], author: DemokentReview.author, texts)
    }

    /// Nobody has judged the same.
    package static func emptySample(_ texts: Texts) -> Self { Self([], author: { $0 }, texts) }
}

extension MethodList.Model {
    /// A method, a town that departs from it, and one that has sent nothing.
    package static func sample(_ texts: Texts) -> Self {
        let method = ReviewMethod(
            title: "Small towns", text: "Fuel from sales, factors of the national inventory.",
            members: ["demokent", "ulgi"], choices: DemokentReview.choices, seenIn: "demokent-1", author: "anna",
            day: DemokentReview.later)
        return Self(
            [
                .init(
                    method: method,
                    towns: [("Demokent", "demokent-2", DemokentReview.departures), ("Ulgi", nil, [])])
            ], author: DemokentReview.author, texts)
    }

    /// No method yet.
    package static func emptySample(_ texts: Texts) -> Self { Self([], author: { $0 }, texts) }
}
