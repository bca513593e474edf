package import Exchange
import Inventories
import Quantities

extension Vocabulary {
    /// Reads the shipped tables of synonyms.
    package static func load(from folder: ResourceFolder) throws -> Vocabulary {
        func rows(_ name: String) throws -> [TableRows.Row] {
            try TableRows(try folder.bytes("\(name).csv"), name: "\(name).csv").rows
        }
        var vocabulary = Vocabulary()
        for row in try rows("sector_synonyms") {
            let sectors = try row.text("sector").split(separator: ";").compactMap { Sector(rawValue: String($0)) }
            let kind = try row.word("kind", SectorSense.Kind.init(rawValue:))
            vocabulary.add(
                sector: try row.text("word"), within: row.optional("within") ?? "",
                SectorSense(sectors: sectors, kind: kind, nonEnergy: row.optional("non_energy_sector")))
        }
        for row in try rows("carrier_synonyms") where row.optional("within") == nil {
            vocabulary.add(
                carrier: try row.text("word"),
                CarrierSense(
                    carrier: Carrier(rawValue: try row.text("carrier")),
                    fuel: row.optional("fuel_code").map(Fuel.init(rawValue:)),
                    kind: try row.word("kind", CarrierSense.Kind.init(rawValue:)),
                    sectorHint: row.optional("sector_hint").flatMap(Sector.init(rawValue:))))
        }
        for row in try rows("unit_synonyms") {
            vocabulary.add(unit: try row.text("word"), try row.word("unit", ActivityUnit.init(rawValue:)))
        }
        // Units per tonne or cubic metre of fuel are listed too, so that they are told apart; they are not per energy.
        for row in try rows("factor_unit_synonyms") {
            guard let unit = FactorUnit(rawValue: try row.text("unit")) else { continue }
            vocabulary.add(factorUnit: try row.text("word"), unit)
        }
        for row in try rows("column_synonyms") {
            vocabulary.add(column: try row.text("word"), try row.text("column"))
        }
        var keys: [String: KeySense] = [:]
        for row in try rows("notation_synonyms") {
            let key = Entry.Key(rawValue: try row.text("key"))
            keys[try row.text("word")] = key.map(KeySense.key) ?? .unknown
        }
        vocabulary.set(keys: keys)
        return vocabulary
    }
}
