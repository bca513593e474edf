package import Findings

/// A workbook opened for reading, sheet by sheet and row by row.
///
/// Nothing in it is trusted, computed or executed: formulas give the values saved with them, and what
/// cannot be read becomes a finding. Sheets that can be read are read even where others cannot.
package final class SpreadsheetReader {
    /// A sheet as the workbook lists it.
    package struct SheetName: Hashable, Sendable {
        /// The name on its tab.
        package var name: String
        /// Whether it is out of sight.
        package var isHidden: Bool
        /// The part it is kept in.
        var part: String
    }

    /// What is known of a sheet once all its rows are read.
    package struct SheetShape: Equatable, Sendable {
        /// The block of cells the sheet declares to use.
        package var dimension: SpreadsheetRange?
        /// Cells joined into one.
        package var mergedRanges: [SpreadsheetRange] = []
        /// Whether it was read to its end.
        package var isComplete = false
    }

    /// The sheets in the order of their tabs.
    package private(set) var sheets: [SheetName] = []
    /// What a person should look at, sheets included once they are read.
    package var findings: [Finding] { collected.list }
    /// Names given to cells.
    package private(set) var definedNames: [SpreadsheetDefinedName] = []
    /// Properties that a program added of its own, by name.
    package private(set) var customProperties: [String: String] = [:]
    /// Title, creator and other usual properties, by the name of their element.
    package private(set) var documentProperties: [String: String] = [:]
    /// Whether it carries macros; they are never executed.
    package private(set) var isMacroEnabled = false

    private let limits: SpreadsheetLimits
    private var collected: SpreadsheetFindings
    private var archive: SpreadsheetArchive?
    private var countsFrom1904 = false
    private var formats: [SpreadsheetNumberFormat] = []
    private var strings: [String] = []

    /// Opens a file; `name` is what findings call it.
    package convenience init(path: String, name: String? = nil, limits: SpreadsheetLimits = SpreadsheetLimits()) {
        let last = path.split(separator: "/").last.map(String.init)
        self.init(.path(path), name: name ?? last, limits: limits)
    }

    /// Opens a file held in memory.
    package convenience init(bytes: [UInt8], name: String?, limits: SpreadsheetLimits = SpreadsheetLimits()) {
        self.init(.memory(bytes), name: name, limits: limits)
    }

    private init(_ source: SpreadsheetFileBytes, name: String?, limits: SpreadsheetLimits) {
        self.limits = limits
        collected = SpreadsheetFindings(file: name, limit: limits.findingsOfOneCode)
        if let archive = open(source), isWithinLimits(archive) {
            self.archive = archive
            readWorkbook(archive)
        }
    }

    /// Reads the rows of a sheet that hold something, from top to bottom.
    ///
    /// The row is used again for the next one: keeping its cells copies them.
    @discardableResult
    package func forEachRow<Failure: Error>(
        in sheet: SheetName, _ body: (SpreadsheetRow) throws(Failure) -> Void
    ) throws(Failure) -> SheetShape {
        guard let archive, let part = archive.part(named: sheet.part) else { return SheetShape() }
        guard let stream = stream(of: part) else { return SheetShape() }
        var scanner = SpreadsheetRowScanner(SpreadsheetXML(stream), context: context(of: sheet))
        var row = SpreadsheetRow(number: 0)
        var isComplete = false
        while true {
            do {
                guard try scanner.next(&row) else {
                    isComplete = true
                    break
                }
            } catch {
                collected.add(error, part: part.name, sheet: sheet.name)
                break
            }
            try body(row)
        }
        collected.add(contentsOf: scanner.findings)
        return SheetShape(
            dimension: scanner.dimension, mergedRanges: scanner.mergedRanges, isComplete: isComplete)
    }

    private func stream(of part: SpreadsheetArchive.Part) -> SpreadsheetPartStream? {
        do {
            return try archive?.open(part)
        } catch {
            collected.add(error, part: part.name)
            return nil
        }
    }

    private func context(of sheet: SheetName) -> SpreadsheetSheetContext {
        SpreadsheetSheetContext(
            name: sheet.name, part: sheet.part, strings: strings, formats: formats, countsFrom1904: countsFrom1904,
            limits: limits)
    }
}

// -- opening: is it a workbook, and is it safe to unpack?

extension SpreadsheetReader {
    private func open(_ source: SpreadsheetFileBytes) -> SpreadsheetArchive? {
        guard let size = source.count else {
            collected.add("file.unreadable", .error)
            return nil
        }
        guard size <= limits.fileBytes else {
            collected.add("file.too-large", .error, ["bytes": .count(size), "limit": .count(limits.fileBytes)])
            return nil
        }
        let kind = SpreadsheetKind(start: source.read(at: 0, count: min(size, 4096))) { source.isEncrypted }
        switch kind {
        case .empty: collected.add("file.empty", .error)
        case .encrypted: collected.add("file.encrypted", .error)
        case .archive:
            if let archive = source.archive() { return archive }
            if source.hasArchiveEnd {
                collected.add("file.damaged-part", .error, ["part": .text("zip"), "reason": .text("directory")])
            } else {
                collected.add("file.truncated", .error)
            }
        default: collected.add("file.not-a-workbook", .error, ["kind": .text(kind.rawValue)])
        }
        return nil
    }

    /// Weighs what the archive declares; each part is held to its declaration while it is unpacked.
    private func isWithinLimits(_ archive: SpreadsheetArchive) -> Bool {
        func refuse(_ reason: String, _ found: Int, _ limit: Int) -> Bool {
            collected.add(
                "file.unpacks-too-large", .error,
                ["reason": .text(reason), "found": .count(found), "limit": .count(limit)])
            return false
        }
        guard archive.parts.count <= limits.entries else {
            return refuse("entries", archive.parts.count, limits.entries)
        }
        var total: UInt64 = 0
        for part in archive.parts {
            let (sum, overflow) = total.addingReportingOverflow(part.unpackedBytes)
            total = overflow ? .max : sum
            let ratio = part.unpackedBytes / max(1, part.packedBytes)
            if part.unpackedBytes > UInt64(limits.ratioFloorBytes), ratio > UInt64(limits.ratio) {
                return refuse("ratio", Int(clamping: ratio), limits.ratio)
            }
        }
        guard total <= UInt64(limits.unpackedBytes) else {
            return refuse("bytes", Int(clamping: total), limits.unpackedBytes)
        }
        return true
    }
}

// -- the small parts

extension SpreadsheetReader {
    private func readWorkbook(_ archive: SpreadsheetArchive) {
        if archive.parts.contains(where: \.isEncrypted) {
            collected.add("file.encrypted", .error)
            return
        }
        guard let part = workbookPart(archive) else {
            collected.add("file.not-a-workbook", .error, ["kind": .text(archive.kindWithoutWorkbook)])
            return
        }
        lookForGuests(archive)
        guard
            let workbook = read(
                part,
                { xml throws(SpreadsheetPartFailure) in
                    try SpreadsheetWorkbook(xml, limit: limits.entries)
                })
        else { return }
        countsFrom1904 = workbook.countsFrom1904
        definedNames = workbook.definedNames
        let folder = part.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).dropLast().joined(separator: "/")
        let relationships = relationships(of: part.name, archive: archive)
        readSupport(archive, folder: folder, relationships: relationships)
        listSheets(workbook, archive: archive, relationships: relationships)
    }

    /// Follows the archive's first relationship to the workbook, else takes the usual name.
    private func workbookPart(_ archive: SpreadsheetArchive) -> SpreadsheetArchive.Part? {
        if archive.part(named: "_rels/.rels") != nil {
            let named = relationships(of: "", archive: archive).first { $0.type == "officeDocument" }
            if let named, let part = archive.part(named: named.target), named.target.lowercased().hasSuffix(".xml") {
                guard !["word/", "ppt/"].contains(where: { named.target.hasPrefix($0) }) else { return nil }
                return part
            }
        }
        return archive.part(named: "xl/workbook.xml")
    }

    private func lookForGuests(_ archive: SpreadsheetArchive) {
        let names = archive.parts.map { $0.name.lowercased() }
        isMacroEnabled = names.contains { $0.hasSuffix("vbaproject.bin") }
        if isMacroEnabled { collected.add("file.macros", .warning) }
        let links = names.filter { $0.contains("externallinks/") && !$0.contains("_rels") && $0.hasSuffix(".xml") }
        if !links.isEmpty { collected.add("file.external-links", .warning, ["count": .count(links.count)]) }
    }

    private func relationships(
        of name: String, archive: SpreadsheetArchive
    ) -> [SpreadsheetWorkbook.Relationship] {
        var pieces = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).map(String.init)
        let last = pieces.popLast() ?? ""
        let folder = pieces.joined(separator: "/")
        guard let part = archive.part(named: folder + "/_rels/" + last + ".rels") else { return [] }
        return read(part) { xml throws(SpreadsheetPartFailure) in
            try SpreadsheetWorkbook.relationships(xml, folder: folder)
        } ?? []
    }

    private func readSupport(
        _ archive: SpreadsheetArchive, folder: String, relationships: [SpreadsheetWorkbook.Relationship]
    ) {
        func part(_ type: String, _ name: String) -> SpreadsheetArchive.Part? {
            let target = relationships.first { $0.type == type }?.target
            return target.flatMap(archive.part(named:)) ?? archive.part(named: folder + "/" + name)
        }
        if let styles = part("styles", "styles.xml") {
            formats =
                read(styles) { xml throws(SpreadsheetPartFailure) in try SpreadsheetWorkbook.formats(xml) } ?? []
        }
        if let shared = part("sharedStrings", "sharedStrings.xml") {
            strings =
                read(shared) { xml throws(SpreadsheetPartFailure) in
                    try SpreadsheetWorkbook.sharedStrings(xml, limit: limits.cells)
                } ?? []
        }
        customProperties = properties("docProps/custom.xml", archive)
        documentProperties = properties("docProps/core.xml", archive)
    }

    private func properties(_ name: String, _ archive: SpreadsheetArchive) -> [String: String] {
        guard let part = archive.part(named: name) else { return [:] }
        return read(part) { xml throws(SpreadsheetPartFailure) in try SpreadsheetWorkbook.properties(xml) } ?? [:]
    }

    private func listSheets(
        _ workbook: SpreadsheetWorkbook, archive: SpreadsheetArchive,
        relationships: [SpreadsheetWorkbook.Relationship]
    ) {
        for sheet in workbook.sheets {
            let relationship = relationships.first { $0.identifier == sheet.relationship }
            // Sheets of charts, dialogs and old macros hold no cells.
            if let relationship, !["worksheet", ""].contains(relationship.type) { continue }
            guard let relationship, archive.part(named: relationship.target) != nil else {
                collected.add(
                    "file.damaged-part", .error, sheet: sheet.name,
                    ["part": .text(relationship?.target ?? sheet.name), "reason": .text("missing")])
                continue
            }
            sheets.append(SheetName(name: sheet.name, isHidden: sheet.isHidden, part: relationship.target))
        }
    }

    /// Reads a small part whole; a part that fails is a finding and gives nothing.
    private func read<Value>(
        _ part: SpreadsheetArchive.Part,
        _ body: (consuming SpreadsheetXML) throws(SpreadsheetPartFailure) -> Value
    ) -> Value? {
        guard let stream = stream(of: part) else { return nil }
        do {
            return try body(SpreadsheetXML(stream))
        } catch {
            collected.add(error, part: part.name)
            return nil
        }
    }
}
