import Cities
import Cryptography
import Exchange
import Findings
import Hummingbird
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// One plan in all its forms, whether published or a town's work.
struct PlanViews: Sendable {
    let result: PlanResult
    let name: TownDocumentName
    /// The town's name in the page's language.
    let town: String
    let base: String
    let crumbs: [Link]
    let content: SiteContent
    let texts: Texts
    var baseline: PlanDesk.Inventoried?
    var latest: PlanDesk.Inventoried?
    /// The digest of the revision.
    var digest: Digest?

    /// The page's model; with a form's token for who may change the plan, and the way to review for who may send it.
    func model(csrf: String? = nil, submission: String? = nil) -> PlanShow.Model {
        var setting = PlanShow.Setting(base: base, crumbs: crumbs, csrf: csrf)
        setting.inventories = inventories
        setting.submission = submission
        setting.baseline = baseline?.address(texts.language)
        setting.digest = digest?.hexadecimal
        return PlanShow.Model(
            result, year: name.number, town: town, minimums: minimums, setting: setting,
            names: content.planChoices(texts), texts)
    }

    private var minimums: [TargetMinimum] {
        content.minimums(of: name.slug, country: result.plan.country, plan: name.number)
    }

    private var inventories: [Fact] {
        [("plan.fact.baseline", baseline), ("plan.fact.latest", latest)].compactMap { key, inventoried in
            inventoried.map { fact(texts.text(key), $0) }
        }
    }

    private func fact(_ name: String, _ inventoried: PlanDesk.Inventoried) -> Fact {
        let inventory = inventoried.result.inventory
        let total = inventoried.result.total.emission
        let words = texts.text(
            "plan.fact.inventory",
            [
                "year": .plain(inventory.year.number),
                "value": .text(
                    total.known == 0
                        ? texts.text("figure.unknown")
                        : texts.quantity(texts.figure(total.value.value), "t\(inventory.accounting.basis.rawValue)")),
            ])
        return Fact(
            name,
            [
                .link(Link(words, inventoried.address(texts.language))),
                .soft(texts.completeness(total)),
            ])
    }

    /// The page to print; `?pdf=missing` says why it came instead of a PDF.
    func report(_ request: Request, madeAt time: Int64) -> PlanReportPage {
        var model = PlanReportPage.Model(self.model(), madeAt: time, texts)
        if request.uri.queryParameters.get("pdf") == "missing" { model.missingEngine = ReportEngine.installation }
        return PlanReportPage(model)
    }

    /// The plan as a PDF, as the table of its actions, as data, or as the folder that the check reads.
    func reply(_ kind: String) async throws -> Response {
        switch kind {
        case "csv":
            return Response(.ok, .csv, ActionTable.csv(result.plan.actions), download: "\(name.text)-actions.csv")
        case "json": return Response(.ok, .json, try PublishedJSON.encode(PlanReport(result, texts: texts)))
        case "zip":
            return Response(
                .ok, .octets, try PlanFolder(result.plan, content.signatory(name.slug), name).zip(),
                download: "\(name.text).zip")
        default:
            let document = PlanPDF(
                result, town: town, year: name.number, facts: reportFacts, digest: digest?.hexadecimal,
                minimums: minimums, names: codeNames, texts: texts)
            return try await Typesetting.reply(named: "\(name.text).pdf", orPrinting: "\(base)/report") {
                engine throws(ReportFailure) in
                try document.bytes(engine: engine)
            }
        }
    }

    /// The inventories in words, for the report.
    private var reportFacts: [(name: String, words: String)] {
        inventories.map { fact in
            let words = fact.parts.compactMap { part -> String? in
                switch part {
                case .words(let words), .soft(let words), .strong(let words), .code(let words): words
                case .link(let link): link.words
                case .mark(let mark): mark.word
                case .inserted, .deleted, .meter: nil
                }
            }
            return (fact.name, words.joined(separator: " · "))
        }
    }

    /// What codes of hazards and vulnerable sectors are called.
    private var codeNames: [String: String] {
        let codes = content.planCodes.codes(.hazard) + content.planCodes.codes(.vulnerableSector)
        return Dictionary(codes.map { ($0.code, $0.names[texts.language] ?? $0.code) }) { first, _ in first }
    }
}
