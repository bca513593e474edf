import Findings
package import Localization
package import Statistics

extension Texts {
    /// What a figure is of.
    package func name(_ row: FigureRow) -> String {
        let name = keyName(row)
        guard let part = row.part else { return name }
        let words = self["figures.part.\(part)"]
        return name.isEmpty ? words : "\(name) · \(words)"
    }

    private func keyName(_ row: FigureRow) -> String {
        switch row.topic {
        case .signatories: row.key == "active" ? self["figures.active"] : self["status.\(row.key)"]
        case .adhesions, .baseYears, .money: row.key
        case .commitments: self["commitment.\(row.key).short"]
        case .emissions, .promised, .reached: row.key == "all" ? "" : counting(row.key)
        case .actions: row.key == "all" ? "" : self["action-sector.\(row.key)"]
        case .statuses: self["action-status.\(row.key)"]
        case .people, .sizes, .plans, .inventories, .energy, .production:
            self["figures.\(row.topic.rawValue).\(row.key)"]
        }
    }

    private func counting(_ code: String) -> String {
        let parts = code.split(separator: "-").map(String.init)
        guard parts.count == 2 else { return code }
        return "\(self["approach.\(parts[0])"]), \(unit("t\(parts[1])"))"
    }

    /// A figure with its unit; that nothing is known where no town reports it.
    package func value(_ row: FigureRow) -> String {
        guard let value = row.value else { return self["figure.unknown"] }
        switch row.unit {
        case "": return numbers.decimals(value, 0)
        case "1": return numbers.percent(value)
        case "MWh", "t", "tCO2", "tCO2e": return quantity(figure(value), row.unit)
        default: return "\(numbers.decimals(value, 0))\u{A0}\(row.unit)"
        }
    }

    /// How many towns and people are in a figure.
    package func coverage(_ coverage: Coverage) -> String {
        let towns: [String: Detail] = ["towns": .count(coverage.towns), "count": .count(coverage.ofTowns)]
        guard let share = coverage.peopleShare else { return self["figures.coverage", towns] }
        return self["figures.coverage.people", towns.with(["share": .share(share)])]
    }
}

extension Mark {
    /// Whether all that should be in a figure is.
    package init(_ mark: Coverage.Mark, _ texts: Texts) {
        let kind: Kind =
            switch mark {
            case .complete: .good
            case .partial: .look
            case .unknown: .note
            }
        self.init(kind, texts["figures.mark.\(mark.rawValue)"])
    }
}

extension Texts {
    /// That no territory has a name, and which names are near it.
    package func unknownTerritory(_ asked: String, near: [String]) -> String {
        let name: [String: Detail] = ["value": .text(asked)]
        return near.isEmpty
            ? self["finding.territory.unknown.text", name]
            : self["finding.territory.unknown-near.text", name.with(["names": .text(list(near))])]
    }
}
