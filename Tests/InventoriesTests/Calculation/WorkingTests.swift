import Findings
import Inventories
import Quantities
import Testing

@Suite("How do we know? The working of every figure")
struct WorkingTests {
    private let tables: FactorTables

    init() throws { tables = try ShippedTables.tables }

    /// Invented inventories of every kind, and one with plants, purchases and a factor for some of its electricity.
    private func results() -> [InventoryResult] {
        var random = RandomInventory(seed: 83)
        var inventories: [Inventory] = []
        for basis in Accounting.Basis.allCases {
            random.accounting = Accounting(basis: basis)
            inventories += (0..<20).map { _ in random.next() }
        }
        random.accounting = Accounting(approach: .lifeCycle)
        inventories += (0..<10).map { _ in random.next() }
        let municipal = CheckTown.given(.electricity, 0.3).limited(to: [.municipal])
        let heated = CheckTown.sound.adding(CheckTown.plant()).adding(
            CheckTown.line("heat", .tertiary, .heatCold, 9_000)
        )
        .adding(CheckTown.line("warm", .municipal, .heatCold, 500))
        inventories += [
            heated, heated.giving(municipal), heated.giving(CheckTown.given(.heatCold, 0.2).limited(to: [.municipal])),
            heated.with { $0.greenElectricity = GreenElectricity(amount: .reported(900_000, .megawattHour)) },
        ]
        return inventories.map { $0.computed(with: tables) }
    }

    @Test("every figure has a working with its value")
    func everyFigure() throws {
        for result in results() {
            for figure in result.figures {
                let working = try #require(result.working(of: figure), "\(figure.path)")
                switch figure {
                case .total: #expect(working.value == result.total.emission.value.value)
                case .perHead: #expect(working.value == result.emissionPerHead)
                case .line(let id):
                    #expect(working.value == result.lines.first { $0.record.id == id }?.emission?.value)
                case .sector(let sector): #expect(agree(working.value, result.bySector[sector]?.emission.value.value))
                case .carrier(let carrier):
                    #expect(agree(working.value, result.byCarrier[carrier]?.emission.value.value))
                case .electricityFactor, .heatFactor: break
                }
            }
        }
    }

    @Test("a figure an inventory does not have has no working")
    func noFigure() {
        let result = Inventory(town: .init(name: "Demokent", country: "KZ"), year: 2015).computed(with: tables)
        #expect(result.working(of: .perHead) == nil)
        #expect(result.working(of: .line("r1")) == nil)
        #expect(result.working(of: .sector(.municipal)) == nil)
        #expect(result.working(of: .carrier(.coal)) == nil)
        #expect(result.working(of: .heatFactor) == nil)
    }

    @Test("every step of every working follows from its inputs by its formula")
    func recomputed() throws {
        for result in results() {
            for figure in result.figures {
                try follows(try #require(result.working(of: figure)), figure.path)
            }
        }
    }

    @Test("every number at the end of a working has a source, a cell or a figure of its own")
    func leaves() throws {
        for result in results() {
            for figure in result.figures {
                for leaf in leaves(of: try #require(result.working(of: figure))) {
                    let isFigure = ["working.population", "working.total"].contains(leaf.title.key)
                    // Inputs of the electricity and heat formulas are figures of the town itself.
                    let isInput =
                        leaf.title.key.hasPrefix("working.electricity-")
                        || leaf.title.key.hasPrefix("working.heat-") || leaf.title.key.hasPrefix("working.production-")
                        || leaf.title.key.hasPrefix("working.green-")
                    let isKnown = leaf.citation != nil || leaf.place != nil || leaf.value == nil
                    #expect(isKnown || isFigure || isInput || leaf.inputs.isEmpty && leaf.value == 0, "\(leaf)")
                }
            }
        }
    }

    @Test("a figure from a file names the cell and the digest of the file")
    func cell() throws {
        let inventory = CheckTown.sound.with {
            $0.files = [.init(name: "demokent.xlsx", sha256: String(repeating: "ab", count: 32))]
        }
        let line = try #require(inventory.computed(with: tables).working(of: .line("homes-gas")))
        let cell = try #require(leaves(of: line).first { $0.title.key == "working.cell" })
        #expect(cell.place?.cell == "C7")
        #expect(cell.sha256 == String(repeating: "ab", count: 32))
        #expect(cell.value == 300_000 && cell.unit == "MWh")
    }

    @Test("an amount by mass shows the amount as typed, the calorific value and its source")
    func byMass() throws {
        let inventory = CheckTown.sound.setting("homes-coal", 1_000, .tonne)
        let line = try #require(inventory.computed(with: tables).working(of: .line("homes-coal")))
        let activity = try #require(line.inputs.first)
        #expect(activity.formula == "A = a × u")
        #expect(activity.inputs.map(\.title.key) == ["working.cell", "working.calorific-value"])
        #expect(activity.inputs[0].value == 1_000 && activity.inputs[0].unit == "t")
        #expect(activity.inputs[1].unit == "MWh/t")
        #expect(activity.inputs[1].citation?.source.isEmpty == false)
    }

    @Test("a line without a factor shows that it is missing")
    func missing() throws {
        let inventory = CheckTown.sound.adding(CheckTown.line("odd", .tertiary, .otherFossil, 10))
        let line = try #require(inventory.computed(with: tables).working(of: .line("odd")))
        #expect(line.value == nil)
        #expect(line.inputs.last?.title.key == "working.factor-missing")
    }

    // MARK: Recomputing a step

    private func follows(_ working: Working, _ path: String) throws {
        let values = working.inputs.compactMap(\.value)
        switch working.formula {
        case "Σ Eᵢ": #expect(agree(working.value, values.reduce(0, +)), "\(path)")
        case "E / P": #expect(agree(working.value, values[0] / values[1]), "\(path)")
        case "E = A × F" where working.value != nil:
            #expect(agree(working.value, values[0] * values[1]), "\(path): \(working)")
        case "A = a × u" where working.value != nil: #expect(agree(working.value, values[0] * values[1]), "\(path)")
        case "Σ F(g) × GWP(g)":
            let sum = working.inputs.reduce(0) { $0 + ($1.value ?? 0) * warming($1) }
            #expect(agree(working.value, sum), "\(path)")
        case "((TCE − LPE − GEP) × NEEFE + CO2LPE + CO2GEP) / TCE" where values[0] > 0:
            let share = (values[0] - values[1] - values[2]) * values[3]
            #expect(agree(working.value, (share + values[4] + values[5]) / values[0]), "\(path)")
        case "(CO2LPE + CO2GEP) / (LPE + GEP)":
            #expect(agree(working.value, (values[4] + values[5]) / (values[1] + values[2])), "\(path)")
        case "(CO2LPH + CO2IH − CO2EH) / LHC":
            #expect(agree(working.value, (values[0] + values[1] - values[2]) / values[3]), "\(path)")
        default: break
        }
        for input in working.inputs { try follows(input, path) }
    }

    /// The potential that stands in the formula of a gas: `× GWP 28.0`.
    private func warming(_ gas: Working) -> Double {
        gas.formula.flatMap { Double($0.replacing("× GWP ", with: "")) } ?? 1
    }

    private func leaves(of working: Working) -> [Working] {
        working.inputs.isEmpty ? [working] : working.inputs.flatMap(leaves)
    }

    private func agree(_ left: Double?, _ right: Double?) -> Bool {
        guard let left, let right else { return left == right }
        return abs(left - right) <= 1e-9 * max(1, abs(right))
    }
}

extension GivenFactor {
    /// This factor for some sectors only.
    fileprivate func limited(to sectors: [Sector]) -> GivenFactor {
        var factor = self
        factor.sectors = sectors
        return factor
    }
}
