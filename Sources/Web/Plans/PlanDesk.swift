import Accounts
import Cities
import Cryptography
import Exchange
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities
import ReferenceData

/// The plans of towns, each with what surrounds it in the ledger, examined as everybody examines them.
struct PlanDesk: Sendable {
    /// An inventory that a plan is held against.
    struct Inventoried: Sendable {
        let result: InventoryResult
        let address: @Sendable (Language) -> String
        /// The digest of the revision, where it is a document of the ledger.
        let digest: Digest?
    }

    /// A plan, what surrounds it, and what the rules come to.
    struct Examined: Sendable {
        let opened: TownDocuments<Plan>.Opened
        let baseline: Inventoried?
        let latest: Inventoried?
        let context: PlanContext
        let result: PlanResult

        var plan: Plan { opened.content }
        var name: TownDocumentName { opened.name }
    }

    let desk: Desk

    var documents: TownDocuments<Plan> { TownDocuments(desk: desk) }
    var content: SiteContent { desk.content }

    /// A plan as it is now, examined.
    func examined(_ name: TownDocumentName) async throws -> Examined {
        try await examined(try await documents.open(name))
    }

    /// A plan at a revision, examined with what surrounds it now.
    func examined(_ opened: TownDocuments<Plan>.Opened) async throws -> Examined {
        let inventories = try await inventories(of: opened.content, opened.name)
        let context = context(of: opened.content, opened.name, inventories)
        return Examined(
            opened: opened, baseline: inventories.baseline, latest: inventories.latest, context: context,
            result: content.examinePlan(opened.content, context: context))
    }

    private typealias Pair = (baseline: Inventoried?, latest: Inventoried?)

    private func context(of plan: Plan, _ name: TownDocumentName, _ inventories: Pair) -> PlanContext {
        let today = CalendarDay(secondsSince1970: desk.clock())
        return PlanContext(
            content.signatory(name.slug), plan: name.number, baseline: inventories.baseline?.result,
            latest: inventories.latest?.result, today: today)
    }

    private func inventories(of plan: Plan, _ name: TownDocumentName) async throws -> Pair {
        let own = try await ownYears(name.slug, plan.country)
        let years = plan.inventoryYears(among: own + content.inventoryYears(of: name.slug))
        guard let base = years.baseline else { return (nil, nil) }
        let baseline = try await inventory(name.slug, base.number)
        guard let latest = years.latest else { return (baseline, nil) }
        return (baseline, try await inventory(name.slug, latest.number))
    }

    /// The years of the inventories that the town works on.
    private func ownYears(_ slug: String, _ country: String) async throws -> [Year] {
        let town = InventoryQuestion.Town(country: content.signatory(slug)?.country ?? country, slug: slug)
        let list = try await desk.list(InventoryQuestion(reach: .some(countries: [], towns: [town])))
        return list.rows.compactMap { row in
            TownDocumentName(row.document.name).flatMap { $0.slug == slug ? Year($0.number) : nil }
        }
    }

    /// A town's inventory of a year: the one it works on, else the published one.
    func inventory(_ slug: String, _ year: Int) async throws -> Inventoried? {
        let name = TownDocumentName(slug: slug, number: year).text
        guard let head = try await desk.ledger.head(of: desk.id(name)) else { return content.inventoried(slug, year) }
        return Inventoried(
            result: try desk.result(of: head), address: { Address($0).document(name) }, digest: head.digest)
    }
}

extension PlanContext {
    /// What the register says of a town, around its plan of a commitment year.
    init(
        _ signatory: Signatory?, plan year: Int, baseline: InventoryResult?, latest: InventoryResult?,
        today: CalendarDay
    ) {
        self.init(
            baseline: baseline, latest: latest,
            commitments: signatory?.commitments ?? [Commitment(rawValue: String(year))].compactMap(\.self),
            process: signatory.map { Process(of: $0, forCommitmentOf: year) } ?? Process(), today: today)
    }
}

extension SiteContent {
    /// Examines a plan by the shipped rules.
    func examinePlan(_ plan: Plan, context: PlanContext) -> PlanResult {
        library.examinePlan(plan, context: context)
    }

    /// What a town's commitments ask its plan to promise at least.
    func minimums(of slug: String, country: String, plan year: Int) -> [TargetMinimum] {
        let signatory = signatory(slug)
        let commitments = signatory?.commitments ?? [Commitment(rawValue: String(year))].compactMap(\.self)
        return commitments.compactMap {
            TargetMinimum(for: $0, country: signatory?.country ?? country, in: library.rules)
        }
    }

    /// The codes that a plan's form offers, in a language.
    func planChoices(_ texts: Texts) -> PlanChoices {
        func choices(_ list: PlanCodes.List) -> [Choice] {
            planCodes.codes(list).map { code in
                let name = code.names[texts.language] ?? code.code
                return Choice(
                    code.code,
                    code.group.isEmpty
                        ? name : "\(code.code) · \(name) (\(texts.text("plan.code-group.\(code.group)")))")
            }
        }
        var all = PlanChoices()
        all.areas = choices(.area)
        all.instruments = choices(.instrument)
        all.hazards = choices(.hazard)
        all.vulnerableSectors = choices(.vulnerableSector)
        all.stakeholders = choices(.stakeholder)
        all.financing = choices(.financingSource)
        let codes = library.tables.countries.keys.filter { $0.utf8.count == 2 }
        all.countries = AlphabetOrder(texts.language).sorted(codes.map { Choice($0, texts.country($0)) }) { $0.words }
        return all
    }
}
