import Cities
import Cryptography
import Exchange
import Findings
import Foundation
package import Inventories
package import Ledger
import Localization
import Pages
import Quantities
import ReferenceData
import Statistics

/// What is published, computed once for a state of the ledger: what ships, and what the ledger's documents say instead.
package struct SiteContent: Sendable {
    let shipped: ShippedContent
    let documents: PublishedDocuments
    /// Documents of the ledger that cannot be read and were left out.
    package let unread: [DocumentID]
    private let register: PublishedRegister
    let plans: PublishedPlans
    let reports: PublishedReports
    /// Coordinators and supporters with their towns, by name.
    let parties: [PartyMembership]
    private let published: PublishedInventories
    let search: TownSearch
    /// What statistics are made from.
    let covenant: CovenantSnapshot
    /// Figures that were asked of it lately.
    let figures = RecentAnswers<FigureQuestion, CovenantFigures>(limit: 64)
    /// Changes between inventories that were asked for lately; they follow from what ships, whatever is published.
    let trends: RecentAnswers<InventoryPair, Estimate?>
    /// The published inventories as each language orders them.
    private let orders = RecentAnswers<Language, [PublishedInventory]>(limit: Language.allCases.count)
    /// Territories by their names.
    let territories: TerritoryDirectory
    private let placeBySlug: [String: Int]
    private let texts: [Language: Texts]

    /// Loads what ships; `register` replaces the register by another file of the same columns.
    static func load(register: String? = nil) throws -> SiteContent {
        try SiteContent(ShippedContent.load(register: register))
    }

    /// Loads what ships and what a ledger says instead.
    package static func load(
        register: String? = nil, from ledger: (any LedgerStore)?
    ) async throws -> SiteContent {
        let shipped = try ShippedContent.load(register: register)
        guard let ledger else { return try SiteContent(shipped) }
        return try SiteContent(shipped, try await PublishedDocuments.read(ledger))
    }

    /// Computes what is published; what an earlier content has computed of the same documents is taken over.
    init(_ shipped: ShippedContent, _ documents: PublishedDocuments = .none, after earlier: SiteContent? = nil) throws {
        self.shipped = shipped
        self.documents = documents
        let ofSameTables = earlier.flatMap { $0.shipped.digest == shipped.digest ? $0 : nil }
        trends = ofSameTables?.trends ?? RecentAnswers(limit: 64)
        let register = try PublishedRegister(shipped, documents, after: earlier?.register)
        let sources = PublishedSources(shipped, documents)
        let plans = PublishedPlans(documents, after: earlier?.plans)
        let reports = PublishedReports(documents, after: earlier?.reports)
        let written = PublishedParties(documents)
        unread = register.unread + sources.unread + plans.unread + reports.unread + written.unread
        self.register = register
        self.plans = plans
        self.reports = reports
        let signatories = register.signatories
        let ofSameRegister = earlier.flatMap { $0.register.digest == register.digest ? $0 : nil }
        parties = PartyMembership.all(of: signatories, written: written.parties)
        placeBySlug = Dictionary(signatories.enumerated().map { ($1.slug, $0) }) { first, _ in first }
        search = ofSameRegister?.search ?? TownSearch(signatories)
        let texts = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, shipped.catalogue.texts($0)) })
        self.texts = texts
        published =
            if let earlier, earlier.published.digest == sources.digest {
                earlier.published
            } else {
                PublishedInventories(sources, shipped.library)
            }
        covenant = CovenantSnapshot(
            signatories: signatories, inventories: published.reported, plans: plans.stated, reports: reports.stated,
            regions: shipped.regions, listedRegions: register.listedRegions, findings: register.findings,
            calendar: shipped.calendar)
        // Which territories there are, and how they are called, follows from the register.
        territories =
            if let known = ofSameRegister?.territories {
                known
            } else {
                TerritoryDirectory(covenant, regionNames: try shipped.library.regionNames(of: shipped.regions)) {
                    texts[$0] ?? shipped.catalogue.texts($0)
                }
            }
    }

    /// The towns of the register.
    var signatories: [Signatory] { register.signatories }
    /// What is doubtful in the towns' rows.
    var findings: [Signatory.ID: [Finding]] { register.findings }

    var library: ReferenceLibrary { shipped.library }
    var catalogue: Catalogue { shipped.catalogue }
    var workbookNames: WorkbookNames { shipped.workbookNames }
    var planCodes: PlanCodes { shipped.planCodes }
    var actionWords: ActionWords { shipped.actionWords }
    var outlines: Outlines { shipped.outlines }

    /// The words of a language.
    func texts(_ language: Language) -> Texts { texts[language] ?? Texts(language, Catalogue()) }

    /// The signatory that an address names.
    func signatory(_ slug: String) -> Signatory? { placeBySlug[slug].map { signatories[$0] } }

    /// The published inventories, by town, then by year.
    var inventories: [PublishedInventory] { published.all }

    /// The published inventories of a town, oldest first.
    func inventories(of slug: String) -> [PublishedInventory] { published.ofTown(slug) }

    /// The published inventories in the order of their towns' names in a language, then of their years.
    ///
    /// Only names and years are looked at: examining all of them takes a while, and of most nobody asks.
    func inventoriesByName(_ language: Language) -> [PublishedInventory] {
        orders.answer(to: language) {
            let towns = published.towns.sorted().map { (slug: $0, name: name(of: $0, language) ?? $0) }
            return AlphabetOrder(language).sorted(towns) { $0.name }.flatMap { published.ofTown($0.slug) }
        }
    }

    /// The inventories that were published last.
    func newestInventories(_ count: Int) -> [PublishedInventory] { published.newest(count) }

    /// Towns that have a published inventory.
    var withInventory: Set<String> { published.towns }

    /// Examines an inventory as one among those that are published.
    var examine: ExamineInventory { published.examine }

    /// Names the published inventories that others are compared with.
    var peersDigest: Digest { published.digest }

    /// A town's name in a language.
    func name(of slug: String, _ language: Language) -> String? {
        if let signatory = signatory(slug) { return signatory.name.inLanguage(language) }
        let inventory = inventories(of: slug).first
        return inventory?.names?[language.rawValue] ?? inventory?.inventory.town.name
    }

    /// The name of a published inventory's town in a language.
    func townName(of published: PublishedInventory, _ language: Language) -> String {
        published.names?[language.rawValue] ?? name(of: published.slug, language) ?? published.slug
    }

    /// The countries of the register, in the order of their codes.
    var countries: [String] { Set(signatories.map(\.country)).sorted() }
}

extension SiteContent {
    /// The release of the data, as the foot of each page names it: the register's and the inventories' digest.
    var dataVersion: String {
        let hashes = inventories.flatMap { $0.inventory.files.map(\.sha256) }.joined()
        let heads = documents.digest.map { " \($0.hexadecimal)" } ?? ""
        return String(
            Digest.sha256(Array("\(signatories.count) \(hashes)\(heads)".utf8)).hexadecimal.prefix(12))
    }

    /// Examines an inventory of a town against what the town and others have published.
    func examined(
        _ inventory: Inventory, of slug: String, findings: [Finding] = [], draws: Int = 10_000
    ) -> InventoryResult {
        let others = inventories(of: slug).map(\.result).filter { $0.inventory.year != inventory.year }
        return examine(
            inventory, findings: findings, adhesionPopulation: signatory(slug)?.population, previous: others,
            draws: draws)
    }

    /// How rows of inventories are made from this content, which is known to be right up to a position in the ledger.
    package func projection(upTo position: Int64? = nil) -> InventoryProjection {
        let parts = ["\(InventoryProjection.function)", shipped.digest.hexadecimal, peersDigest.hexadecimal]
        let version = Digest.sha256(Array(parts.joined(separator: " ").utf8)).hexadecimal.prefix(32)
        return InventoryProjection(
            version: "\(InventoryProjection.function)-\(version)", position: position ?? documents.position,
            country: { signatory($0)?.country },
            names: { slug in
                guard let name = signatory(slug)?.name else { return [] }
                return [name.published, name.russian, name.kazakh].compactMap(\.self)
            },
            examine: { inventory, document in
                if let (slug, year) = InventoryDocument.town(ofPublished: document) {
                    let known = inventories(of: slug).first { $0.inventory.year.number == year }
                    if let known, known.inventory == inventory { return known.result }
                    return examined(inventory, of: slug, draws: 0)
                }
                let slug = InventoryDocument.town(of: document)?.slug ?? document.name
                return examined(inventory, of: slug, draws: 0)
            })
    }
}
