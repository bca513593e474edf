import Cryptography
package import Findings
package import Inventories
import Ledger
package import Localization
package import Quantities

/// What a workbook is written for.
package struct WorkbookRequest: Sendable {
    /// The town's name in the workbook's language.
    package var town: String
    /// ISO 3166-1 alpha-2 code of the country.
    package var country: String
    /// The inventory's year.
    package var year: Year
    /// What is filled in beforehand; nothing in an empty workbook.
    package var inventory: Inventory?
    /// The name the inventory is kept under, where it is kept.
    package var document: String?
    /// The reference tables.
    package var tables: FactorTables
    /// The names of fuels and countries.
    package var names: WorkbookNames
    /// The words of the workbook's language.
    package var texts: Texts
    /// When it was made, in seconds since 1970; given, so that equal requests give equal bytes.
    package var created: Int

    /// Asks for a workbook.
    package init(
        town: String, country: String, year: Year, inventory: Inventory? = nil, document: String? = nil,
        tables: FactorTables, names: WorkbookNames, texts: Texts, created: Int
    ) {
        self.town = town
        self.country = country
        self.year = year
        self.inventory = inventory
        self.document = document
        self.tables = tables
        self.names = names
        self.texts = texts
        self.created = created
    }

    /// The workbook's language.
    package var language: Language { texts.language }
}

/// Whose workbook is awaited; another town's or year's is reported.
package struct WorkbookExpectation: Hashable, Sendable {
    /// The town's name in every spelling that is right.
    package var towns: [String]
    /// ISO 3166-1 alpha-2 code of the country.
    package var country: String?
    /// The inventory's year.
    package var year: Year?
    /// The language of the person who gives it.
    package var language: Language?

    /// Awaits a workbook; what is left out may be anything.
    package init(towns: [String] = [], country: String? = nil, year: Year? = nil, language: Language? = nil) {
        self.towns = towns
        self.country = country
        self.year = year
        self.language = language
    }
}

/// The town's workbook: energy data in a spreadsheet that a person fills in and gives back.
package enum InventoryWorkbook {
    /// Writes an empty workbook, or one with an inventory filled in.
    ///
    /// Reading it back gives the same lines, plants, factors and choices with the same identifiers.
    package static func write(_ request: WorkbookRequest) throws(SpreadsheetWriteError) -> [UInt8] {
        var writing = try WorkbookWriting(request)
        return try writing.run()
    }

    /// Reads a workbook of ours in any of its languages, or what can be recognised in a town's own.
    ///
    /// The inventory is missing where nothing was recognised; the findings say why.
    package static func read(
        _ bytes: [UInt8], file: String, vocabulary: Vocabulary, catalogue: Catalogue, names: WorkbookNames,
        expecting: WorkbookExpectation = WorkbookExpectation(), limits: SpreadsheetLimits = SpreadsheetLimits()
    ) -> Checked<Inventory?> {
        let words = WorkbookWords(vocabulary: vocabulary, catalogue: catalogue, names: names)
        let book = SpreadsheetFile(bytes: bytes, name: file, limits: limits)
        guard !book.sheets.isEmpty else { return Checked(nil, findings: book.findings) }
        var reading = WorkbookReading(book: book, file: file, words: words, expecting: expecting)
        var inventory = reading.run()
        inventory?.files = [Inventory.SourceFile(name: file, sha256: Digest.sha256(bytes).hexadecimal)]
        // Joined cells of titles are no news; those over amounts are told by the reading.
        let others = book.findings.filter { $0.code != "cell.merged" }
        return Checked(inventory, findings: others + reading.findings)
    }
}
