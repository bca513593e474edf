import Findings
package import Inventories
package import Localization
import Quantities

/// "How do we know?": one figure, unfolded to the cell it came from.
package struct FigureShow: Page {
    /// A figure and its working in ready words.
    package struct Model: Equatable, Sendable {
        package var crumbs: [Link]
        package var subject: String
        package var figure: FigureItem
        package var tree: WorkingTree
        package var take: [Link]
        /// The revision of the ledger that it comes from, with the proof.
        package var revision: Fact?

        /// Words a figure; nothing where the inventory has no such figure.
        package init?(
            _ result: InventoryResult, _ figure: Figure, town: Link, base: String, revision: ShownRevision? = nil,
            _ texts: Texts
        ) {
            guard let working = result.working(of: figure) else { return nil }
            let year = result.inventory.year.number
            crumbs = [
                town, Link(texts["inventory.crumb", ["year": .plain(year)]], base), Link(texts["figure.how"], nil),
            ]
            tree = WorkingTree(working, addresses: Self.addresses(result, figure, base: base), texts)
            subject = "\(texts.title(of: result.inventory, town: town.words)). \(tree.title)"
            self.figure = Self.item(result, figure, working, texts)
            let address = "\(base)/figures/\(Address.escaped(figure.path))"
            take = ["json", "csv"].map { Link($0.uppercased(), "\(address).\($0)") }
            self.revision = revision.map { Fact(texts["revision.published"], $0.parts(texts)) }
        }

        private static func item(
            _ result: InventoryResult, _ figure: Figure, _ working: Working, _ texts: Texts
        ) -> FigureItem {
            let unit = result.inventory.accounting.emissionUnit
            let sum: PartialSum<Mass>? =
                switch figure {
                case .total: result.total.emission
                case .sector(let sector): result.bySector[sector]?.emission
                case .carrier(let carrier): result.byCarrier[carrier]?.emission
                default: nil
                }
            let range: Estimate? =
                switch figure {
                case .total: result.uncertainty?.total
                case .sector(let sector): result.uncertainty?.bySector[sector]
                default: nil
                }
            if let sum { return FigureItem(sum, unit: unit, range: range, address: nil, texts) }
            let isPartial = figure == .perHead && !result.total.emission.isComplete
            return FigureItem(working.value, unit: working.unit, isPartial: isPartial, texts)
        }

        /// Where the lines of a sum have pages of their own, in the order of the working.
        private static func addresses(_ result: InventoryResult, _ figure: Figure, base: String) -> [String] {
            result.lines.filter { line in
                guard line.record.entry.standing != .absent else { return false }
                return switch figure {
                case .total: true
                case .sector(let sector): line.record.sector == sector
                case .carrier(let carrier): line.record.carrier == carrier
                default: false
                }
            }.map { "\(base)/figures/\(Address.escaped(Figure.line($0.record.id).path))" }
        }
    }

    package let model: Model

    package init(_ model: Model) { self.model = model }

    package var section: Frame.Section? { .inventories }

    package func title(_ texts: Texts) -> String { "\(texts["figure.how"]) \(model.subject)" }

    package func main(_ html: inout HTML, _ texts: Texts) {
        html.crumbs(model.crumbs, texts)
        html(.h1, texts["figure.how"])
        html.hero(model.figure)
        html(.p, model.subject)
        html(.p, [model.figure.range, model.figure.completeness].compactMap { $0 }.joined(separator: "; "))
        html.working(model.tree, texts)
        if let revision = model.revision { html.facts([revision]) }
        html.take(texts["figure.tree"], model.take)
    }
}
