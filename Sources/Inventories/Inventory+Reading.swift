import Findings
import Ledger
import Quantities

// What every inventory has is read by hand, what few have as its type decodes itself: a covenant has many inventories.

extension Inventory {
    /// Reads an inventory.
    public init(from decoder: any Decoder) throws {
        let node = try JSONNode(of: decoder)
        self.init(
            town: try Town(node.member("town")), year: Year(try node.integer("year")), kind: try node.named("kind"),
            accounting: try Accounting(node.member("accounting")),
            records: try node.values("records") { try ActivityRecord($0) },
            plants: try node.values("plants") { try $0.decoded() },
            greenElectricity: try node.optional("greenElectricity")?.decoded(),
            heatExchange: try HeatExchange(node.member("heatExchange")),
            factors: try node.values("factors") { try $0.decoded() },
            printed: try node.values("printed") { try $0.decoded() },
            files: try node.values("files") { try $0.decoded() },
            publication: try node.optional("publication")?.decoded(), notes: try node.string(ifAny: "notes"))
    }
}

extension Inventory.Town {
    fileprivate init(_ node: JSONNode) throws {
        self.init(
            name: try node.string("name"), country: try node.string("country"),
            population: try node.integer(ifAny: "population"),
            populationYear: try node.integer(ifAny: "populationYear").map { Year($0) })
    }
}

extension Accounting {
    fileprivate init(_ node: JSONNode) throws {
        self.init(
            warming: try node.named("warming"), biomassIsSustainable: try node.bool("biomassIsSustainable"))
        // As they were written, which may be a unit that the approach would not be given now.
        (approach, basis) = (try node.named("approach"), try node.named("basis"))
    }
}

extension HeatExchange {
    fileprivate init(_ node: JSONNode) throws {
        self.init(
            importedEmissions: Quantity(try node.number("importedEmissions")),
            exportedEmissions: Quantity(try node.number("exportedEmissions")))
    }
}

extension Place {
    init(_ node: JSONNode) throws {
        self.init(
            file: try node.string(ifAny: "file"), sheet: try node.string(ifAny: "sheet"),
            row: try node.integer(ifAny: "row"), column: try node.integer(ifAny: "column"),
            field: try node.string(ifAny: "field"))
    }
}
