import Accounts
import Cities
import Inventories
import Ledger
import Localization
import Pages
import Plans
import Quantities

/// Documents of one kind whose saves people look at, compare, decide about and go back to.
protocol HistoryDocuments: Sendable {
    associatedtype Content: LedgerContent

    /// How such documents fall into parts.
    var shape: DocumentShape { get }
    /// The store they are kept in.
    var ledger: any LedgerStore { get }

    /// The document that an address names.
    func document(_ name: String) throws -> DocumentID
    /// Where such documents lie: `work/{document}`.
    static var path: String { get }
    /// A document's own address.
    func address(_ name: String, _ language: Language) -> String
    /// Goes on only for those who may read a document's drafts.
    func checkReading(_ name: String, _ actor: Actor) async throws
    /// Goes on only for those who may do something in the town of a document.
    func check(_ right: Right, _ name: String, _ actor: Actor) async throws
    /// Under which names a change is written; refused for those who may not.
    func authorship(on name: String, _ actor: Actor, for right: Right, reason: String?) async throws -> Authorship
    /// Whether somebody may do something in the town of a document.
    func may(_ right: Right, _ name: String, _ actor: Actor) async throws -> Bool

    /// What a document is called, by its newest revision.
    func title(_ name: String, _ head: Revision, _ texts: Texts) throws -> String
    /// What of a document was accepted and everybody reads; `nil` where nothing was.
    func accepted(_ name: String) async throws -> Revision?
    /// What a document comes to by one revision and by another.
    func figures(
        _ name: String, from before: Revision, to after: Revision, _ texts: Texts
    ) async throws -> RecalculationTables?
    /// What a revision comes to, in one figure.
    func total(_ revision: Revision, _ texts: Texts) throws -> FigureItem?
    /// What parts and changes are called.
    func words(_ texts: Texts) -> any DocumentWords
    /// Saves an earlier state again.
    func restore(_ number: Int, of name: String, by authorship: Authorship) async throws
}

/// Inventories.
struct InventoryHistory: HistoryDocuments {
    typealias Content = Inventory

    let desk: Desk

    static let path = "work/{document}"
    var shape: DocumentShape { InventoryWords.shape }
    var ledger: any LedgerStore { desk.ledger }

    func document(_ name: String) -> DocumentID { desk.id(name) }
    func address(_ name: String, _ language: Language) -> String { Address(language).document(name) }
    func checkReading(_ name: String, _ actor: Actor) async throws { try await desk.checkReading(name, actor) }
    func check(_ right: Right, _ name: String, _ actor: Actor) async throws {
        try await desk.check(right, name, actor)
    }
    func authorship(on name: String, _ actor: Actor, for right: Right, reason: String?) async throws -> Authorship {
        try await desk.authorship(on: name, actor, for: right, reason: reason)
    }
    func may(_ right: Right, _ name: String, _ actor: Actor) async throws -> Bool {
        try await actor.may(right, in: desk.town(of: name))
    }
    func title(_ name: String, _ head: Revision, _ texts: Texts) throws -> String {
        let inventory = try desk.inventory(of: head)
        return "\(inventory.town.name), \(inventory.year)"
    }
    func total(_ revision: Revision, _ texts: Texts) throws -> FigureItem? {
        let result = try desk.result(of: revision)
        return FigureItem(
            result.total.emission, unit: "t\(result.inventory.accounting.basis.rawValue)", range: nil, address: nil,
            texts)
    }
    func accepted(_ name: String) async throws -> Revision? { try await desk.accepted(name) }
    func figures(
        _ name: String, from before: Revision, to after: Revision, _ texts: Texts
    ) async throws -> RecalculationTables? {
        let (old, new) = (try desk.result(of: before), try desk.result(of: after))
        let targets = try await targets(of: name).map {
            RecalculationTables.TargetChange($0, from: old, to: new)
        }
        return RecalculationTables(Recalculation(from: old, to: new), targets: targets, texts)
    }
    /// The targets of the town's plans that refer to an inventory; an accepted plan goes before the one worked on.
    private func targets(of name: String) async throws -> [Target] {
        guard let name = TownDocumentName(name) else { return [] }
        var targets: [Target] = []
        for commitment in Commitment.allCases {
            guard let year = Int(commitment.rawValue) else { continue }
            let held = try await ledger.planInForce(TownDocumentName(slug: name.slug, number: year))
            if let plan = held?.plan, plan.baselineYear?.number == name.number { targets += plan.targets }
        }
        return targets
    }
    func words(_ texts: Texts) -> any DocumentWords { InventoryWords(texts: texts) }
    func restore(_ number: Int, of name: String, by authorship: Authorship) async throws {
        let earlier = try await desk.open(name, revision: String(number))
        let head = try await desk.open(name)
        _ = try await desk.save(earlier.inventory, as: name, basedOn: head.revision.digest, by: authorship)
    }
}
