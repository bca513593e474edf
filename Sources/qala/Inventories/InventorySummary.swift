import Findings
import Inventories
import Localization
import Quantities

/// An inventory's result as a page of text.
struct InventorySummary {
    let text: String

    init(_ result: InventoryResult, texts: Texts) {
        var lines: [String] = []
        let numbers = texts.numbers
        let inventory = result.inventory
        let unit = "t\(result.basis.rawValue)"
        func tonnes(_ value: Double) -> String { texts.quantity(numbers.decimals(value, 0), unit) }
        lines.append("\(inventory.town.name), \(inventory.year)")
        var total = "\(texts.text("working.total")): \(tonnes(result.total.emission.value.value))"
        if let range = result.uncertainty?.total {
            total += " (\(numbers.decimals(range.low, 0)) – \(numbers.decimals(range.high, 0)))"
        }
        lines.append(total)
        let sum = result.total.emission
        lines.append(
            texts.text(
                "command.completeness",
                [
                    "count": .count(sum.known), "whole": .plain(sum.known + sum.missing),
                    "sectors": .plain(result.keySectors.count),
                ]))
        if let perHead = result.emissionPerHead {
            lines.append(
                "\(texts.text("working.per-head")): \(texts.quantity(numbers.decimals(perHead, 2), "\(unit)/head"))")
        }
        lines.append("")
        for sector in Sector.allCases {
            guard let subtotal = result.bySector[sector] else { continue }
            lines.append(row(texts.text("sector.\(sector.rawValue)"), subtotal, tonnes))
        }
        lines.append("")
        for carrier in Carrier.allCases {
            guard let subtotal = result.byCarrier[carrier] else { continue }
            lines.append(row(texts.text("carrier.\(carrier.rawValue)"), subtotal, tonnes))
        }
        if let uncertainty = result.uncertainty, !uncertainty.contributors.isEmpty {
            lines.append("")
            lines.append(texts.text("command.measure-first"))
            for contributor in uncertainty.contributors {
                lines.append("  \(Self.name(contributor, result, texts)): \(numbers.percent(contributor.share))")
            }
        }
        text = lines.joined(separator: "\n")
        func row(_ name: String, _ subtotal: Subtotal, _ tonnes: (Double) -> String) -> String {
            let mark = subtotal.emission.missing == 0 ? "" : " *"
            return "  \(name): \(tonnes(subtotal.emission.value.value))\(mark)"
        }
    }

    /// What an input is called: the line's sector and carrier, or the factor's name.
    static func name(_ contributor: InventoryUncertainty.Contributor, _ result: InventoryResult, _ texts: Texts)
        -> String
    {
        switch contributor.input {
        case .factor(let identity, let gas):
            return texts.text("command.factor", ["name": .text("\(identity) \(gas.rawValue)")])
        case .activity(let id):
            guard let record = result.lines.first(where: { $0.record.id == id })?.record else { return id }
            return [
                record.sectorWord ?? texts.text("sector.\(record.sector.rawValue)"), record.subsector ?? "",
                record.carrierWord ?? texts.text("carrier.\(record.carrier.rawValue)"),
            ].filter { !$0.isEmpty }.joined(separator: " · ")
        }
    }
}

/// A working as an indented outline.
struct WorkingOutline {
    let text: String

    init(_ working: Working, texts: Texts) {
        var lines: [String] = []
        func append(_ node: Working, _ depth: Int) {
            let indent = String(repeating: "  ", count: depth)
            let value = node.value.map { texts.numbers.significant($0, 6) } ?? "?"
            lines.append("\(indent)\(texts.text(node.title)): \(node.unit.isEmpty ? value : "\(value) \(node.unit)")")
            if let formula = node.formula { lines.append("\(indent)  = \(formula)") }
            if let citation = node.citation, !citation.source.isEmpty {
                let edition = citation.edition.map { "\($0) · " } ?? ""
                lines.append(
                    "\(indent)  \(edition)\(citation.source) [\(texts.text("verification.\(citation.verification.rawValue)"))]"
                )
                if let note = citation.note, !note.isEmpty { lines.append("\(indent)  ! \(note)") }
            }
            if let place = node.place, place.file != nil {
                let hash = node.sha256.map { " · SHA-256 \($0)" } ?? ""
                lines.append("\(indent)  \(texts.text(place))\(hash)")
            }
            for input in node.inputs { append(input, depth + 1) }
        }
        append(working, 0)
        text = lines.joined(separator: "\n")
    }
}
