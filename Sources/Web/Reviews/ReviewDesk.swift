import Accounts
import Cities
import Exchange
import Findings
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities
import ReferenceData
import Reviews

/// What was sent and what is said of it, as whoever asks may see and change it.
struct ReviewDesk: Sendable {
    /// A review with its submission, and what who asks is to it.
    struct Opened: Sendable {
        let name: TownDocumentName
        let submission: Submission
        let review: Review
        let roles: Set<ReviewRole>

        /// Whether who asks may do something now.
        func mayDo(_ act: ReviewAct) -> Bool { ReviewRights.allow(act, as: roles, in: review.state) }
    }

    let desk: Desk
    let names: AuthorNames

    var reviews: TownDocuments<Review> { TownDocuments(desk: desk) }
    var submissions: TownDocuments<Submission> { TownDocuments(desk: desk) }
    var plans: TownDocuments<Plan> { TownDocuments(desk: desk) }
    var reports: TownDocuments<MonitoringReport> { TownDocuments(desk: desk) }

    var judge: JudgeSubmission {
        JudgeSubmission(
            ledger: desk.ledger, editions: desk.content.library.ruleEditions, tables: desk.content.library.tables)
    }

    /// What somebody is to the review of a town's submission: who works for the town does not review it.
    static func roles(of actor: Actor, in town: TownScope, sender: String) -> Set<ReviewRole> {
        guard !actor.isLocal else { return Set(ReviewRole.allCases) }
        var roles: Set<ReviewRole> = []
        let actsForTown = [Right.submit, .editInventory].contains {
            actor.authorship(for: town, right: $0, time: 0) != nil
        }
        if actsForTown { roles.insert(.town) }
        if actor.may(.review, in: town), !actsForTown, actor.account?.text != sender { roles.insert(.reviewer) }
        if actor.may(.readReviews, in: town) { roles.insert(.reader) }
        return roles
    }

    /// A review that who asks may read; of one that is not theirs only as much is told as of any document.
    func open(_ text: String, for actor: Actor) async throws -> Opened {
        let name = try TownDocuments<Review>.name(text)
        try await reviews.check(.readReviews, name, actor)
        let review = try await reviews.open(name).content
        let submission = try await submissions.open(name).content
        let town = actor.isLocal ? TownScope(slug: name.slug, country: "") : try await reviews.town(of: name)
        let roles = Self.roles(of: actor, in: town, sender: review.sender)
        let seen = ReviewRights.allow(.readAside, as: roles, in: review.state) ? review : review.forTown
        return Opened(name: name, submission: submission, review: seen, roles: roles)
    }

    /// Under which name somebody writes into a review.
    func authorship(
        on opened: Opened, _ actor: Actor, for act: ReviewAct
    ) async throws -> Authorship {
        guard opened.mayDo(act) else { throw Refusal.notAllowed }
        let right: Right = act == .answer || act == .sendAgain ? .submit : .review
        if right == .review { return try await reviews.authorship(on: opened.name, actor, for: .review) }
        // Whoever may work on the plan may answer for it; only who may submit sends it.
        if let own = try? await reviews.authorship(on: opened.name, actor, for: .editInventory) { return own }
        return try await reviews.authorship(on: opened.name, actor, for: .submit)
    }

    /// The reviews that somebody may read, with the towns' names.
    func list(for actor: Actor, _ right: Right, _ texts: Texts) async throws -> [ReviewList.Row] {
        try await reviews.list(right, for: actor).map { opened in
            ReviewList.Row(
                name: opened.name,
                town: desk.content.name(of: opened.name.slug, texts.language) ?? opened.content.town.name,
                review: opened.content)
        }
    }

    /// What the reviewer's page and the report are made of: everything worked out again.
    func file(_ opened: Opened) async throws -> ReviewShow.File {
        do {
            let judgement = try await judge(opened.submission)
            let methods = try await departures(judgement, of: opened.name.slug)
            return ReviewShow.File(
                name: opened.name, submission: opened.submission, review: opened.review, judgement: judgement,
                trouble: judgement.caution, methods: methods)
        } catch let failure as JudgeSubmission.Failure {
            return ReviewShow.File(
                name: opened.name, submission: opened.submission, review: opened.review, judgement: nil,
                trouble: failure.finding)
        }
    }

    /// What a report that was sent says, with the range of what was reached; `nil` where a plan was sent.
    func reported(_ judgement: Judgement?, _ texts: Texts) -> ReportShow.Model? {
        guard let judgement, let report = judgement.report?.report else { return nil }
        let plan = judgement.plan.plan
        let examined = desk.content.examineReport(
            report, of: plan, after: nil, baseline: judgement.baseline, inventory: judgement.latest)
        let setting = ReportShow.Setting(base: "", crumbs: [], mayEdit: false, sources: [])
        return ReportShow.Model(
            examined.result, of: plan, weak: examined.weak, town: report.town.name, setting: setting, texts)
    }

    /// How places and authors of a review are called.
    func words(_ opened: Opened, _ judgement: Judgement?, _ texts: Texts) async throws -> ReviewWords {
        let review = opened.review
        let authors = Set(
            review.remarks.map(\.author) + review.notes.map(\.author) + review.opinions.map(\.id)
                + [review.decision?.author].compactMap(\.self))
        let names = try await names.words(for: authors, texts)
        var inventories: [DocumentID: Inventory] = [:]
        for part in opened.submission.parts where part.document.kind != Plan.documentKind {
            let result = [judgement?.baseline, judgement?.latest].compactMap(\.self).first {
                TownDocumentName(part.document.name)?.number == $0.inventory.year.number
            }
            inventories[part.document] = result?.inventory
        }
        return ReviewWords(texts, plan: judgement?.plan.plan, inventories: inventories) { names[$0] ?? $0 }
    }

    /// Documents that the town has changed since it sent them.
    func changed(_ submission: Submission) async throws -> Set<String> {
        var changed: Set<String> = []
        for part in submission.parts {
            guard let head = try await desk.ledger.head(of: part.document), head.digest != part.digest else { continue }
            changed.insert(part.document.description)
        }
        return changed
    }

    // -- accepted methods

    /// The methods that were accepted, by their documents' names.
    func methods() async throws -> [ReviewMethod] {
        try await desk.ledger.documents(of: ReviewMethod.documentKind).compactMap { try? ReviewMethod.read(from: $0) }
    }

    /// Where a judged inventory departs from the methods of its town's groups.
    func departures(
        _ judgement: Judgement, of slug: String
    ) async throws -> [(title: String, departures: [MethodChoices.Departure])] {
        guard let result = judgement.latest ?? judgement.baseline else { return [] }
        return try await methods().filter { $0.members.contains(slug) }.map { method in
            (method.title, method.choices.departures(of: MethodChoices(result)))
        }
    }

    /// Each method with what the newest submissions of its towns depart in.
    func groups(for actor: Actor, _ texts: Texts) async throws -> [MethodList.Group] {
        let rows = try await list(for: actor, .review, texts)
        var groups: [MethodList.Group] = []
        for method in try await methods() {
            var towns: [(name: String, submission: String?, departures: [MethodChoices.Departure])] = []
            for slug in method.members.sorted() {
                let newest = rows.filter { $0.name.slug == slug }.max { $0.name.number < $1.name.number }
                let name = desk.content.name(of: slug, texts.language) ?? slug
                guard let newest, let judgement = try? await judge(submissions.open(newest.name).content),
                    let result = judgement.latest ?? judgement.baseline
                else {
                    towns.append((name, nil, []))
                    continue
                }
                towns.append((name, newest.name.text, method.choices.departures(of: MethodChoices(result))))
            }
            groups.append(MethodList.Group(method: method, towns: towns))
        }
        return groups
    }
}
