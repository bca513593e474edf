import Findings
package import Inventories
package import Localization
import Quantities

/// The matrix of sectors and carriers, with a sign for everything that is not a number.
package struct InventoryMatrix: Equatable, Sendable {
    /// What the cells hold.
    package enum Subject: String, Sendable, CaseIterable { case emissions, energy }

    /// One cell.
    package struct Entry: Equatable, Sendable {
        package var words: String
        /// What a sign means; `nil` for a number.
        package var meaning: String?
        package var address: String?
        /// How much the cell weighs, 0 to 4.
        package var weight: Int
        package var isUnknown: Bool
    }

    /// One sector.
    package struct Row: Equatable, Sendable {
        package var name: String
        package var cells: [Entry]
        package var total: String
    }

    /// Sectors of one kind.
    package struct Group: Equatable, Sendable {
        package var name: String
        package var rows: [Row]
    }

    package var subject: Subject
    package var label: String
    package var caption: String
    package var columns: [String]
    package var groups: [Group]
    package var totals: [String]
    package var total: String

    /// Reads the matrix out of a result.
    package init(_ result: InventoryResult, _ subject: Subject, base: String, _ texts: Texts) {
        self.subject = subject
        let unit = subject == .energy ? "MWh" : result.inventory.accounting.emissionUnit
        let carriers = Carrier.allCases.filter { carrier in
            result.lines.contains { $0.record.carrier == carrier && $0.record.entry.standing != .absent }
        }
        let sectors = Set(result.lines.map(\.record.sector))
        label = texts["matrix.\(subject.rawValue).label"]
        caption = texts["matrix.\(subject.rawValue).caption", ["unit": .text(texts.unit(unit))]]
        columns = carriers.map(texts.name)
        let reading = Reading(result: result, subject: subject, base: base, texts: texts)
        groups = Sector.Group.allCases.compactMap { group in
            let rows = Sector.allCases.filter { $0.group == group && sectors.contains($0) }.map { sector in
                Row(
                    name: texts.name(sector), cells: carriers.map { reading.entry(sector, $0) },
                    total: reading.words(result.bySector[sector]))
            }
            return rows.isEmpty ? nil : Group(name: texts["sector-group.\(group.rawValue)"], rows: rows)
        }
        totals = carriers.map { reading.words(result.byCarrier[$0]) }
        total = reading.words(result.total)
    }

    private struct Reading {
        let result: InventoryResult
        let subject: Subject
        let base: String
        let texts: Texts

        func words(_ subtotal: Subtotal?) -> String {
            guard let subtotal else { return "–" }
            switch subject {
            case .emissions: return words(subtotal.emission)
            case .energy: return words(subtotal.energy)
            }
        }

        private func words<D: Dimension>(_ sum: PartialSum<D>) -> String {
            sum.known == 0 ? "?" : texts.figure(sum.value.value) + (sum.missing > 0 ? "*" : "")
        }

        func entry(_ sector: Sector, _ carrier: Carrier) -> Entry {
            let lines = result.lines.filter { $0.record.sector == sector && $0.record.carrier == carrier }
            guard let first = lines.first else { return sign("–", "matrix.no-line") }
            let subtotal = result.byCell[MatrixCell(sector: sector, carrier: carrier)]
            guard let subtotal else {
                let key = first.record.entry.key
                return sign(key?.rawValue ?? "–", key.map { "notation.\($0.rawValue)" } ?? "matrix.no-line")
            }
            let (known, share) = measure(subtotal)
            guard known > 0 else {
                let key = first.record.entry.key
                var entry = sign(key?.rawValue ?? "?", "notation.\(key?.rawValue ?? "unknown")")
                entry.isUnknown = true
                return entry
            }
            let figure = lines.count == 1 ? Figure.line(first.record.id) : .sector(sector)
            return Entry(
                words: words(subtotal), address: "\(base)/figures/\(Address.escaped(figure.path))",
                weight: weight(share), isUnknown: false)
        }

        private func measure(_ subtotal: Subtotal) -> (known: Int, share: Double) {
            switch subject {
            case .emissions:
                (subtotal.emission.known, share(subtotal.emission.value.value, result.total.emission.value.value))
            case .energy: (subtotal.energy.known, share(subtotal.energy.value.value, result.total.energy.value.value))
            }
        }

        private func share(_ part: Double, _ whole: Double) -> Double { whole > 0 ? part / whole : 0 }

        private func weight(_ share: Double) -> Int {
            share > 0.08 ? 4 : share > 0.04 ? 3 : share > 0.015 ? 2 : share > 0.004 ? 1 : 0
        }

        private func sign(_ words: String, _ key: String) -> Entry {
            Entry(words: words, meaning: texts[key], weight: 0, isUnknown: false)
        }
    }
}

extension HTML {
    mutating func matrix(_ matrix: InventoryMatrix, _ texts: Texts) {
        self(.p, matrix.caption, .class("small soft"))
        self(.div, .class("scroll"), .tabindex(0), .role("region"), .aria("label", matrix.label)) { html in
            html(.table, .class("matrix")) { html in
                html(.thead) { $0(.tr) { $0.matrixHead(matrix, texts) } }
                for group in matrix.groups { html.matrixGroup(group, width: matrix.columns.count + 2) }
                html(.tfoot) { html in
                    html(.tr) { html in
                        html(.th, texts["row.total"], .scope("row"))
                        for total in matrix.totals { html(.td, total, .class("num")) }
                        html(.td, matrix.total, .class("num"))
                    }
                }
            }
        }
        self(.p, texts["matrix.signs"], .class("small"))
    }

    private mutating func matrixHead(_ matrix: InventoryMatrix, _ texts: Texts) {
        self(.th, texts["column.sector"], .scope("col"))
        for column in matrix.columns { self(.th, column, .scope("col")) }
        self(.th, texts["row.total"], .scope("col"), .class("total"))
    }

    private mutating func matrixGroup(_ group: InventoryMatrix.Group, width: Int) {
        self(.tbody) { html in
            if group.rows.count > 1 {
                html(.tr, .class("group")) { $0(.th, group.name, .scope("rowgroup"), .colspan(width)) }
            }
            for row in group.rows {
                html(.tr) { html in
                    html(.th, row.name, .scope("row"))
                    for cell in row.cells { html.matrixCell(cell) }
                    html(.td, row.total, .class("num total"))
                }
            }
        }
    }

    private mutating func matrixCell(_ cell: InventoryMatrix.Entry) {
        let weight = cell.weight > 0 ? " w\(cell.weight)" : ""
        self(.td, .class("num\(weight)\(cell.isUnknown ? " unknown" : "")")) { html in
            if cell.words == "?" || cell.words == "–" {
                html(.span, cell.words, .class("key"))
                html(.span, " \(cell.meaning ?? "")", .class("hidden"))
            } else if let meaning = cell.meaning {
                html(.abbr, cell.words, .class("key"), .title(meaning))
            } else if let address = cell.address {
                html(.a, cell.words, .href(address))
            } else {
                html.text(cell.words)
            }
        }
    }
}
