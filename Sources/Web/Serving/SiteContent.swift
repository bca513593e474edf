import Cities
import Cryptography
import Exchange
import Findings
import Foundation
import Inventories
import Ledger
import Localization
import Pages
import Quantities
import ReferenceData

/// What is published, computed once when the server starts.
struct SiteContent: Sendable {
    /// A published inventory and its town's names.
    struct Published: Sendable {
        let slug: String
        let names: [String: String]
        let result: InventoryResult
    }

    let library: ReferenceLibrary
    let catalogue: Catalogue
    let workbookNames: WorkbookNames
    let examine: ExamineInventory
    let signatories: [Signatory]
    private let placeBySlug: [String: Int]
    let findings: [Signatory.ID: [Finding]]
    let inventories: [Published]
    let outlines: Outlines
    private let texts: [Language: Texts]

    /// Loads what ships; `register` replaces the register by another file of the same columns.
    static func load(register: String? = nil) throws -> SiteContent {
        let library = try ReferenceLibrary.load()
        let catalogues = try ResourceFolder.find(target: "Localization", folder: "Catalogues")
        let catalogue = try Catalogue(folder: catalogues.url)
        let signatories = try register.map { try library.signatories(path: $0) } ?? library.signatories()
        let findings = RegisterChecks(
            signatories: signatories, regions: try library.regions(),
            listedRegions: try library.listedRegions(of: signatories)
        ).findings()
        let assets = try ResourceFolder.find(target: "Pages", folder: "Assets")
        let svg = String(decoding: try assets.bytes("outlines.svg"), as: UTF8.self)
        return SiteContent(
            library: library, catalogue: catalogue, signatories: signatories, findings: findings,
            outlines: Outlines(svg: svg) ?? Outlines(width: 1, height: 1, lands: []),
            workbookNames: try library.workbookNames(),
            published: try library.publishedInventories())
    }

    private init(
        library: ReferenceLibrary, catalogue: Catalogue, signatories: [Signatory],
        findings: [Signatory.ID: [Finding]], outlines: Outlines, workbookNames: WorkbookNames,
        published: [ReferenceLibrary.Published]
    ) {
        self.library = library
        self.catalogue = catalogue
        self.workbookNames = workbookNames
        self.signatories = signatories
        self.findings = findings
        self.outlines = outlines
        placeBySlug = Dictionary(signatories.enumerated().map { ($1.slug, $0) }) { first, _ in first }
        texts = Dictionary(uniqueKeysWithValues: Language.allCases.map { ($0, catalogue.texts($0)) })
        let plain = library.examine()
        let peers = published.compactMap { published in
            PeerFigures(
                plain(published.inventory.value, draws: 0), population: published.inventory.value.town.population)
        }
        let examine = library.examine(peers: peers)
        self.examine = examine
        var earlier: [String: [InventoryResult]] = [:]
        inventories = published.map { published in
            let result = examine(
                published.inventory.value, findings: published.inventory.findings,
                previous: earlier[published.slug] ?? [])
            earlier[published.slug, default: []].append(result)
            return Published(slug: published.slug, names: published.names, result: result)
        }
    }

    /// The words of a language.
    func texts(_ language: Language) -> Texts { texts[language] ?? Texts(language, Catalogue()) }

    /// The signatory that an address names.
    func signatory(_ slug: String) -> Signatory? { placeBySlug[slug].map { signatories[$0] } }

    /// The published inventories of a town, oldest first.
    func inventories(of slug: String) -> [Published] { inventories.filter { $0.slug == slug } }

    /// Towns that have a published inventory.
    var withInventory: Set<String> { Set(inventories.map(\.slug)) }

    /// A town's name in a language.
    func name(of slug: String, _ language: Language) -> String? {
        if let signatory = signatory(slug) { return signatory.name.inLanguage(language) }
        return inventories.first { $0.slug == slug }?.names[language.rawValue]
    }

    /// The countries of the register, in the order of their codes.
    var countries: [String] { Set(signatories.map(\.country)).sorted() }
}

extension SiteContent {
    /// The release of the data, as the foot of each page names it: the register's and the inventories' digest.
    var dataVersion: String {
        let hashes = inventories.flatMap { $0.result.inventory.files.map(\.sha256) }.joined()
        return String(Digest.sha256(Array("\(signatories.count) \(hashes)".utf8)).hexadecimal.prefix(12))
    }
}
