import Cities
import Findings
package import Inventories
package import Localization
package import Quantities

extension Texts {
    /// A sector's name.
    package func name(_ sector: Sector) -> String { self["sector.\(sector.rawValue)"] }

    /// A sector's name where space is short.
    package func shortName(_ sector: Sector) -> String { self["sector.\(sector.rawValue).short"] }

    /// A carrier's name.
    package func name(_ carrier: Carrier) -> String { self["carrier.\(carrier.rawValue)"] }

    /// A country's name; the code where the catalogue has none.
    package func country(_ alpha2: String) -> String { textIfAny("country.\(alpha2)") ?? alpha2 }

    /// An emission factor with four digits: enough to compute again, few enough to read.
    package func factor(_ value: Double) -> String { numbers.significant(value, 4) }

    /// What a table is called where only its frame can be met.
    package func tableLabel(_ title: String) -> String { self["table.label", ["title": .text(title)]] }

    /// A range in a sentence, with its unit.
    package func rangeSentence(_ estimate: Estimate, _ unit: String) -> String {
        self["figure.range", ["range": .text(range(estimate)), "unit": .text(self.unit(unit))]]
    }

    /// A change with its sign: `+1 200`, `−300`.
    package func signed(_ value: Double) -> String { sign(value) + figure(value.magnitude) }

    /// A relative change with its sign: `−35,4 %`.
    package func signedPercent(_ share: Double) -> String { sign(share) + numbers.percent(share.magnitude) }

    /// The first digits of a digest; the whole stands in the data.
    package func shortDigest(_ sha256: String) -> String {
        sha256.count > 16 ? "\(sha256.prefix(8))…\(sha256.suffix(8))" : sha256
    }

    /// A town, its year and what the inventory is for.
    package func title(of inventory: Inventory, town: String) -> String {
        self[
            "inventory.title",
            [
                "town": .text(town), "year": .plain(inventory.year.number),
                "kind": .term("kind.\(inventory.kind.rawValue)"),
            ]]
    }

    /// A moment as people write it, in coordinated universal time.
    package func moment(secondsSince1970 seconds: Int64) -> String {
        let day = CalendarDay(secondsSince1970: seconds)
        let inDay = Int(seconds) - day.daysSince1970 * 86_400
        let time = date(year: day.year, month: day.month, day: day.day, hour: inDay / 3600, minute: inDay % 3600 / 60)
        return self["moment.utc", ["moment": .text(time)]]
    }

    private func sign(_ value: Double) -> String { value > 0 ? "+" : value < 0 ? "−" : "" }
}

extension Accounting {
    /// The unit of emissions, as the catalogue names it.
    var emissionUnit: String { basis.emissionUnit }
}

extension Accounting.Basis {
    /// The unit of emissions, as the catalogue names it.
    var emissionUnit: String { "t\(rawValue)" }
}

extension InventoryResult {
    /// A line's name: the file's own words where it has them.
    func name(of record: ActivityRecord, _ texts: Texts) -> String {
        texts[
            "working.line",
            [
                "sector": record.sectorWord.map { .text($0) } ?? .term("sector.\(record.sector.rawValue)"),
                "carrier": record.carrierWord.map { .text($0) } ?? .term("carrier.\(record.carrier.rawValue)"),
                "subsector": .text(record.subsector ?? ""),
            ]]
    }

    /// Sectors with lines, the largest emission first.
    var sectorsBySize: [Sector] {
        Sector.allCases.filter { bySector[$0] != nil }.enumerated().sorted {
            let (left, right) = (emission(of: $0.element), emission(of: $1.element))
            return left == right ? $0.offset < $1.offset : left > right
        }.map(\.element)
    }

    /// Carriers with lines, the largest emission first.
    var carriersBySize: [Carrier] {
        Carrier.allCases.filter { byCarrier[$0] != nil }.enumerated().sorted {
            let (left, right) = (emission(of: $0.element), emission(of: $1.element))
            return left == right ? $0.offset < $1.offset : left > right
        }.map(\.element)
    }

    private func emission(of sector: Sector) -> Double { bySector[sector]?.emission.value.value ?? 0 }
    private func emission(of carrier: Carrier) -> Double { byCarrier[carrier]?.emission.value.value ?? 0 }
}
