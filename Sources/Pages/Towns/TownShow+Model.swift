package import Cities
package import Findings
package import Localization

extension TownShow {
    /// A town in ready words.
    package struct Model: Equatable, Sendable {
        package var name: String
        package var otherNames: String
        package var country: Link
        package var promise: String
        package var inventories: Table?
        package var comparisons: [Link]
        /// The plans that were accepted.
        package var plans: [Link]
        /// The reports that were accepted, the newest first.
        package var reports: [Link]
        package var facts: [Fact]
        package var findings: [FindingItem]
        /// The first steps where there is no inventory yet.
        package var actions: [Link]
        package var take: [Link]
        package var covenant: CovenantBlock?

        /// Words a signatory, its inventories and what was noticed in the register.
        package init(
            _ signatory: Signatory, inventories: [ListedInventory], findings: [Finding], isLocal: Bool,
            hasLog: Bool = false, plans: [Int] = [], reports: [(number: Int, day: CalendarDay)] = [],
            covenant: CovenantBlock? = nil, _ texts: Texts
        ) {
            self.covenant = covenant
            let address = Address(texts.language)
            let name = signatory.name.inLanguage(texts.language)
            self.name = name
            otherNames = texts.list(signatory.name.otherNames(than: texts.language))
            country = Link(texts.country(signatory.country), address.country(signatory.country))
            promise = Self.promise(signatory, name, texts)
            let ordered = inventories.sorted { $0.year < $1.year }
            self.inventories = ordered.isEmpty ? nil : ListedInventory.tableOfOneTown(ordered, texts)
            comparisons = zip(ordered, ordered.dropFirst()).map { before, after in
                let years: [String: Detail] = ["before": .plain(before.year), "after": .plain(after.year)]
                return Link(
                    texts["take.compare", years], address.compare(signatory.slug, before.year, after.year))
            }
            self.plans = plans.map { year in
                Link(texts["town.plan", ["year": .plain(year)]], address.plan(signatory.slug, year))
            }
            self.reports = reports.map { report in
                Link(
                    texts["town.report", ["day": .text(texts.date(report.day))]],
                    address.monitoringReport(signatory.slug, report.number))
            }
            facts = Self.facts(signatory, texts)
            self.findings = FindingItem.items(findings, texts)
            let fields = [
                (name: "town", value: name), (name: "country", value: signatory.country),
                (name: "language", value: texts.language.rawValue),
            ]
            let workbook = Link(texts["town.workbook"], Address.query(address.workbook, fields))
            actions =
                isLocal
                ? [workbook, Link(texts["town.fill"], Address.query(address.newWork, fields))] : [workbook]
            take = ["csv", "json"].map { Link($0.uppercased(), "\(address.town(signatory.slug)).\($0)") }
            if hasLog { take.append(Link(texts["town-ledger.crumb"], address.ledger(signatory.slug))) }
        }

        private static func promise(_ signatory: Signatory, _ name: String, _ texts: Texts) -> String {
            let promised = Detail.text(texts.commitments(signatory.commitments))
            guard let adhesion = signatory.adhesion else {
                return texts["town.promise", ["town": .text(name), "commitments": promised]]
            }
            return texts[
                "town.promise.date",
                ["town": .text(name), "commitments": promised, "date": .text(texts.date(adhesion))]]
        }

        private static func facts(_ signatory: Signatory, _ texts: Texts) -> [Fact] {
            let unknown = texts["figure.unknown"]
            let population = signatory.population.map {
                texts["town.population", ["count": .count($0)]]
            }
            var facts = [
                Fact(texts["column.country"], texts.country(signatory.country)),
                Fact(texts["column.population"], population ?? unknown),
                Fact(texts["column.joined"], signatory.adhesion.map(texts.date) ?? unknown),
                Fact(texts["column.commitments"], texts.commitments(signatory.commitments)),
                Fact(texts["column.status"], texts["status.\(signatory.status)"]),
            ]
            if let group = signatory.group { facts.append(Fact(texts["town.group"], group)) }
            facts.append(Fact(texts["town.identifier"], signatory.gcomIdentifier ?? unknown))
            return facts
        }
    }
}
