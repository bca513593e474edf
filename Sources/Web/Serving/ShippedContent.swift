import Cities
import Cryptography
import Exchange
import Foundation
import Localization
import Pages
import ReferenceData

/// What ships with the program: loaded once, and the ground of every edition.
struct ShippedContent: Sendable {
    let library: ReferenceLibrary
    let catalogue: Catalogue
    let workbookNames: WorkbookNames
    let planCodes: PlanCodes
    let actionWords: ActionWords
    let outlines: Outlines
    let regions: [Region]
    /// What towns owe until when.
    let calendar: CovenantCalendar
    /// The register, as it ships or as it was given.
    let signatories: [Signatory]
    /// Whether the register was given and so goes before that of the ledger.
    let isGiven: Bool
    let inventories: [ReferenceLibrary.Published]
    /// Names the tables, and the register that was given.
    let digest: Digest

    /// Loads it; tables and texts that are at hand are not read again.
    static func load(
        register: String?, library: ReferenceLibrary? = nil, catalogue: Catalogue? = nil
    ) throws -> ShippedContent {
        let library = try library ?? ReferenceLibrary.load()
        let catalogues = try ResourceFolder.find(target: "Localization", folder: "Catalogues")
        let assets = try ResourceFolder.find(target: "Pages", folder: "Assets")
        let svg = String(decoding: try assets.bytes("outlines.svg"), as: UTF8.self)
        var bytes = try library.tableBytes().flatMap { Array($0.name.utf8) + $0.bytes }
        if let register { bytes += [UInt8](try Data(contentsOf: URL(fileURLWithPath: register))) }
        return ShippedContent(
            library: library, catalogue: try catalogue ?? Catalogue(folder: catalogues.url),
            workbookNames: try library.workbookNames(), planCodes: try library.planCodes(),
            actionWords: try library.actionWords(),
            outlines: Outlines(svg: svg) ?? Outlines(width: 1, height: 1, lands: []),
            regions: try library.regions(), calendar: try library.covenantCalendar(),
            signatories: try register.map { try library.signatories(path: $0) } ?? library.signatories(),
            isGiven: register != nil, inventories: try library.publishedInventories(),
            digest: Digest.sha256(bytes))
    }
}
