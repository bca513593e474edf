import Accounts
import Cities
import Findings
import Inventories
import Ledger
import Localization
import Pages
import Plans

/// Plans, for those who look at their saves.
struct PlanHistory: HistoryDocuments {
    typealias Content = Plan

    let plans: PlanDesk

    static let path = "work/plans/{document}"
    var shape: DocumentShape { Plan.documentShape }
    var ledger: any LedgerStore { plans.desk.ledger }
    private var documents: TownDocuments<Plan> { plans.documents }

    private func name(_ text: String) throws -> TownDocumentName { try TownDocuments<Plan>.name(text) }

    func document(_ name: String) throws -> DocumentID { documents.id(try self.name(name)) }
    func address(_ name: String, _ language: Language) -> String { Address(language).plan(name) }
    func checkReading(_ name: String, _ actor: Actor) async throws { try await check(.readDrafts, name, actor) }
    func check(_ right: Right, _ name: String, _ actor: Actor) async throws {
        try await documents.check(right, try self.name(name), actor)
    }
    func authorship(on name: String, _ actor: Actor, for right: Right, reason: String?) async throws -> Authorship {
        try await documents.authorship(on: try self.name(name), actor, for: right, reason: reason)
    }
    func may(_ right: Right, _ name: String, _ actor: Actor) async throws -> Bool {
        try await actor.may(right, in: documents.town(of: try self.name(name)))
    }
    func title(_ name: String, _ head: Revision, _ texts: Texts) throws -> String {
        let name = try self.name(name)
        let town = plans.content.name(of: name.slug, texts.language)
        return texts.text(
            "plan.title",
            ["town": .text(try town ?? Plan.read(from: head).town.name), "year": .plain(name.number)])
    }
    func accepted(_ name: String) async throws -> Revision? {
        try await ledger.head(of: DocumentID(kind: Plan.publishedKind, name: name))
    }
    func figures(
        _ name: String, from before: Revision, to after: Revision, _ texts: Texts
    ) async throws -> RecalculationTables? { nil }
    func total(_ revision: Revision, _ texts: Texts) throws -> FigureItem? {
        FigureItem(
            ActionSums(try Plan.read(from: revision).countedActions).reduction, unit: "t", range: nil, address: nil,
            texts)
    }
    func words(_ texts: Texts) -> any DocumentWords { PlanPartWords(texts: texts) }
    func restore(_ number: Int, of name: String, by authorship: Authorship) async throws {
        let name = try self.name(name)
        let earlier = try Plan.read(from: try await ledger.revision(number, of: documents.id(name)))
        let head = try await documents.open(name)
        _ = try await documents.save(earlier, as: name, basedOn: head.revision.digest, by: authorship)
    }
}
