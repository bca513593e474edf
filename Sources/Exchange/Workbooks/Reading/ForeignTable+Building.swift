import Findings
import Inventories
import Localization

extension ForeignTableSearch {
    /// Puts a matrix into lines.
    struct Builder {
        let words: WorkbookWords
        let caption: ForeignTable.Caption
        /// Rows whose label names a sector.
        private(set) var sectors = 0
        private var records: [CSVTable.Record] = []
        private var places: [Int: (row: Int, column: Int)] = [:]
        private var broken: [SpreadsheetCell] = []
        private var lacksUnit = false
        private var sector = ""
        /// The lines of a row for a whole group, until rows of its sectors show that it is their sum.
        private var groupLines: (group: Sector.Group, indices: [Int])?

        init(words: WorkbookWords, caption: ForeignTable.Caption) {
            self.words = words
            self.caption = caption
        }

        /// Takes one row: its label or labels, then an amount under each heading.
        mutating func add(
            _ row: SpreadsheetRow, labels: Range<Int>, heads: [(column: Int, word: String, unit: String?)]
        ) {
            let texts = labels.compactMap { column -> String? in
                if case .text(let text) = row[column] { text.trimmedOfSpaces } else { nil }
            }.filter { !$0.isEmpty && !isNumbering($0) }
            let label = texts.first ?? ""
            let sense = words.vocabulary.sector(label)
            let isSum = sense?.kind == .total || isSumByFirstWord(label)
            if words.sector(label) != nil { sectors += 1 }
            if !label.isEmpty { sector = label }
            guard !sector.isEmpty else { return }
            if let own = words.sector(label), sense?.kind != .macro, own.group == groupLines?.group { markGroupAsSum() }
            let first = records.count
            for head in heads {
                guard let cell = row.cell(inColumn: head.column) else { continue }
                if cell.isBroken { broken.append(cell) }
                guard cell.value.words != nil else { continue }
                append(cell, head, subsector: texts.dropFirst().first ?? "", isSum: isSum)
            }
            if sense?.kind == .macro, let group = sense?.sector?.group, records.count > first {
                groupLines = (group, Array(first..<records.count))
            }
        }

        private mutating func append(
            _ cell: SpreadsheetCell, _ head: (column: Int, word: String, unit: String?), subsector: String, isSum: Bool
        ) {
            let row = records.count + 2
            let unit = head.unit ?? caption.unit ?? ""
            if unit.isEmpty { lacksUnit = true }
            let text = ForeignTableSearch.text(cell.value)
            records.append(
                CSVTable.Record(
                    row: row, line: row, fields: [sector, subsector, head.word, text, unit, isSum ? "subtotal" : ""]))
            places[row] = (cell.row, cell.column)
        }

        private mutating func markGroupAsSum() {
            for index in groupLines?.indices ?? [] { records[index].fields[5] = "subtotal" }
            groupLines = nil
        }

        /// "1", "1.2", "A." before the words of a row.
        private func isNumbering(_ text: String) -> Bool {
            text.count <= 4 && text.allSatisfy { $0.isNumber || ".)".contains($0) || ($0.isLetter && text.count <= 2) }
        }

        private func isSumByFirstWord(_ label: String) -> Bool {
            let first = label.split(whereSeparator: { $0.isWhitespace || $0 == ":" }).first.map(String.init) ?? ""
            return words.vocabulary.sector(first)?.kind == .total
        }

        func table(_ sheet: SpreadsheetFile.Sheet) -> ForeignTable {
            ForeignTable(
                sheet: sheet, caption: caption,
                lines: CSVTable(
                    header: ["sector", "subsector", "carrier", "value", "unit", "row_type"], records: records),
                places: places, isLong: false, lacksUnit: lacksUnit, broken: broken)
        }
    }
}
