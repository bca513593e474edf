import Cryptography
import Findings
import Inventories
import Ledger
package import Localization

extension InventoryEdit.Model {
    /// Demokent's inventory, half filled.
    package static func sample(_ texts: Texts) -> Self {
        typealias Fuel = InventoryEdit.FuelChoice
        let fuels = [
            Fuel("coal_sample", "Demokent coal", carrier: "coal"),
            Fuel("gas_sample", "Demokent gas", carrier: "natural_gas"),
        ]
        var result = Demokent.monitoring
        result.findings.append(
            Finding(
                "C01", .error, at: Place(field: "line.r3.amount"),
                details: [
                    "value": .quantity(-5, unit: "MWh"), "sector": .term("sector.public_lighting"),
                    "carrier": .term("carrier.electricity"),
                ]))
        for index in result.inventory.records.indices { result.inventory.records[index].place = Place() }
        return Self(
            result, document: "demokent-2022", revision: Demokent.sha256, savedAt: 1_795_262_520, csrf: "t",
            choices: Choices(fuels: fuels, countries: ["KZ", "UA"], texts), rowSeed: "4", texts)
    }
}

extension UploadForm.Model {
    /// The form after a file that was no workbook.
    package static func sample(_ texts: Texts) -> Self {
        let finding = Finding("file.empty", .error, at: Place(file: "demokent.xlsx"))
        return Self(
            csrf: "t", limitMegabytes: 20, findings: [finding], workbook: WorkbookForm.Model.sample(texts), texts)
    }
}

extension UploadResult.Model {
    /// A file that was understood, with something to correct.
    package static func sample(_ texts: Texts) -> Self {
        Self(
            fileName: Demokent.file, size: 48_200, sha256: Demokent.sha256, result: Demokent.monitoring,
            findings: Demokent.monitoring.findings, document: "demokent-2022", texts)
    }

    /// A file that could not be read.
    package static func unreadSample(_ texts: Texts) -> Self {
        Self(
            fileName: "photo.xlsx", size: 0, sha256: Demokent.sha256, result: nil,
            findings: [Finding("file.empty", .error, at: Place(file: "photo.xlsx"))], document: nil, texts)
    }
}

extension PackageForm.Model {
    /// The form after a picture was given.
    package static func sample(_ texts: Texts) -> Self {
        let finding = Finding("package.kind", .error, at: Place(file: "photo.jpg"))
        return Self(csrf: "t", limitMegabytes: 20, findings: [finding], hasAccounts: true, texts)
    }
}

extension PackageResult.Model {
    /// A package of which most came in.
    package static func sample(_ texts: Texts) -> Self {
        var merged = PackageResult.Document("demokent-2022", .merged(12))
        merged.title = "Demokent, 2022"
        merged.conflicts = 2
        var followed = PackageResult.Document("demokent-2021", .followed(1))
        followed.title = "Demokent, 2021"
        var adopted = PackageResult.Document("ulgi-2021", .adopted)
        adopted.title = "Ulgi, 2021"
        adopted.awaits = true
        let place = Place(file: "demokent.qala")
        return Self(
            fileName: "demokent.qala", origin: .init(isOurs: false, time: 1_795_262_520),
            documents: [merged, followed, adopted, PackageResult.Document("signatory/demokent", .nothingNew)],
            findings: [
                Finding("package.unknown-key", .warning, at: place),
                Finding(
                    "package.others-word", .error, at: place,
                    details: ["document": .text("demokent-2020"), "number": .plain(3)]),
                Finding("package.not-allowed", .error, at: place, details: ["document": .text("probna-2022")]),
            ], texts)
    }

    /// A file of which nothing came in.
    package static func refusedSample(_ texts: Texts) -> Self {
        Self(
            fileName: "demokent.qala", origin: nil, documents: [],
            findings: [Finding("package.forged", .error, at: Place(file: "demokent.qala"))], texts)
    }
}

extension WorkbookForm.Model {
    /// A workbook for Demokent.
    package static func sample(_ texts: Texts) -> Self {
        Self(town: "Demokent", country: "KZ", year: 2022, countries: ["KZ", "UA"], texts)
    }
}

extension WorkNew.Model {
    /// A document to begin.
    package static func sample(_ texts: Texts) -> Self {
        Self(csrf: "t", form: WorkbookForm.Model.sample(texts))
    }
}

extension WorkList.Model {
    /// One document.
    package static func sample(_ texts: Texts) -> Self { Self(.sample([.demokent]), texts) }

    /// A page of many, among them one that cannot be read.
    package static func longSample(_ texts: Texts) -> Self {
        let unread = ProjectedInventory(
            document: DocumentID(kind: InventoryDocument.kind, name: "demokent-2024"), slug: "demokent", country: "KZ",
            year: 2024, words: "demokent-2024", save: ProjectedInventory.demokent.save, content: .trouble(.newer))
        return Self(
            .sample([.demokent, unread], count: 62, all: 120),
            request: WorkList.Request(query: "demo", country: "KZ", page: 2), texts)
    }

    /// Nothing yet.
    package static func emptySample(_ texts: Texts) -> Self { Self(.sample([]), texts) }

    /// Nothing that fits.
    package static func narrowSample(_ texts: Texts) -> Self {
        Self(.sample([], all: 3), request: WorkList.Request(query: "almaty", year: 2022), texts)
    }
}

extension ProjectedInventories {
    fileprivate static func sample(
        _ rows: [ProjectedInventory], count: Int? = nil, all: Int? = nil
    ) -> ProjectedInventories {
        ProjectedInventories(
            rows: rows, count: count ?? rows.count, all: all ?? rows.count,
            unread: rows.count { $0.figures == nil }, countries: ["KZ", "UA"], years: [2024, 2022])
    }
}

extension ProjectedInventory {
    fileprivate static let demokent = ProjectedInventory(
        document: InventoryDocument.id(town: "demokent", year: 2022), slug: "demokent", country: "KZ", year: 2022,
        words: "demokent",
        save: Save(
            number: 4, digest: Digest.sha256([]), authorship: Authorship(author: "local", time: 1_795_262_520)),
        content: .figures(Figures(Demokent.monitoring)))
}
